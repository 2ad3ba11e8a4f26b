// What can be done at which door: the data of the table in docs/access.md, and of the test that tries every cell.

export const tableDoors = ['page', 'lite', 'irc', 'command'] as const;
/** `irc`: by ssh and by Tor. `command`: the host program, on the room's machine. */
export type TableDoor = (typeof tableDoors)[number];

export interface DoorAction {
  /** As the table says it. */
  readonly what: string;
  readonly who: 'all' | 'hosts';
  /** What is typed there; `yes`: it needs no word; null: it cannot be done there. */
  readonly at: { readonly [D in TableDoor]: string | null };
}

/** The same words at both pages, the same behind `/msg mayfly` in an IRC client. */
function asked(what: string, typed: string, command: string): DoorAction {
  const page = `/${typed}`;
  return { what, who: 'hosts', at: { page, lite: page, irc: `/msg mayfly ${typed}`, command } };
}

/** What needs no word at the doors, and has nothing to do with the host program. */
function guestsOnly(what: string): DoorAction {
  return { what, who: 'all', at: { page: 'yes', lite: 'yes', irc: 'yes', command: null } };
}

export const doorActions = {
  enterShared: guestsOnly('enter by the shared invitation'),
  enterOwn: guestsOnly('enter by an invitation of one’s own'),
  enterOnce: guestsOnly('enter by one that is good once'),
  enterHost: guestsOnly('enter as a host'),
  knock: guestsOnly('knock, and wait with two words'),
  panic: guestsOnly('type the panic word in place of the passphrase'),
  takeBack: {
    what: 'take a message back',
    who: 'all',
    at: { page: '/takeback', lite: '/takeback', irc: 'REDACT', command: null },
  },
  forget: {
    what: 'messages go by themselves (`--forget`)',
    who: 'all',
    at: { page: 'yes', lite: 'yes', irc: null, command: null },
  },
  knocks: asked('see who waits', 'knocks', 'mayfly knocks'),
  let: asked('let in', 'let NAME', 'mayfly let NAME'),
  turnAway: asked('turn away', 'turn-away NAME', 'mayfly turn-away NAME'),
  people: asked('see who is in', 'people', 'mayfly guests'),
  remove: asked('put out', 'remove NAME', 'mayfly remove NAME'),
  invite: asked('invite', 'invite NAME for 2h', 'mayfly invite NAME --for 2h'),
  inviteOnce: asked('invite for one entry', 'invite once', 'mayfly invite --once'),
  invitations: asked('see invitations and wrong tries', 'invitations', 'mayfly invite --list'),
  revoke: asked('take an invitation back', 'revoke ID', 'mayfly invite --revoke ID'),
  close: asked('shut the shared invitation', 'close', 'mayfly close'),
  open: asked('open it', 'open', 'mayfly open'),
  extend: asked('move the end', 'extend 1h', 'mayfly extend 1h'),
  shorten: asked('move it back', 'shorten 1h', 'mayfly shorten 1h'),
  stillHere: asked('show a sign of life', 'still-here', 'mayfly still-here'),
  burn: asked('end the room', 'burn', 'mayfly burn'),
} satisfies Record<string, DoorAction>;

export type ActionName = keyof typeof doorActions;
