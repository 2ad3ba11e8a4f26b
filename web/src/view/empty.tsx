// Shown in a buffer without messages. It says only what the page can know. To a guest who is alone in a channel
// it shows other channels.

import { cleanName } from '../../../server/contract/room/clean.ts';
import { elsewhere, nearName } from '../room/listing.ts';
import type { Buffer, RoomState } from '../room/state.ts';
import { words } from './words.ts';

interface EmptyProps {
  readonly buffer: Buffer;
  readonly room: RoomState;
  readonly onJoin: (channel: string) => void;
}

/** The list of channels has more. */
const maxOffered = 3;

export function Empty({ buffer, room, onJoin }: EmptyProps) {
  const { isChannel, presence, people, before } = buffer;
  if (before === 'asked') return <p class="empty">{words.say('talk.asking')}</p>;
  const keeps = isChannel && room.recallLimit > 0;
  const alone = isChannel && presence === 'in' && people.size <= 1;
  const others = alone ? elsewhere(room) : [];
  const meant = nearName(buffer.name, others);
  return (
    <div class="empty">
      <p>
        <strong>{words.say(keeps ? 'talk.emptyKept' : 'talk.empty')}</strong>
        <br />
        {isChannel && !keeps && `${words.say('talk.emptyPast')} `}
        {words.say('talk.emptyMore')}
      </p>
      {others.length > 0 && (
        <>
          <p>
            {words.say('talk.alone', { channel: cleanName(buffer.name) })}{' '}
            {meant === null
              ? words.say('talk.others')
              : words.say('talk.meant', { channel: cleanName(meant) })}
          </p>
          <div class="buttons">
            {others
              .toSorted((one, other) => Number(other.name === meant) - Number(one.name === meant))
              .slice(0, maxOffered)
              .map(({ name }) => (
                <button key={name} type="button" onClick={() => onJoin(name)}>
                  {words.say('talk.backTo', { channel: cleanName(name) })}
                </button>
              ))}
          </div>
        </>
      )}
    </div>
  );
}
