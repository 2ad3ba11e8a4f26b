// The room's name as ngIRCd and the gateway show it to IRC clients.

/** No host of that name need exist, but IRC wants a dot in it. */
export const serverName = 'mayfly.room';
