// What an invitation makes of its holder.

/** A host runs the room; a guest talks in it. */
export const roles = ['guest', 'host'] as const;
export type Role = (typeof roles)[number];
