// Puts an empty page in this one's place, in another of the browser's processes: the one that held the talk ends, and
// with it its memory. The room's answer to this address has other policies than the page, which makes browsers do so.

const emptyPage = '/left.html';
/** Over Tor an answer takes a second or two. Without one the empty page is shown in this process. */
const withinMs = 5_000;

export async function openEmptyPage(): Promise<void> {
  const signal = AbortSignal.timeout(withinMs);
  // The room may be gone: the browser would say so, with its address.
  const answers = await fetch(emptyPage, { cache: 'no-store', signal }).then(
    ({ ok }) => ok,
    () => false,
  );
  location.replace(answers ? emptyPage : 'about:blank');
}
