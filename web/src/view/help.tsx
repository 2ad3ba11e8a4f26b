// The lists of shortcuts and of commands.

import { commands, serviceHelp } from '../../../server/contract/room/commands.ts';
import { caps, shortcuts, shortcutNames } from './shortcuts.ts';
import { pageCommands } from '../talk/page-orders.ts';
import { sealedParts } from './sealing.ts';
import { words } from './words.ts';

const all = [...Object.values(commands), ...Object.values(pageCommands), serviceHelp];
const sealedHelp = { usage: '/words', help: 'sealed.help' } as const;

export function Help() {
  return (
    <div class="sheet">
      <h2>{words.say('help.open')}</h2>
      <h3>{words.say('help.shortcuts')}</h3>
      <dl class="keys">
        {shortcutNames.map((name) => (
          <div key={name}>
            <dt>
              {caps(shortcuts[name]).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </dt>
            <dd>{words.say(`key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.say('help.keys')}</p>
      <h3>{words.say('help.title')}</h3>
      <dl class="keys">
        {[...all, ...(sealedParts.value === null ? [] : [sealedHelp])].map(({ usage, help }) => (
          <div key={usage}>
            <dt>
              <code>{words.usage(usage)}</code>
            </dt>
            <dd>{words.say(help)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
