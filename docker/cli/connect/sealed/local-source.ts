// How this command speaks to the local IRC client: as a server of its own, in whose name the room cannot speak.

export const localSource = 'mayfly.connect';

const fromLocalSource = new RegExp(
  `^(?:@\\S+ +)?:${localSource.replace('.', '\\.')}(?:[ !@]|$)`,
  'i',
);

/** Whether a line of the room's pretends to be this command's. */
export function pretendsLocal(line: string): boolean {
  return fromLocalSource.test(line);
}

/** A notice to the client. Lines of the text become notices of their own. */
export function localNotices(text: string): readonly string[] {
  return text.split('\n').map((line) => `:${localSource} NOTICE * :${line}`);
}

export const wrongPassword: readonly string[] = [
  `:${localSource} 464 * :Password incorrect`,
  'ERROR :Closing link: the password is the one that mayfly connect shows',
];

/** What a client is answered to a line that is left out. */
export const wrongLines = {
  'too long': `:${localSource} 417 * :Input line was too long`,
  'not UTF-8': `:${localSource} FAIL * INVALID_UTF8 :That line was not UTF-8 and was not sent`,
  'forbidden byte': `:${localSource} FAIL * INVALID_LINE :That line held a NUL and was not sent`,
} as const;
