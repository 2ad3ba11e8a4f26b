// The names of the engines, as the command line takes and lists them. Nothing else is loaded with them.

export const engineNames = ['bare', 'docker', 'volatile'] as const;
export type EngineName = (typeof engineNames)[number];
