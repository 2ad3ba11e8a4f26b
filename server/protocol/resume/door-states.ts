// The states of a session's door, as a table.

/**
 * Beside the session's own state. `plain`: a connection, with which the session ends.
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
