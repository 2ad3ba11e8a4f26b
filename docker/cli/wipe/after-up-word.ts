// The first word of the command line that `mayfly up` becomes in the end; no command that anybody types.

export const afterUpWord = 'after-up';
