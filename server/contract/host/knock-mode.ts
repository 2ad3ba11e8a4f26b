// Who waits at the door until a host lets them in.

/** `off`: nobody. `shared`: who comes by the shared invitation. `all`: every guest. Hosts never do. */
export const knockModes = ['off', 'shared', 'all'] as const;
export type KnockMode = (typeof knockModes)[number];
