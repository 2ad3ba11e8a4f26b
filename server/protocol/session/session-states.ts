// The Session's states, as a table.

/**
 * `registering`: the guest says who they are. `knocking`: a host has to let them in. `dialing`: the first link to ngIRCd is asked for.
 * `welcoming`: it stands, ngIRCd has not said 001. `open`: lines pass. `redialing`: ngIRCd was lost.
 * `rejoining`: a new link stands, the guest's channels are being entered again. `closed`: over.
 */
export type SessionState =
  | 'registering'
  | 'knocking'
  | 'dialing'
  | 'welcoming'
  | 'open'
  | 'redialing'
  | 'rejoining'
  | 'closed';

/**
 * `registered`: NICK, USER, PASS are there and CAP is ended. `knocked`: the same, but a host has to let the guest in,
 * which is `letIn`. `settled`: every channel has answered.
 */
export type SessionEvent =
  | 'registered'
  | 'knocked'
  | 'letIn'
  | 'serverConnected'
  | 'welcomed'
  | 'settled'
  | 'serverDisconnected'
  | 'ended';

export interface StateRow {
  /** What a guest's line meets. `knock`: it is held, and PING is answered. */
  readonly guestLine: 'register' | 'knock' | 'hold' | 'pass' | 'drop';
  /** What ngIRCd's lines meet. */
  readonly serverLines: 'drop' | 'welcome' | 'relay' | 'rejoin';
  /** Where an event leads; null: it cannot come here, and is ignored. */
  readonly on: { readonly [E in SessionEvent]: SessionState | null };
}

/** A missing cell does not compile. */
export const sessionStates: { readonly [S in SessionState]: StateRow } = {
  registering: {
    guestLine: 'register',
    serverLines: 'drop',
    on: {
      registered: 'dialing',
      knocked: 'knocking',
      letIn: null,
      serverConnected: null,
      welcomed: null,
      settled: null,
      serverDisconnected: null,
      ended: 'closed',
    },
  },
  knocking: {
    guestLine: 'knock',
    serverLines: 'drop',
    on: {
      registered: null,
      knocked: null,
      letIn: 'dialing',
      serverConnected: null,
      welcomed: null,
      settled: null,
      serverDisconnected: null,
      ended: 'closed',
    },
  },
  dialing: {
    guestLine: 'hold',
    serverLines: 'drop',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: 'welcoming',
      welcomed: null,
      settled: null,
      serverDisconnected: 'dialing',
      ended: 'closed',
    },
  },
  welcoming: {
    guestLine: 'hold',
    serverLines: 'welcome',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: null,
      welcomed: 'open',
      settled: null,
      serverDisconnected: 'dialing',
      ended: 'closed',
    },
  },
  open: {
    guestLine: 'pass',
    serverLines: 'relay',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: null,
      welcomed: null,
      settled: null,
      serverDisconnected: 'redialing',
      ended: 'closed',
    },
  },
  redialing: {
    guestLine: 'hold',
    serverLines: 'drop',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: 'rejoining',
      welcomed: null,
      settled: null,
      serverDisconnected: 'redialing',
      ended: 'closed',
    },
  },
  rejoining: {
    guestLine: 'hold',
    serverLines: 'rejoin',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: null,
      welcomed: null,
      settled: 'open',
      serverDisconnected: 'redialing',
      ended: 'closed',
    },
  },
  closed: {
    guestLine: 'drop',
    serverLines: 'drop',
    on: {
      registered: null,
      knocked: null,
      letIn: null,
      serverConnected: null,
      welcomed: null,
      settled: null,
      serverDisconnected: null,
      ended: null,
    },
  },
};

/** A session's state, and the moves that the table allows. */
export class Lifecycle {
  #state: SessionState = 'registering';

  get state(): SessionState {
    return this.#state;
  }

  /** @returns whether the event can come in this state; if not, nothing changes. */
  move(event: SessionEvent): boolean {
    const next = sessionStates[this.#state].on[event];
    if (next === null) return false;
    this.#state = next;
    return true;
  }
}
