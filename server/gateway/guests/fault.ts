// A fault of ours in what is done for one guest: it must not end the room for the others.

/** Calls. @returns whether it failed. The error is not kept, as its text may quote messages. */
export function fails(call: () => void): boolean {
  try {
    call();
    return false;
  } catch {
    return true;
  }
}
