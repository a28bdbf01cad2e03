import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createSteward, model, type Steward } from './support.js';

const ROWS = 2_000;

let steward: Steward;
beforeAll(async () => {
  steward = await createSteward();
});
afterAll(() => steward.close());

const file = (from: number) =>
  `chassisNumber,make,kind,category,productionYear,fictional\n${Array.from({ length: ROWS }, (_, i) => `RLLV1AEA0PH${String(from + i).padStart(6, '0')},VinFast,xe ô tô con,car,2021,true`).join('\n')}\n`;

/** How many parts of an import were written between the moment somebody else wants to write and their own change set. */
async function partsWaitedFor(
  content: string,
  more: { chunkRows?: number; atomic?: boolean },
  begin: (progress: { phase: string; done: number }) => boolean,
) {
  let writing: Promise<{ before: number; position: number }> | undefined;
  const written = async () => Number((await steward.rows<{ n: string }>('select count(*) as n from import_chunk'))[0]?.n);
  const write = async () => {
    const before = await written();
    const outcome = await withTx(steward.pool, {}, (tx) =>
      writeChangeSet(tx, model, {
        operations: [
          { operation: 'register', entity: 'PortCode', from: null, values: { code: `VN${Date.now() % 1_000}`, matchedName: 'xen giữa' } },
        ],
        actor: 'beside',
        actorRole: 'steward',
        agency: null,
        reason: 'kiểm thử',
        legalBasis: null,
      }),
    );
    return { before, position: Number(outcome.firstPosition) };
  };
  const report = await steward.give('Vehicle', content, {
    apply: true,
    ...more,
    onProgress: (progress) => {
      if (begin(progress)) writing ??= write();
    },
  });
  expect(report.state).toBe('APPLIED');
  const own = await writing;
  if (!own) throw new Error('nobody wrote beside the import');
  const [earlier] = await steward.rows<{ parts: string; rows: string }>(
    `select count(*) as parts, coalesce(sum(rows_written), 0) as rows from import_chunk c join change_set s on s.id = c.change_set_id where s.last_position < $1`,
    [own.position],
  );
  return { parts: Number(earlier?.parts) - own.before, rows: Number(earlier?.rows) };
}

describe('who writes beside an import', () => {
  it('waits for the part that is being written, not for the file', async () => {
    const { parts, rows } = await partsWaitedFor(file(0), { chunkRows: 100 }, ({ phase }) => phase === 'apply');
    expect(parts).toBeLessThanOrEqual(3);
    expect(rows).toBeLessThan(ROWS / 2);
  });

  it('control: a file in one change set makes them wait for all of it, or come before it', async () => {
    const { rows } = await partsWaitedFor(file(ROWS), { atomic: true }, ({ phase, done }) => phase === 'check' && done >= ROWS);
    expect([ROWS, 2 * ROWS]).toContain(rows);
  });
});
