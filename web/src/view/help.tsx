// The list of commands.

import { commands } from '../../../server/contract/words/commands.ts';
import { pageCommands } from '../talk/page-orders.ts';
import { words } from './words.ts';

export function Help() {
  return (
    <div class="help">
      <h2>{words.say('help.title')}</h2>
      <dl>
        {[...Object.values(commands), ...Object.values(pageCommands)].map(({ usage, help }) => (
          <div key={usage}>
            <dt>
              <code>{usage}</code>
            </dt>
            <dd>{words.say(help)}</dd>
          </div>
        ))}
      </dl>
      <p>{words.say('help.keys')}</p>
    </div>
  );
}
