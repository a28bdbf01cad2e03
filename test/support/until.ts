/**
 * Looks again until it is so. What never comes is told with the condition and what was found last: the limit of a test alone says nothing.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  is: (found: T) => unknown,
  { everyMs = 20, seconds = 100 }: { everyMs?: number; seconds?: number } = {},
): Promise<T> {
  const late = performance.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (is(found)) return found;
    if (performance.now() > late) throw new Error(`not so after ${seconds} s: ${is}; found last: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
