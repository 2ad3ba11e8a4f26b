// The room's name as IRC shows it. Knows nothing of who says it: ngIRCd and the gateway's Session
// do.

/** No host of that name need exist, but IRC wants a dot in it. */
export const serverName = 'mayfly.room';
