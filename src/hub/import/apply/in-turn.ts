/** The item before failed, so this one's turn never comes. */
export class NotItsTurn extends Error {}

/**
 * Works on items in their order, each begun as soon as it is the turn of the one before: that one then waits for the database, and
 * this one is prepared. `turn` is settled when the one before is done, and rejects when it failed, so of items that failed nothing
 * later is done. Promise: never more than two at work, and none when this settles; the first fault is the one told.
 */
export async function inTurn<Item>(
  items: AsyncIterable<Item>,
  work: (item: Item, turn: () => Promise<void>) => Promise<void>,
): Promise<void> {
  let last = Promise.resolve();
  try {
    for await (const item of items) {
      const before = last.catch((cause: unknown) => {
        throw cause instanceof NotItsTurn ? cause : new NotItsTurn('the part before was not written', { cause });
      });
      before.catch(() => undefined);
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      last = work(item, async () => {
        await before;
        begin();
      });
      await Promise.race([begun, last]);
    }
    await last;
  } catch (error) {
    await last.catch(() => undefined);
    throw error instanceof NotItsTurn ? error.cause : error;
  }
}
