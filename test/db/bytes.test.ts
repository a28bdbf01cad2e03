import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesColumn } from '../../src/db/bytes.js';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { createLanes, type Lanes } from '../../src/db/lanes.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

/** Two, three and four bytes a character, so that wherever a packet is cut it is cut within one. */
const VIETNAMESE = 'Đường bộ cao tốc Bắc–Nam 🛣 ';

describe('columns that come as bytes', () => {
  let database: TestDatabase;
  let pool: Pool;
  let lanes: Lanes;
  beforeAll(async () => {
    database = await createRolesDatabase();
    pool = createPool({ url: database.url, max: 2 });
    lanes = createLanes(database, { max: 1 });
  });
  afterAll(async () => {
    await Promise.all([endPool(pool), lanes.close()]);
    await database.drop();
  });
  const ask = {
    pool: <R>(text: string, values?: unknown[]) => query<R>(pool, text, values),
    lane: <R>(text: string, values?: unknown[]) => lanes.query<R>(text, values),
  };
  type Row = { t: string | null; n: number; [bytes: `bytes:${string}`]: Buffer | null };

  it.each(['pool', 'lane'] as const)('are the very bytes of the database, beside texts and nulls of the same row (%s)', async (by) => {
    const { rows } = await ask[by]<Row>(
      `select $1::text as t, $1::text as "${bytesColumn('j')}", 7 as n, null::text as "${bytesColumn('none')}", '' as "${bytesColumn('empty')}"`,
      [VIETNAMESE],
    );
    expect(rows).toEqual([{ t: VIETNAMESE, 'bytes:j': Buffer.from(VIETNAMESE), n: 7, 'bytes:none': null, 'bytes:empty': Buffer.alloc(0) }]);
  });

  it.each(['pool', 'lane'] as const)(
    'are whole when they come in many pieces, and stay what they are while others follow (%s)',
    async (by) => {
      const sizes = [1, 700, 3_000, 40_000, 400_000, 5, 90_000];
      const answers = await Promise.all(
        sizes.flatMap((times) => [
          ask[by]<Row>(`select repeat($1, $2::int) as "${bytesColumn('j')}", $1 as t from generate_series(1, 3)`, [VIETNAMESE, times]),
          ask[by]<Row>('select $1::text as t', [`${times} ${VIETNAMESE}`]),
        ]),
      );
      sizes.forEach((times, i) => {
        const expected = Buffer.from(VIETNAMESE.repeat(times));
        for (const row of answers[2 * i]?.rows ?? []) expect(row['bytes:j']?.equals(expected)).toBe(true);
        expect(answers[2 * i]?.rows).toHaveLength(3);
        expect(answers[2 * i + 1]?.rows).toEqual([{ t: `${times} ${VIETNAMESE}` }]);
      });
    },
  );

  it('an error in the midst of such rows is told as ever, and the connection lives on', async () => {
    const failing = lanes.query(`select (10 / (3 - n))::text as "${bytesColumn('j')}" from generate_series(1, 5) n`);
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect((await lanes.query<Row>(`select 'còn đây' as "${bytesColumn('j')}"`)).rows[0]?.['bytes:j']?.toString()).toBe('còn đây');
  });

  it('are texts over a connection that does not know of them', async () => {
    const { rows } = await database.ownerPool.query(`select 'x' as "${bytesColumn('j')}"`);
    expect(String(rows[0]['bytes:j'])).toBe('x');
  });
});
