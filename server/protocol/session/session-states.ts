// The Session's states, and its door's, as tables. Knows no line, socket or clock.

/**
 * `registering`: the guest says who they are. `dialing`: the first link to ngIRCd is asked for.
 * `welcoming`: it stands, ngIRCd has not said 001. `open`: lines pass. `redialing`: ngIRCd was lost.
 * `rejoining`: a new link stands, the guest's channels are being entered again. `closed`: over.
 */
export type SessionState =
  | 'registering'
  | 'dialing'
  | 'welcoming'
  | 'open'
  | 'redialing'
  | 'rejoining'
  | 'closed';

/** `registered`: NICK, USER, PASS are there and CAP is ended. `settled`: every channel has answered. */
export type SessionEvent =
  | 'registered'
  | 'roomOpened'
  | 'welcomed'
  | 'settled'
  | 'roomClosed'
  | 'ended';

export interface StateRow {
  /** What a guest's line meets. */
  readonly guestLine: 'register' | 'hold' | 'pass' | 'drop';
  /** What ngIRCd's lines meet. */
  readonly roomLines: 'drop' | 'welcome' | 'relay' | 'rejoin';
  /** Where an event leads; null: it cannot come here, and is ignored. */
  readonly on: { readonly [E in SessionEvent]: SessionState | null };
}

/** A missing cell does not compile. */
export const sessionStates: { readonly [S in SessionState]: StateRow } = {
  registering: {
    guestLine: 'register',
    roomLines: 'drop',
    on: {
      registered: 'dialing',
      roomOpened: null,
      welcomed: null,
      settled: null,
      roomClosed: null,
      ended: 'closed',
    },
  },
  dialing: {
    guestLine: 'hold',
    roomLines: 'drop',
    on: {
      registered: null,
      roomOpened: 'welcoming',
      welcomed: null,
      settled: null,
      roomClosed: 'dialing',
      ended: 'closed',
    },
  },
  welcoming: {
    guestLine: 'hold',
    roomLines: 'welcome',
    on: {
      registered: null,
      roomOpened: null,
      welcomed: 'open',
      settled: null,
      roomClosed: 'dialing',
      ended: 'closed',
    },
  },
  open: {
    guestLine: 'pass',
    roomLines: 'relay',
    on: {
      registered: null,
      roomOpened: null,
      welcomed: null,
      settled: null,
      roomClosed: 'redialing',
      ended: 'closed',
    },
  },
  redialing: {
    guestLine: 'hold',
    roomLines: 'drop',
    on: {
      registered: null,
      roomOpened: 'rejoining',
      welcomed: null,
      settled: null,
      roomClosed: 'redialing',
      ended: 'closed',
    },
  },
  rejoining: {
    guestLine: 'hold',
    roomLines: 'rejoin',
    on: {
      registered: null,
      roomOpened: null,
      welcomed: null,
      settled: 'open',
      roomClosed: 'redialing',
      ended: 'closed',
    },
  },
  closed: {
    guestLine: 'drop',
    roomLines: 'drop',
    on: {
      registered: null,
      roomOpened: null,
      welcomed: null,
      settled: null,
      roomClosed: null,
      ended: null,
    },
  },
};

/**
 * The door's side, beside the state above. `plain`: a connection, with which the session ends.
 * `kept`: a connection, and a token to come back by when it is lost. `away`: none; what comes is kept.
 */
export type DoorState = 'plain' | 'kept' | 'away';

/** `lost`: the connection is no more. `resumed`: another one took the session up. */
export type DoorEvent = 'tokenGiven' | 'tokenGivenUp' | 'lost' | 'resumed' | 'heldTooLong';

export interface DoorRow {
  /** Where lines to the guest go; `ring and door`: what the door does not take yet waits in the ring. */
  readonly lines: 'door' | 'ring and door' | 'ring';
  /** Where an event leads; `over`: the session ends. null: it cannot come here, and is ignored. */
  readonly on: { readonly [E in DoorEvent]: DoorState | 'over' | null };
}

export const doorStates: { readonly [S in DoorState]: DoorRow } = {
  plain: {
    lines: 'door',
    on: { tokenGiven: 'kept', tokenGivenUp: null, lost: 'over', resumed: null, heldTooLong: null },
  },
  kept: {
    lines: 'ring and door',
    on: {
      tokenGiven: null,
      tokenGivenUp: 'plain',
      lost: 'away',
      resumed: 'kept',
      heldTooLong: null,
    },
  },
  away: {
    lines: 'ring',
    on: {
      tokenGiven: null,
      tokenGivenUp: 'over',
      lost: null,
      resumed: 'kept',
      heldTooLong: 'over',
    },
  },
};
