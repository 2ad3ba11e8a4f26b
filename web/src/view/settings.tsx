// The settings: language, notifications, lock after idle time. They are kept in memory only.

import { useState } from 'preact/hooks';
import { chime } from '../browser/chime.ts';
import type { Lock } from '../browser/lock.ts';
import { choices, choose, lockMinutes } from '../browser/page-choices.ts';
import { canNotify, mayNotify } from '../browser/notify.ts';
import { Languages } from './languages.tsx';
import { SecondWordField } from './second-word.tsx';
import { Switch } from './switch.tsx';
import { words } from './words.ts';

const minuteMs = 60_000;

export function Settings({ lock }: { readonly lock: Lock }) {
  const { sound, title, desktop, lockAfterMs } = choices.value;
  const [refused, setRefused] = useState(false);

  const toggleSound = (): void => {
    choose({ sound: !sound });
    // The guest hears how it sounds, and browsers allow the first sound only after a click.
    if (!sound) void chime();
  };
  const toggleDesktop = async (): Promise<void> => {
    const allowed = !desktop && (await mayNotify());
    setRefused(!desktop && !allowed);
    choose({ desktop: allowed });
  };

  return (
    <div class="sheet">
      <h2>{words.say('settings.title')}</h2>
      <h3>{words.say('settings.language')}</h3>
      <Languages />
      <h3>{words.say('settings.alerts')}</h3>
      <p class="hint">{words.say('settings.alertsMore')}</p>
      <Switch on={sound} text={words.say('settings.sound')} onToggle={toggleSound} />
      <Switch
        on={title}
        text={words.say('settings.count')}
        onToggle={() => choose({ title: !title })}
      />
      {canNotify() && (
        <Switch
          on={desktop}
          text={words.say('settings.desktop')}
          onToggle={() => void toggleDesktop()}
        />
      )}
      <p class="hint" role="alert">
        {refused && words.say('settings.refused')}
      </p>
      <h3>
        <label for="lock-after">{words.say('lock.after')}</label>
      </h3>
      <select
        id="lock-after"
        value={String((lockAfterMs ?? 0) / minuteMs)}
        onChange={({ currentTarget: { value } }) =>
          choose({ lockAfterMs: value === '0' ? null : Number(value) * minuteMs })
        }
      >
        {lockMinutes.map((minutes) => (
          <option key={minutes} value={String(minutes)}>
            {minutes === 0 ? words.say('lock.never') : words.count('lock.minutes', minutes)}
          </option>
        ))}
      </select>
      {lock.needsKey && <SecondWordField lock={lock} />}
      <h3>{words.say('settings.kept')}</h3>
      <p>{words.say('settings.keptMore')}</p>
    </div>
  );
}
