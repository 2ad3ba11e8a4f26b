// Pages that ask once more before something is done that cannot be undone: somebody is put out, an invitation is
// taken back, the room is ended. Pure.

import { html, type Html, type Part } from './html.ts';
import { backToHosts, orderButton, orderForm, type HostForms } from './host-parts.ts';
import { name, page, sentence } from './page.ts';

function question(forms: HostForms, title: Html | string, parts: Part): Html {
  const { words } = forms;
  return page(
    { words, title: `${words.say('lite.hosts')} · Mayfly`, kind: 'plain hosts' },
    html`<main>
      <h1>${title}</h1>
      ${parts}${backToHosts(forms)}
    </main>`,
  );
}

export function removePage(forms: HostForms, nick: string): Html {
  const { words } = forms;
  const button = words.say('lite.hostsRemove');
  return question(
    forms,
    sentence(words, 'lite.hostsRemoveAsk', { nick }),
    html`<p>${words.say('lite.hostsRemoveMore')}</p>
      ${orderForm(
        forms,
        html`<input type="hidden" name="who" value="${nick}" />
          <p>
            <button type="submit" name="do" value="remove" class="main">
              <span>${button} ${name(nick)}</span>
            </button>
          </p>`,
      )}`,
  );
}

/** @param text what hosts call it. */
export function revokePage(forms: HostForms, invitation: string, text: string): Html {
  const { words } = forms;
  return question(
    forms,
    sentence(words, 'lite.hostsRevokeAsk', { text }),
    html`<p>${words.say('lite.hostsRevokeMore')}</p>
      ${orderForm(
        forms,
        html`<input type="hidden" name="invitation" value="${invitation}" />
          <p>${orderButton('revoke', words.say('lite.hostsRevoke'), true)}</p>`,
      )}`,
  );
}

/** @param word that has to be repeated. @param again another one was written before. */
export function burnPage(forms: HostForms, word: string, again: boolean): Html {
  const { words } = forms;
  const wrong =
    again &&
    html`<p class="problem" id="problem" role="alert">${words.say('lite.hostsEndAgain')}</p> `;
  const described = again && html` aria-invalid="true" aria-describedby="problem"`;
  return question(
    forms,
    words.say('lite.hostsEnd'),
    html`<p>${words.say('lite.hostsEndMore')}</p>
      ${wrong}
      <p>${words.say('lite.hostsEndAsk')}</p>
      <p class="two-words"><strong lang="en" translate="no">${word}</strong></p>
      ${orderForm(
        forms,
        html`<p>
            <label for="word">${words.say('lite.hostsEndWord')}</label>
            <input
              id="word"
              name="word"
              type="text"
              maxlength="32"
              required
              autofocus
              autocapitalize="off"
              spellcheck="false"
              ${described}
            />
          </p>
          <p>${orderButton('burn', words.say('lite.hostsEndNow'), true)}</p>`,
      )}`,
  );
}
