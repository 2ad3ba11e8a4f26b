// Messages of a guest who means harm. Every page of the room, with script and without, is tried with
// these.

/** What it tries to be, and its text: shown as it stands. */
export const markup: readonly (readonly [string, string])[] = [
  ['an image', '<img src=x onerror=alert(1)>'],
  ['a script', '</bdi><script>alert(1)</script>'],
  ['a drawing', '<svg onload=alert(1)><style>*{display:none}</style>'],
  ['a frame', '<iframe src="//example.org/"></iframe><base href="//example.org/">'],
  ['entities and templates', '&lt;b&gt; &#60;b&#62; {{7*7}} ${7*7} %3Cb%3E'],
  ['addresses that run', 'javascript:alert(1) data:text/html,<script>alert(1)</script>'],
  ['400 letters without a space', 'W'.repeat(400)],
];

/** What it hides, its text, and what may be seen of it. */
export const disguises: readonly (readonly [string, string, string])[] = [
  ['colours and bold of mIRC', '\x02bold\x02 \x0304,01red\x03 \x1funder\x0f', 'bold red under'],
  ['letters that turn the text', 'abc\u202edef\u2066ghi\u2069', 'abcdefghi'],
  ['bells and escapes', 'a\x07b\x1b[31mc', 'a b [31mc'],
  ['letters that hide', 'a\u200bb\u2060c\ufeff', 'abc'],
  ['marks piled up', `Z${'\u0308'.repeat(40)}!`, `Z${'\u0308'.repeat(5)}!`],
];
