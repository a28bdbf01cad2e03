import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { type Tx, withTx } from '../../src/db/tx.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { changeByHand, sliceByHand } from './by-hand.js';
import { model, port, register, slicesOf, write } from './world.js';

let database: TestDatabase;
let superuser: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = createPool({ url: database.url, max: 2 });
});
afterAll(async () => {
  await endPool(superuser);
  await database.drop();
});

/** The SQLSTATE a transaction ends with, or 'done'. */
async function fate(
  pool: Pool,
  work: (tx: Tx) => Promise<unknown>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<string> {
  try {
    await withTx(pool, { isolation }, work);
    return 'done';
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? '';
    throw error;
  }
}

const statement =
  (text: string, values: unknown[] = []) =>
  (tx: Tx) =>
    tx.query(text, values);

/** The same work with one guard switched off, undone afterwards: shows that this guard, and nothing else, refuses it. */
async function withoutGuard(guards: readonly [table: string, trigger: string][], work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const undo = new Error('undone');
  try {
    await withTx(database.ownerPool, {}, async (tx) => {
      // What is written by hand here is no whole change, and at commit that is refused too.
      await tx.query('alter table change_set disable trigger guard_told');
      for (const [table, trigger] of guards) await tx.query(`alter table ${table} disable trigger ${trigger}`);
      await work(tx);
      await tx.query('set constraints all immediate');
      throw undo;
    });
  } catch (error) {
    if (error === undo) return 'done';
    if (error instanceof pg.DatabaseError) return error.code ?? '';
    throw error;
  }
  return 'kept';
}

describe('a register', () => {
  const forbidden: [what: string, text: string, trigger: string][] = [
    ['a value is changed', "update port_code set matched_name = 'khác'", 'guard_superseded'],
    ['a slice is un-superseded', "update port_code set recorded_to = 'infinity'", 'guard_superseded'],
    ['a row is deleted', 'delete from port_code', 'refuse_delete'],
    ['it is emptied', 'truncate port_code', 'refuse_truncate'],
  ];

  it.each(forbidden)('refuses that %s, also to its owner and to a superuser', async (_what, text) => {
    await register(database, 'PortCode', port('giữ nguyên'));
    expect(['GL001', 'GL002']).toContain(await fate(database.ownerPool, statement(text)));
    expect(['GL001', 'GL002']).toContain(await fate(superuser, statement(text)));
    // The app lacks the very right.
    expect(await fate(database.appPool, statement(text))).toMatch(/^(42501|GL00[12])$/);
  });

  it.each(forbidden)('would let it pass without its guards: %s', async (_what, text, trigger) => {
    await register(database, 'PortCode', port('giữ nguyên'));
    expect(
      await withoutGuard(
        [
          ['port_code', trigger],
          ['port_code', 'guard_update'],
        ],
        statement(text),
      ),
    ).toBe('done');
  });

  it('keeps its guards in a session that plays a replica', async () => {
    expect(
      await fate(superuser, async (tx) => {
        await tx.query('set local session_replication_role = replica');
        await tx.query('delete from port_code');
      }),
    ).toBe('GL001');
  });

  it('refuses a slice without a change of the same transaction', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const direct = async (tx: Tx) => {
      const { rows } = await tx.query<{ position: string; recorded_from: string }>(
        'select position, recorded_from from change where record_id = $1',
        [id],
      );
      await sliceByHand(tx, {
        id,
        position: rows[0]?.position ?? '',
        recordedFrom: rows[0]?.recorded_from ?? '',
        from: '2020-01-01',
        to: '2021-01-01',
        version: 2,
      });
    };
    for (const pool of [database.appPool, database.ownerPool, superuser]) expect(await fate(pool, direct)).toBe('GL002');
    expect(await withoutGuard([['port_code', 'guard_insert']], direct)).toBe('done');
  });

  it('takes a slice written by hand with everything that belongs to it', async () => {
    const id = randomUUID();
    expect(await fate(database.appPool, async (tx) => sliceByHand(tx, { id, ...(await changeByHand(tx, { id })) }))).toBe('done');
    expect(await slicesOf(database, 'port_code', id, 'code')).toEqual([['2024-01-01', 'infinity', 'VNTAY']]);
  });

  const wrong: [what: string, code: string, work: (tx: Tx) => Promise<void>][] = [
    [
      'of another record than its change',
      'GL002',
      async (tx) => {
        const change = await changeByHand(tx, { id: randomUUID() });
        await sliceByHand(tx, { ...change, id: randomUUID() });
      },
    ],
    [
      'of another version than its change',
      'GL002',
      async (tx) => {
        const id = randomUUID();
        await sliceByHand(tx, { ...(await changeByHand(tx, { id })), id, version: 2 });
      },
    ],
    [
      'known since another instant',
      'GL002',
      async (tx) => {
        const id = randomUUID();
        await sliceByHand(tx, { ...(await changeByHand(tx, { id })), id, recordedFrom: '2020-01-01T00:00:00Z' });
      },
    ],
    [
      'superseded at birth',
      'GL001',
      async (tx) => {
        const id = randomUUID();
        await sliceByHand(tx, { ...(await changeByHand(tx, { id })), id, recordedTo: '2999-01-01T00:00:00Z' });
      },
    ],
    [
      'overlapping another of its record',
      'GL003',
      async (tx) => {
        const id = randomUUID();
        const change = await changeByHand(tx, { id });
        await sliceByHand(tx, { ...change, id, from: '2024-01-01', to: '2025-01-01' });
        await sliceByHand(tx, { ...change, id, from: '2024-12-31' });
      },
    ],
  ];
  it.each(wrong)('refuses a slice %s', async (_what, code, work) => {
    expect(await fate(database.appPool, work)).toBe(code);
    expect(await withoutGuard([['port_code', 'guard_insert']], work)).toBe('done');
  });

  it('is told by no change that says something else: with states of its own, without a state, without a seed', async () => {
    const untold: ((tx: Tx, id: string) => Promise<unknown>)[] = [
      async (tx, id) => changeByHand(tx, { id }),
      async (tx, id) => sliceByHand(tx, { id, ...(await changeByHand(tx, { id, slices: '[]' })) }),
      async (tx, id) =>
        sliceByHand(tx, { id, ...(await changeByHand(tx, { id, slices: '[{"version":"1","validFrom":null,"validTo":null}]' })) }),
      async (tx, id) => sliceByHand(tx, { id, ...(await changeByHand(tx, { id, hasSeed: false })) }),
    ];
    for (const work of untold) {
      const id = randomUUID();
      expect(await fate(database.appPool, (tx) => work(tx, id))).toBe('GL002');
      expect(await withoutGuard([], (tx) => work(tx, id))).toBe('done');
    }
    // A removal that leaves its record in force.
    const id = await register(database, 'PortCode', port('còn đây'));
    const removed = async (tx: Tx) => changeByHand(tx, { id, version: 2, operation: 'remove' });
    expect(await fate(database.appPool, removed)).toBe('GL002');
    expect(await withoutGuard([], removed)).toBe('done');
  });

  it('refuses that a slice is superseded without a change of its record, or at another instant', async () => {
    const id = await register(database, 'PortCode', port('một'));
    const alone = statement('update port_code set recorded_to = clock_timestamp() where id = $1', [id]);
    expect(await fate(database.appPool, alone)).toBe('GL002');
    const atAnotherInstant = async (tx: Tx) => {
      const { recordedFrom } = await changeByHand(tx, { id, version: 2, operation: 'remove' });
      await tx.query("update port_code set recorded_to = $1::timestamptz - interval '1 microsecond' where id = $2", [recordedFrom, id]);
    };
    const underAnother = async (tx: Tx) => {
      const { recordedFrom } = await changeByHand(tx, { id: randomUUID() });
      await tx.query('update port_code set recorded_to = $1 where id = $2', [recordedFrom, id]);
    };
    for (const work of [atAnotherInstant, underAnother]) {
      expect(await fate(database.appPool, work)).toBe('GL002');
      expect(await withoutGuard([['port_code', 'guard_update']], work)).toBe('done');
    }
  });

  it('refuses that a slice is superseded twice, be it by a change of its record', async () => {
    const id = await register(database, 'PortCode', port('một'));
    await write(database, [{ operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: { matchedName: 'hai' } }]);
    const work = async (tx: Tx) => {
      const { recordedFrom } = await changeByHand(tx, { id, version: 3, operation: 'correct' });
      await tx.query("update port_code set recorded_to = $1 where id = $2 and recorded_to <> 'infinity'", [recordedFrom, id]);
    };
    expect(await fate(database.appPool, work)).toBe('GL001');
    expect(await withoutGuard([['port_code', 'guard_superseded']], work)).toBe('done');
  });

  it('is written in READ COMMITTED only', async () => {
    const id = randomUUID();
    const work = async (tx: Tx) => sliceByHand(tx, { id, ...(await changeByHand(tx, { id })) });
    expect(await fate(database.appPool, work, 'repeatable read')).toBe('GL005');
  });

  it('is every table that the declarations know, with all its guards always on', async () => {
    const { rows } = await superuser.query<{ table_name: string; guards: string[] }>(
      `select r.table_name, array_agg(t.tgname::text order by t.tgname) filter (where t.tgenabled = 'A') as guards
       from register_table r join pg_trigger t on t.tgrelid = format('public.%I', r.table_name)::regclass group by 1`,
    );
    const slices = await superuser.query<{ table_name: string }>(
      `select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and c.column_name = 'valid_from' and c.table_name <> 'change' and t.table_type = 'BASE TABLE' order by 1`,
    );
    expect(rows.map(({ table_name }) => table_name).sort()).toEqual(slices.rows.map(({ table_name }) => table_name));
    expect(rows.map(({ table_name }) => table_name).sort()).toEqual(
      [...model.declarations.entities.values()].map(({ table }) => table).sort(),
    );
    // What may be erased may be absent, and a guard of its own has it there when it is written.
    for (const { guards } of rows)
      expect(guards.filter((name) => name !== 'guard_required')).toEqual([
        'guard_insert',
        'guard_superseded',
        'guard_update',
        'hold_ledger',
        'refuse_delete',
        'refuse_truncate',
      ]);
  });
});

describe('the ledger', () => {
  const tables = ['record', 'change_set', 'change', 'change_salt', 'import_chunk', 'register_table', 'decided_result'];
  it.each(tables)('table %s is never updated, deleted from or emptied', async (table) => {
    const columns = {
      record: 'entity',
      change_set: 'reason',
      change: 'entity',
      change_salt: 'position',
      import_chunk: 'chunk',
      register_table: 'entity',
    };
    const column = { ...columns, decided_result: 'code' }[table];
    for (const text of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      expect(await fate(database.ownerPool, statement(text))).toBe('GL001');
    }
    expect(await withoutGuard([[table, 'refuse_change']], statement(`update ${table} set ${column} = ${column} where false`))).toBe('done');
  });

  const wrong: [what: string, code: string, guards: [string, string][], work: (tx: Tx) => Promise<unknown>][] = [
    [
      'leaves a gap',
      'GL004',
      [
        ['change_set', 'guard_insert'],
        ['change', 'guard_insert'],
      ],
      (tx) => changeByHand(tx, { id: randomUUID(), positions: [2, 2], changePosition: 2 }),
    ],
    [
      'leaves a gap within itself',
      'GL004',
      [['change', 'guard_insert']],
      (tx) => changeByHand(tx, { id: randomUUID(), positions: [1, 2], changePosition: 2 }),
    ],
    [
      'announces more changes than it has',
      'GL004',
      [['change_set', 'guard_whole']],
      (tx) => changeByHand(tx, { id: randomUUID(), positions: [1, 2] }),
    ],
    [
      'numbers a change outside itself',
      'GL004',
      [
        ['change', 'guard_insert'],
        ['change_set', 'guard_whole'],
      ],
      (tx) => changeByHand(tx, { id: randomUUID(), changePosition: 2, hasSeed: false }),
    ],
    [
      'is not later than the last',
      'GL004',
      [['change_set', 'guard_insert']],
      (tx) => changeByHand(tx, { id: randomUUID(), later: '-1 year' }),
    ],
    [
      'is stamped in the future',
      'GL004',
      [['change_set', 'guard_insert']],
      (tx) => changeByHand(tx, { id: randomUUID(), later: '1 hour' }),
    ],
    [
      'skips a version',
      'GL004',
      [['change', 'guard_insert']],
      (tx) => changeByHand(tx, { id: randomUUID(), version: 2, operation: 'update' }),
    ],
    [
      'changes a record before it is registered',
      'GL004',
      [['change', 'guard_insert']],
      (tx) => changeByHand(tx, { id: randomUUID(), operation: 'close' }),
    ],
  ];
  it.each(wrong)('refuses a set that %s', async (_what, code, guards, work) => {
    await register(database, 'PortCode', port('trước'));
    // A version without a record is two faults; the first one found is told.
    expect([code, 'GL002']).toContain(await fate(database.appPool, work));
    expect(await withoutGuard(guards, work)).toBe('done');
  });

  it('takes one change set per transaction', async () => {
    const twice = async (tx: Tx) => {
      await changeByHand(tx, { id: randomUUID() });
      await changeByHand(tx, { id: randomUUID() });
    };
    expect(await fate(database.appPool, twice)).toBe('GL002');
    expect(await withoutGuard([['change_set', 'guard_insert']], twice)).toBe('done');
  });

  it('takes no salts for a change of another transaction', async () => {
    const work = statement("insert into change_salt (position, salts) select max(position) + 1000, '{}' from change");
    expect(await fate(database.appPool, work)).toBe('GL002');
    expect(await withoutGuard([['change_salt', 'guard_insert']], work)).toBe('done');
  });

  it('is not fooled by a temporary table of the same name', async () => {
    const id = await register(database, 'PortCode', port('thật'));
    const work = async (tx: Tx) => {
      await tx.query('create temporary table change_set (like public.change_set including defaults)');
      await tx.query(
        "insert into pg_temp.change_set (id, first_position, last_position, recorded_from, actor, actor_role, reason) values (gen_random_uuid(), 1, 1000, clock_timestamp(), 'x', 'x', 'x')",
      );
      await tx.query('update port_code set recorded_to = (select recorded_from from pg_temp.change_set) where id = $1', [id]);
    };
    expect(await fate(superuser, work)).toBe('GL002');
  });

  it('goes on without a gap after a refusal', async () => {
    const { lastPosition } = await write(database, [{ operation: 'register', entity: 'PortCode', from: null, values: port('trước') }]);
    await fate(database.appPool, (tx) => changeByHand(tx, { id: randomUUID(), positions: [1, 2] }));
    const next = await write(database, [{ operation: 'register', entity: 'PortCode', from: null, values: port('sau') }]);
    expect(BigInt(next.firstPosition)).toBe(BigInt(lastPosition) + 1n);
  });
});

describe('a batch', () => {
  it('takes only the steps its state allows', async () => {
    const { rows } = await database.appPool.query<{ id: string }>(
      "insert into import_batch (entity, file_name, file_sha256, file_bytes, actor, actor_role, reason) values ('PortCode', 'a.csv', repeat('0', 64), 1, 'a', 'steward', 'kiểm thử') returning id",
    );
    const go = (state: string) =>
      fate(database.appPool, statement('update import_batch set state = $1 where id = $2', [state, rows[0]?.id]));
    const steps: [string, string][] = [
      ['APPLIED', 'GL006'],
      ['WITHDRAWN', 'GL006'],
      ['APPLYING', 'done'],
      ['CHECKING', 'GL006'],
      ['FAILED', 'done'],
      ['APPLYING', 'done'],
      ['APPLIED', 'done'],
      ['APPLYING', 'GL006'],
      ['WITHDRAWN', 'GL006'],
      ['WITHDRAWING', 'done'],
      ['APPLYING', 'GL006'],
      ['WITHDRAWN', 'done'],
      ['APPLYING', 'GL006'],
    ];
    for (const [state, expected] of steps) expect([state, await go(state)]).toEqual([state, expected]);
  });
});
