// The style sheet of the lite door, which is a file of the page: system fonts, no images, light or dark as the browser prefers. Text has a
// contrast of at least 4.5:1 to its background, edges of fields 3:1.

// A stream shows a sign of life every 25 seconds (the lite door's streams/message-stream.ts). When none came for this
// long, the page says so; interruptions in Tor itself are shorter.
const silenceSeconds = 60;

export const style = `:root{color-scheme:light dark;--page:#fbfaf7;--ink:#1d1c1a;--soft:#5c5952;--edge:#8a867c;--line:#dedad0;--accent:#0b5d6b;--on:#fff;--bad:#a3231b;--mark:#fff3d1;--field:#fff}
@media(prefers-color-scheme:dark){:root{--page:#16181a;--ink:#ecebe7;--soft:#aeaba3;--edge:#7d7a73;--line:#34373a;--accent:#7ccbd8;--on:#0a2328;--bad:#ff9b91;--mark:#3a3220;--field:#1f2225}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;background:var(--page);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
h1{font-size:1.125rem;line-height:1.3;margin:0}
p{margin:0;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
input,button,select,textarea,.button{font:inherit;color:inherit;min-height:2.75rem;border-radius:.375rem;border:1px solid var(--edge);background:var(--field);padding:.25rem .75rem}
button,.button{cursor:pointer;display:inline-flex;align-items:center;text-decoration:none}
button.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
.hint,.topic,.event,time,.role{color:var(--soft);font-size:.875rem}
.notable{color:var(--ink)}
.problem,.wrong{color:var(--bad)}
.problem{font-weight:600}
.two-words{font-size:1.25rem}
h2{font-size:1rem;line-height:1.3;margin:0 0 .5rem}
.told{border:1px solid var(--edge);border-radius:.375rem;padding:.5rem .75rem}
.hosts section{border-top:1px solid var(--line);padding-top:1rem}
.hosts section>*{margin-block:.5rem}
.hosts section>form>*{margin-block:.5rem}
.hosts .rows li{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding-block:.5rem}
.hosts .rows p{flex:1 1 14rem;min-width:0}
.hosts .rows form{display:flex;flex-wrap:wrap;gap:.5rem}
.hosts .rows form>*{margin:0}
.plain.hosts dl{grid-template-columns:fit-content(70%) minmax(0,1fr)}
.hosts textarea{field-sizing:content}
.hosts .row{flex-wrap:wrap}
.plain{max-width:40rem;margin:0 auto;padding:1rem}
.plain main>*{margin-block:1rem}
.plain form>*,.sealed>*{margin-block:1rem}
.sealed code{font-size:1rem;white-space:nowrap}
.plain label{display:block;font-weight:600}
.plain input:not([type=radio],[type=checkbox]),textarea{width:100%}
.plain .hint{display:block;margin-top:.25rem}
fieldset{border:1px solid var(--line);border-radius:.375rem;margin:0;padding:.25rem .75rem}
.plain label.choice{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;padding-block:.25rem;font-weight:400}
label.choice input{min-height:0;width:1.25rem;height:1.25rem;flex:none;accent-color:var(--accent)}
.plain dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
.plain dd{margin:0}
.people li{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline;line-height:2.75rem}
.people a{min-width:2.75rem}
.languages ul,nav ul,.tools{display:flex;flex-wrap:wrap;gap:0 .5rem}
.languages a,nav a,.tools a,.choices a,summary{display:inline-flex;align-items:center;min-height:2.75rem;min-width:2.75rem;padding:0 .5rem}
.plain .languages ul{margin-inline:-.5rem}
.languages [aria-current]{font-weight:700;text-decoration:none;color:inherit}
.frames{display:grid;grid-template:auto auto minmax(0,1fr)/minmax(0,1fr);height:100vh;height:100dvh}
.frames header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;padding:.25rem .75rem;border-bottom:1px solid var(--line)}
.frames .topic{flex:1 1 12rem;min-width:0;max-height:3rem;overflow:hidden}
.frames nav[aria-label]{padding:0 .25rem}
.frames>nav{max-height:8.5rem;overflow:auto;border-bottom:1px solid var(--line)}
nav [aria-current=page]{font-weight:700;color:inherit;text-decoration:none;border-bottom:3px solid var(--accent)}
.unread{margin-inline-start:.5rem;padding:0 .5rem;border-radius:1rem;background:var(--accent);color:var(--on);font-size:.875rem}
summary{cursor:pointer}
summary::after{content:" \\25be"}
.zone{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-block:.25rem}
.address{overflow-wrap:anywhere;font-weight:600}
.choices[open]{flex-basis:100%}
.panel{display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:center}
.panel ul{display:flex;flex-wrap:wrap}
.frames main{display:flex;flex-direction:column;min-height:0}
iframe{border:0;display:block;width:100%;color-scheme:light dark}
.frames .messages{flex:1;min-height:0}
.frames .write{flex:none;height:7.75rem;border-top:1px solid var(--line)}
iframe.end{position:fixed;inset:0;height:100%;z-index:2;pointer-events:none;background:none}
.stream main{scrollbar-color:var(--edge) var(--page);height:100vh;overflow-y:auto;display:flex;flex-direction:column-reverse}
.log{padding:.5rem .75rem}
.log:has(.bar),.log:has(~.bar){padding-top:3.25rem}
.log p{padding:.125rem 0}
.log .own b{color:var(--accent)}
.log .mention{background:var(--mark);margin-inline:-.75rem;padding-inline:.75rem}
.log .act{font-style:italic}
.log .missed,.log .day{color:var(--soft);font-size:.875rem;text-align:center;border-top:1px solid var(--line);margin-top:.5rem}
.log .missed{border-color:var(--accent)}
.event.empty:has(~p){display:none}
.bar{position:fixed;inset-block-start:0;inset-inline:0;display:flex;flex-wrap:wrap;gap:0 .5rem;max-height:50vh;overflow-y:auto;padding:0 .25rem;background:var(--page);border-bottom:1px solid var(--accent)}
.bar:has(~.bar){display:none}
.count{position:fixed;inset-block-start:0;inset-inline-end:0;z-index:1;background:var(--page);border-radius:0 0 0 .375rem}
.count:has(~.count){display:none}
.count a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .75rem;font-size:.875rem}
.log~.bar,.log .bar{padding-inline-end:8rem}
.stream .tools{padding:0 .75rem}
.beat{display:none;position:fixed;inset-block-end:0;inset-inline:0;padding:.25rem .75rem;background:var(--mark);border-block:1px solid var(--edge);visibility:hidden}
.beat a{display:inline-flex;align-items:center;min-height:2.75rem}
@supports selector(:has(~*)){.beat{display:block;animation:show 1ms ${silenceSeconds}s forwards}.beat:has(~.beat){display:none}}
@keyframes show{to{visibility:visible}}
.note a{display:inline-block;line-height:2.75rem}
.writing .problem,.writing .note{font-size:.875rem;line-height:1.3}
.note button{font-size:1rem}
.writing main{display:flex;flex-direction:column;justify-content:flex-end;min-height:100vh;padding:.25rem .75rem .5rem}
.writing form.write{position:sticky;inset-block-end:0;background:var(--page)}
form.write label{display:block;font-size:.875rem;color:var(--soft)}
.row{display:flex;gap:.5rem}
.row input{flex:1;min-width:0}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.one form.write{margin-top:.5rem}
.one{max-width:48rem;margin:0 auto;padding:.75rem}
@media(max-width:40rem){.frames header,.frames .tools{gap:0}.frames header{padding-inline:.5rem}.frames .tools a,.frames summary{padding-inline:.25rem}.frames .topic{flex-basis:6rem;margin-inline-start:.75rem;white-space:nowrap;text-overflow:ellipsis}.frames:has(.choices[open]){height:auto;min-height:100vh}.frames:has(.choices[open]) .messages{flex:none;height:14rem}.frames .write{height:9rem}}
@media(max-height:26rem){.frames{height:auto;min-height:100vh}.frames .messages{flex:none;height:14rem}}
@media(forced-colors:active){.unread{border:1px solid}}
`;
