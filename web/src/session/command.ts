// A command to the server before it is written as a line. Type only.

export type Command = readonly [command: string, ...params: readonly string[]];
