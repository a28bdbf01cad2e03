import { describe, expect, it } from 'vitest';
import { inTurn } from '../../src/hub/import/apply/in-turn.js';

/** Works on five items; notes who prepared and who was done, in order. */
async function five(
  more: { failing?: number; atTurn?: boolean } = {},
): Promise<{ notes: string[]; most: number; fault: string | undefined }> {
  const notes: string[] = [];
  let atWork = 0;
  let most = 0;
  const items = async function* () {
    for (let item = 0; item < 5; item++) yield item;
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, 2);
    });
  const fault = await inTurn(items(), async (item, turn) => {
    most = Math.max(most, ++atWork);
    try {
      notes.push(`prepare ${item}`);
      await pause();
      if (item === more.failing && more.atTurn !== true) throw new Error(`fault of ${item}`);
      await turn();
      await pause();
      if (item === more.failing) throw new Error(`fault of ${item}`);
      notes.push(`done ${item}`);
    } finally {
      atWork--;
    }
  }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  expect(atWork).toBe(0);
  return { notes, most, fault };
}

describe('parts of a file in turn', () => {
  it('are done in order, each prepared while the one before is being done, and never more than two at a time', async () => {
    const { notes, most, fault } = await five();
    expect(fault).toBeUndefined();
    expect(most).toBe(2);
    expect(notes.filter((note) => note.startsWith('done'))).toEqual(['done 0', 'done 1', 'done 2', 'done 3', 'done 4']);
    for (const item of [1, 2, 3, 4]) expect(notes.indexOf(`prepare ${item}`)).toBeLessThan(notes.indexOf(`done ${item - 1}`));
  });

  it.each([false, true])('end with the first fault, none after it is done, and none is at work any more', async (atTurn) => {
    const { notes, fault } = await five({ failing: 2, atTurn });
    expect(fault).toBe('fault of 2');
    expect(notes.filter((note) => note.startsWith('done'))).toEqual(['done 0', 'done 1']);
  });
});
