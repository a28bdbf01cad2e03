import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { createLanes, type Lanes } from '../../src/db/lanes.js';
import { createReadLogPool, openReadLog } from '../../src/hub/reads/open-read-log.js';
import { BEGUN, type ReadEntry, type ReadLog } from '../../src/hub/reads/read-log.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { hashKeyOf, makeHashKey, openKey } from '../../src/keys.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createProxy } from '../support/proxy.js';

const key = hashKeyOf(makeHashKey(), 'a key of the test');
let database: TestDatabase;
let log: ReadLog;
const flushes: { rows: number; failed: boolean }[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  flushes.length = 0;
  log = openReadLog({ pool: createReadLogPool(database), key, onFlush: (flush) => flushes.push(flush) });
  return () => log.close();
});

/** The lock that a slow look-up waits for. */
const SLOW = 17;
const PERSON = '01980000-0000-7000-8000-000000000001';
let requests = 0;
const entry = (more: Partial<ReadEntry> = {}): ReadEntry => ({
  requestId: `request-${++requests}`,
  actor: 'service',
  role: 'dossier-service',
  agency: 'H26',
  purpose: 'once-only',
  caseCode: 'H26.01-261122-0001',
  operationName: 'Ask',
  document: 'query Ask { driver(personalId: "001090000011") { id } }',
  variables: {},
  outcome: 'ANSWERED',
  code: null,
  fieldClasses: ['personal'],
  entities: ['Driver'],
  subjects: [PERSON],
  ...more,
});
/** Tells of a request when it begins. */
function begin(log: ReadLog, one: ReadEntry): void {
  log.intent(one.requestId, () => ({ ...one, ...BEGUN }));
}
const rows = async (sql: string, values: unknown[] = []) => (await database.ownerPool.query(sql, values)).rows;
const subjectsOf = async (requestId: string): Promise<string[]> =>
  (await rows('select a.subject_id from read_about a join read_log l using (position) where l.request_id = $1', [requestId])).map(
    (row) => row.subject_id,
  );
const rowOf = async (requestId: string) => (await rows(`select l.* from ${READ_ROWS} l where request_id = $1`, [requestId]))[0];

describe('the read log beside look-ups', () => {
  let lanes: Lanes;
  let beside: ReadLog;
  let sent: string[];
  let killer: Pool;
  beforeAll(() => {
    killer = createPool({ url: database.url, max: 1 });
  });
  afterAll(() => endPool(killer));
  const openBeside = () => openReadLog({ pool: createReadLogPool(database), along: lanes.offer, key });
  beforeEach(() => {
    sent = [];
    lanes = createLanes(database, { role: 'giaolo_app', onStatement: ({ name }) => sent.push(name ?? '') });
    beside = openBeside();
    return async () => {
      await beside.close();
      await lanes.close();
    };
  });
  /**
   * A look-up that is slow until `end` lets it go, with a row of the log in the lane behind it. Where the two are sent too far apart, as on
   * a starved machine, the log goes its own way: again, with a new log, since one that was held up once goes its own way for long.
   */
  async function behindSlow(begin = (_log: ReadLog, _one: ReadEntry) => {}) {
    const holder = await database.ownerPool.connect();
    onTestFinished(() => holder.release(true));
    for (const late = performance.now() + 18_000; performance.now() < late; ) {
      sent = [];
      await holder.query('select pg_advisory_lock($1)', [SLOW]);
      const end = () => holder.query('select pg_advisory_unlock($1)', [SLOW]);
      const slow = lanes.query('select pg_advisory_xact_lock($1)', [SLOW]).catch(() => undefined);
      const one = entry();
      begin(beside, one);
      const written = beside.record(one);
      const over = written.then(
        () => true,
        () => true,
      );
      while (!sent.includes('append-reads') && !(await Promise.race([over, pause(1)])));
      if (sent.includes('append-reads')) return { slow, one, written, end };
      await end();
      await Promise.all([slow, over]);
      await beside.close();
      beside = openBeside();
    }
    throw new Error('no row of the log came behind a slow look-up in 18 s: the machine is too busy for this test');
  }

  it('is written along with them', async () => {
    const one = entry();
    await beside.record(one);
    expect(sent).toContain('append-reads');
    expect(await rowOf(one.requestId)).toMatchObject({ kind: 'answer' });
  });

  it('does not wait for a slow one: what was behind it is written when it ends, what comes later at once', async () => {
    const ended: string[] = [];
    const { slow, written, end } = await behindSlow();
    const both = Promise.all([slow.then(() => ended.push('slow')), written.then(() => ended.push('behind'))]);
    await pause(100);
    await beside.record(entry()).then(() => ended.push('later'));
    await beside.record(entry()).then(() => ended.push('later'));
    expect(ended).toEqual(['later', 'later']);
    await end();
    await both;
    expect(ended.slice(2)).toEqual(['slow', 'behind']);
    expect(sent.filter((name) => name === 'append-reads')).toHaveLength(1);
  });

  it('holds up no look-up while another holds the log', async () => {
    const holder = await database.ownerPool.connect();
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(7204002)');
    const waiting = beside.record(entry());
    await pause(100);
    const later = beside.record(entry());
    const written: string[] = [];
    for (const one of [waiting, later]) one.then(() => written.push('written')).catch(() => undefined);
    for (let n = 0; n < 10; n++) await lanes.query('select 1', [], 'look-up');
    // The look-ups are over, and nothing of the log is written yet.
    expect(written).toEqual([]);
    await holder.query('commit');
    holder.release();
    await Promise.all([waiting, later]);
  });

  it('is whole when it closes, what was not waited for included', async () => {
    const { one, written, end } = await behindSlow();
    const closed = beside.close();
    await pause(100);
    await end();
    await Promise.all([closed, written]);
    expect(await rowOf(one.requestId)).toMatchObject({ kind: 'answer' });
  });

  it('refuses what was in a lane that died, and goes on', async () => {
    const [lane] = (await lanes.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    const { one, written } = await behindSlow();
    const refused = expect(written).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await killer.query('select pg_terminate_backend($1)', [lane?.pid]);
    await refused;
    expect(await rowOf(one.requestId)).toBeUndefined();
    await beside.record(entry());
  });

  it('writes the intent of what was given up and then failed, without waiting for another answer', async () => {
    const [lane] = (await lanes.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    const { one, written } = await behindSlow(begin);
    const refused = expect(written).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await pause(100);
    await killer.query('select pg_terminate_backend($1)', [lane?.pid]);
    await refused;
    await expect.poll(() => rowOf(one.requestId), { timeout: 5_000 }).toMatchObject({ kind: 'intent' });
  });
});

describe('the read log', () => {
  it('resolves only when the row is committed, with its subjects beside it', async () => {
    const one = entry();
    await log.record(one);
    expect(await rowOf(one.requestId)).toMatchObject({
      kind: 'answer',
      actor: 'service',
      role: 'dossier-service',
      agency: 'H26',
      purpose: 'once-only',
      case_code: 'H26.01-261122-0001',
      operation_name: 'Ask',
      field_classes: ['personal'],
      entities: ['Driver'],
      subject_count: 1,
      variables_key: key.id,
      format: 2,
    });
    expect(await subjectsOf(one.requestId)).toEqual([PERSON]);
  });

  it('numbers rows densely over many racing writers of several hubs', async () => {
    const logs = Array.from({ length: 4 }, () => openReadLog({ pool: createReadLogPool(database), key }));
    // In waves, since whoever waits for two seconds is refused.
    for (let wave = 0; wave < 5; wave++) await Promise.all(Array.from({ length: 400 }, (_, i) => logs[i % 4]?.record(entry())));
    await Promise.all(logs.map((one) => one.close()));
    const [facts] = await rows('select count(*)::int as count, min(position)::int as first, max(position)::int as last from read_log');
    expect(facts.first).toBe(1);
    expect(facts.last).toBe(facts.count);
    expect(
      await rows('select 1 from (select recorded_at < lag(recorded_at) over (order by position) as back from read_log) t where back'),
    ).toEqual([]);
  });

  it('writes what gathers meanwhile in one statement of at most 500 rows', async () => {
    await Promise.all(Array.from({ length: 1_200 }, () => log.record(entry())));
    expect(flushes.reduce((sum, flush) => sum + flush.rows, 0)).toBe(1_200);
    expect(Math.max(...flushes.map((flush) => flush.rows))).toBe(500);
    expect(flushes.length).toBeLessThan(10);
  });

  it('tells of a quick request in one row, which says when it began, also when the answers of others are written meanwhile', async () => {
    // How long an intent waits is short, so on a busy machine now and then it has gone ahead; taken along by every flush it always would
    // have.
    const told = async () => {
      const one = entry();
      begin(log, one);
      await log.record(entry());
      await log.record(entry());
      await log.record(one);
      return rows('select kind, begun_at <= recorded_at as begun_before from read_log where request_id = $1 order by position', [
        one.requestId,
      ]);
    };
    await expect.poll(told, { timeout: 10_000, interval: 1 }).toEqual([{ kind: 'answer', begun_before: true }]);
  });

  it('writes the intent of a slow request before its answer, paired by the request id', async () => {
    const one = entry();
    begin(log, one);
    await expect.poll(() => rowOf(one.requestId)).toMatchObject({ kind: 'intent' });
    await log.record(one);
    expect(await rows('select kind, begun_at from read_log where request_id = $1 order by position', [one.requestId])).toEqual([
      { kind: 'intent', begun_at: null },
      { kind: 'answer', begun_at: null },
    ]);
  });

  it('writes an intent whose answer never comes', async () => {
    const one = entry();
    begin(log, one);
    await expect.poll(() => rowOf(one.requestId)).toMatchObject({ kind: 'intent', subject_count: 0 });
  });

  it('tells of each subject in a row up to 1,000, of more in sorted blocks', async () => {
    const people = Array.from({ length: 2_001 }, (_, i) => `01980000-0000-7000-8000-${String(i).padStart(12, '0')}`);
    const [two, thousand, more, beside] = [
      entry({ subjects: people.slice(0, 2) }),
      entry({ subjects: people.slice(0, 1_000) }),
      entry({ subjects: [...people].reverse() }),
      entry(),
    ];
    await Promise.all([two, thousand, more, beside].map((one) => log.record(one)));
    expect((await subjectsOf(two.requestId)).sort()).toEqual(people.slice(0, 2));
    expect((await subjectsOf(thousand.requestId)).sort()).toEqual(people.slice(0, 1_000));
    expect(await subjectsOf(more.requestId)).toEqual([]);
    expect(await subjectsOf(beside.requestId)).toEqual([PERSON]);
    const { position, subject_count, subjects_commitment } = await rowOf(more.requestId);
    expect(
      (await rows('select part, subject_ids from read_block where position = $1 order by part', [position])).map((row) =>
        Object.values(row),
      ),
    ).toEqual([
      [1, people.slice(0, 1_000)],
      [2, people.slice(1_000, 2_000)],
      [3, people.slice(2_000)],
    ]);
    expect([subject_count, subjects_commitment]).toEqual([2_001, null]);
  });

  it('keeps no value of the question: the same question about others has the same document, and other variables', async () => {
    const about = async (document: string, variables: Record<string, unknown> = {}) => {
      const one = entry({ document, variables });
      await log.record(one);
      return rowOf(one.requestId);
    };
    const [first, second] = [
      await about('{ driver(personalId: "001090000011") { id } }'),
      await about('{ driver(personalId: "001190000022") { id } }'),
    ];
    expect(first.document_hash).toEqual(second.document_hash);
    expect(first.variables_hash).not.toEqual(second.variables_hash);
    const document = 'query($a: ID, $b: ID) { node(id: $a) { id } }';
    expect((await about(document, { a: 'x', b: 'y' })).variables_hash).toEqual((await about(document, { b: 'y', a: 'x' })).variables_hash);
    expect(JSON.stringify([first, second])).not.toMatch(/001[01]90000/);
  });

  it('takes whatever text a token or header may hold, cut to a bounded length', async () => {
    const one = entry({ actor: `a\0b\ud800${'x'.repeat(10_000)}`, operationName: 'line\nline', purpose: '"; drop table read_log; --' });
    await log.record(one);
    const row = await rowOf(one.requestId);
    expect(row.actor).toHaveLength(256);
    expect(row.actor.startsWith('a\ufffdb\ufffdx')).toBe(true);
    expect(row.operation_name).toBe('line\ufffdline');
  });

  it('lets one row that does not fit fail alone', async () => {
    const [bad, good] = [entry({ subjects: ['no uuid'] }), entry()];
    const outcomes = await Promise.allSettled([log.record(bad), log.record(good)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await rowOf(bad.requestId)).toBeUndefined();
  });

  it('writes everything it was given before it closes, and nothing afterwards', async () => {
    const waiting = Array.from({ length: 50 }, () => entry());
    const recorded = Promise.all(waiting.map((one) => log.record(one)));
    await log.close();
    await recorded;
    await expect(log.record(entry())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
  });

  it('refuses with AUDIT_UNAVAILABLE while it may not write, and works again afterwards', async () => {
    await database.ownerPool.query('revoke insert on read_log from giaolo_app');
    await expect(log.record(entry())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE', status: 503 });
    await database.ownerPool.query('grant insert on read_log to giaolo_app');
    await log.record(entry());
  });

  it('refuses within two seconds when another holds the log, and when the network swallows everything', async () => {
    const holder = await database.ownerPool.connect();
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(7204002)');
    const since = performance.now();
    await expect(log.record(entry())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(performance.now() - since).toBeLessThan(2_500);
    await holder.query('rollback');
    holder.release();
    await log.record(entry());

    const wire = await createProxy(database.url);
    const behind = openReadLog({ pool: createReadLogPool(wire), key });
    await behind.record(entry());
    wire.swallow(true);
    const dark = performance.now();
    const [sent, queued] = [entry(), entry()];
    const isRefused = (one: ReadEntry) => {
      begin(behind, one);
      return expect(behind.record(one)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    };
    const both = [isRefused(sent)];
    await pause(5);
    both.push(isRefused(queued));
    await Promise.all(both);
    expect(performance.now() - dark).toBeLessThan(2_500);
    wire.swallow(false);
    await behind.record(entry());
    // What was asked for stays told, whether its row was on its way or still waited.
    for (const { requestId } of [sent, queued]) await expect.poll(() => rowOf(requestId)).toMatchObject({ kind: 'intent' });
    await behind.close();
    await wire.close();
  });
});

describe('words of the read log', () => {
  const wordsOf = async (actor: string) =>
    rows('select number::text, purpose, client, official from read_asker where actor = $1 order by purpose', [actor]);

  it('stand once, whoever says them how often, in whatever process', async () => {
    const other = openReadLog({ pool: createReadLogPool(database), key });
    const say = (by: ReadLog, purpose: string) => by.record(entry({ actor: 'one of many', purpose }));
    await Promise.all(Array.from({ length: 300 }, (_, i) => say(i % 2 === 0 ? log : other, i % 3 === 0 ? 'audit' : 'once-only')));
    await other.close();
    expect((await wordsOf('one of many')).map(({ purpose }) => purpose)).toEqual(['audit', 'once-only']);
  });

  it('tell on whose behalf, and the row of which trace and request', async () => {
    const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
    const behalf = { client: 'motcua', agency: 'H26', official: 'cb-17' };
    const one = entry({ requestId: '01980000-0000-7000-8000-0000000000aa', trace, behalf });
    await log.record(one);
    const { trace_id, span_id, client, behalf_agency, official } = await rowOf(one.requestId);
    expect([trace_id.toString('hex'), span_id.toString('hex'), client, behalf_agency, official]).toEqual([
      trace.traceId,
      trace.spanId,
      'motcua',
      'H26',
      'cb-17',
    ]);
  });

  it('are said again to a database that no longer has what it had', async () => {
    await log.record(entry({ actor: 'before the restore' }));
    for (const table of ['read_asker', 'read_question'])
      await rows(`alter table ${table} disable trigger user; delete from ${table}; alter table ${table} enable trigger user`);
    const again = entry({ actor: 'before the restore' });
    await log.record(again);
    expect(await rowOf(again.requestId)).toMatchObject({ actor: 'before the restore', operation_name: 'Ask' });
  });

  it('are what their number is the hash of, stay, and are there before a row names them', async () => {
    await log.record(entry());
    const refused = (sql: string) =>
      database.ownerPool.query(sql).then(
        () => 'accepted',
        ({ code }: { code: string }) => code,
      );
    expect(await refused("insert into read_asker (number, actor, role) values (1, 'a', 'steward')")).toBe('23514');
    expect(
      await refused("insert into read_question select 1, document_hash, 'other', variables_key, '', '' from read_question limit 1"),
    ).toBe('23514');
    for (const table of ['read_asker', 'read_question'])
      expect(await refused(`update ${table} set number = number + 1`), table).toBe('GL001');
    expect(
      await refused(
        `select append_read_rows('[{"kind":"answer","requestText":"r","asker":"5","question":"5","variablesHash":"\\\\x${'00'.repeat(16)}","subjectCount":0}]', null)`,
      ),
    ).toBe('GL008');
  });
});

describe('the database keeps the read log', () => {
  const refused = async (sql: string) => {
    const client = await database.ownerPool.connect();
    try {
      await client.query('begin');
      return await client.query(sql).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const row = (position: string, at = 'clock_timestamp()', more: Record<string, string> = {}) => {
    const values = {
      position,
      recorded_at: at,
      kind: "'answer'",
      request_id: "'r'",
      asker: '(select min(number) from read_asker)',
      question: '(select min(number) from read_question)',
      variables_hash: "substr(sha256('x'), 1, 16)",
      format: '2',
      ...more,
    };
    return `insert into read_log (${Object.keys(values).join(', ')}) values (${Object.values(values).join(', ')})`;
  };
  const next = '(select max(position) + 1 from read_log)';
  /** A row as hubs of the release before write it. */
  const FIRST = {
    format: '1',
    actor: "'a'",
    role: "'steward'",
    variables_key: "'k'",
    document_hash: "sha256('x')",
    variables_hash: "sha256('x')",
    field_classes: "'{}'",
    entities: "'{}'",
    asker: 'null',
    question: 'null',
  };

  it('for ever, also against its owner', async () => {
    await log.record(entry());
    await log.record(
      entry({ subjects: Array.from({ length: 1_001 }, (_, i) => `01980000-0000-7000-8000-${String(i).padStart(12, '0')}`) }),
    );
    for (const table of ['read_log', 'read_subject', 'read_block']) {
      expect(await refused(`update ${table} set position = position + 1000`)).toBe('GL001');
      expect(await refused(`delete from ${table}`)).toBe('GL001');
      expect(await refused(`truncate ${table}`)).toBe('GL001');
    }
  });

  it('without a gap, in order of time', async () => {
    await log.record(entry());
    expect(await refused(row(next))).toBe('accepted');
    expect(await refused(row(next, undefined, FIRST))).toBe('accepted');
    expect(await refused(row('(select max(position) + 2 from read_log)'))).toBe('GL004');
    expect(await refused(row(next, "clock_timestamp() - interval '1 day'"))).toBe('GL004');
    expect(await refused(row(next, "clock_timestamp() + interval '1 day'"))).toBe('GL004');
  });

  it.each([
    ['of no known kind', { kind: "'glance'" }],
    ['of no known format', { format: '3' }],
    ['without a request', { request_id: 'null' }],
    ['of two requests', { request: 'gen_random_uuid()' }],
    ['with a cut trace', { trace_id: "'\\x00'", span_id: "'\\x0000000000000000'" }],
    ['with a trace and no span', { trace_id: "substr(sha256('x'), 1, 16)" }],
    ['that says itself what its words say', { actor: "'a'" }],
    ['of the first format with a word', { ...FIRST, asker: '(select min(number) from read_asker)' }],
    ['of the first format without an actor', { ...FIRST, actor: 'null' }],
    ['of the first format with a cut document hash', { ...FIRST, document_hash: "'\\x00'" }],
    ['of the first format about somebody without a commitment', { ...FIRST, subject_count: '1', subject_id: `'${PERSON}'` }],
    ['with a cut hash of variables', { variables_hash: "'\\x00'" }],
    ['that refuses without a code', { kind: "'refusal'" }],
    ['that answers with a code', { code: "'NOT_FOUND'" }],
    ['about fewer than nobody', { subject_count: '-1' }],
    ['about one who is not named', { subject_count: '1' }],
    ['that refuses and is about somebody', { kind: "'refusal'", code: "'X'", subject_count: '1', subject_id: `'${PERSON}'` }],
    [
      'with a commitment that its persons say themselves',
      { subject_count: '1', subject_id: `'${PERSON}'`, subjects_commitment: "sha256('x')" },
    ],
    [
      'of the first format with a cut commitment',
      { ...FIRST, subject_count: '1', subject_id: `'${PERSON}'`, subjects_commitment: "'\\x00'" },
    ],
    ['that names one of nobody', { subject_id: `'${PERSON}'` }],
    ['that names one of several', { subject_id: `'${PERSON}'`, subject_count: '2' }],
    ['that begins after it is written', { begun_at: "clock_timestamp() + interval '1 day'" }],
    ['whose intent began another time', { kind: "'intent'", begun_at: 'clock_timestamp()' }],
  ])('with no row %s', async (_what, wrong) => {
    const insert = row(next, undefined, wrong);
    await log.record(entry());
    expect(await refused(insert)).toBe('23514');
    await database.ownerPool.query('alter table read_log disable trigger guard_insert');
    expect(await refused(insert)).toBe('accepted');
    await database.ownerPool.query('alter table read_log enable always trigger guard_insert');
  });

  it('with no subject added to a read afterwards', async () => {
    await log.record(entry());
    expect(await refused(`insert into read_subject select max(position), '${PERSON}'::uuid from read_log having true`)).not.toBe(
      'accepted',
    );
    expect(await refused("insert into read_subject select max(position), '01980000-0000-7000-8000-00000000ffff' from read_log")).toBe(
      'GL002',
    );
  });

  const about = (amount: number) => row(next, undefined, { subject_count: String(amount) });
  const ids = (amount: number, from = 0) =>
    `array(select ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(1 + ${from}, ${amount + from}) n)`;
  /** A read and whom it names beside it, in one statement. */
  const naming = (amount: number, { rows = "'{}'::uuid[]", blocks = [] }: { rows?: string; blocks?: string[] }) =>
    `with read as (${about(amount)} returning position), alone as (insert into read_subject select position, unnest(${rows}) from read)
     insert into read_block ${blocks.map((block, i) => `select position, ${i + 1}, ${block} from read`).join(' union all ') || "select 0, 0, '{}' where false"}`;

  it('with nobody missing of those a read is about, and nobody too many', async () => {
    await log.record(entry());
    const wrong = [
      about(2),
      naming(2, { rows: ids(1) }),
      naming(2, { rows: ids(3) }),
      naming(1_500, { blocks: [ids(1_000)] }),
      naming(2, { rows: ids(2), blocks: [ids(1)] }),
      `${naming(2, { rows: ids(2) })}; insert into read_subject select max(position), '01980000-0000-7000-8000-00000000ffff' from read_log`,
      `${naming(2, { rows: ids(2) })}; insert into read_block select max(position), 1, ${ids(1, 5)} from read_log`,
    ];
    for (const sql of wrong) expect(await refused(sql), sql).toBe('23514');
    for (const sql of [naming(2, { rows: ids(2) }), naming(1_500, { blocks: [ids(1_000), ids(500, 1_000)] })])
      expect(await refused(sql), sql).toBe('accepted');
    for (const table of ['read_log', 'read_subject', 'read_block'])
      await database.ownerPool.query(`alter table ${table} disable trigger guard_insert`);
    for (const sql of wrong) expect(await refused(sql), sql).toBe('accepted');
    for (const table of ['read_log', 'read_subject', 'read_block'])
      await database.ownerPool.query(`alter table ${table} enable always trigger guard_insert`);
  });

  it('with no block added to a read afterwards', async () => {
    await log.record(entry());
    expect(await refused(`insert into read_block select max(position), 1, ${ids(2)} from read_log`)).toBe('GL002');
  });

  it.each([
    ['of more than 1,000', naming(1_001, { blocks: [ids(1_001)] })],
    ['of nobody', naming(2, { rows: ids(2), blocks: ["'{}'::uuid[]"] })],
    ['out of order', naming(2, { blocks: [`array(select x from unnest(${ids(2)}) x order by x desc)`] })],
    ['with one twice', naming(2, { blocks: [`array['${PERSON}', '${PERSON}']::uuid[]`] })],
    ['with a gap', naming(2, { blocks: [`array['${PERSON}', null]::uuid[]`] })],
    ['before one of lower ids', naming(4, { blocks: [ids(2, 2), ids(2)] })],
  ])('with no block %s', async (_what, sql) => {
    await log.record(entry());
    expect(await refused(sql)).toBe('23514');
    await database.ownerPool.query('alter table read_block disable trigger guard_order');
    expect(await refused(sql)).toBe('accepted');
    await database.ownerPool.query('alter table read_block enable always trigger guard_order');
  });

  it('only by these guards: without the one on gaps, a gap is accepted', async () => {
    await database.ownerPool.query('alter table read_log disable trigger guard_insert');
    expect(await refused(row('(select max(position) + 2 from read_log)'))).toBe('accepted');
    await database.ownerPool.query('alter table read_log enable always trigger guard_insert');
    expect(await refused(row('(select max(position) + 2 from read_log)'))).toBe('GL004');
  });
});

describe('keys', () => {
  it('are made once, for their user alone, and the same key serves every start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-keys-'));
    const keysDir = join(folder, 'keys');
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => openKey({ keysDir, name: 'read-log', production: false, make: makeHashKey })),
    );
    expect(new Set(opened.map(({ kid }) => kid)).size).toBe(1);
    expect((await stat(join(keysDir, 'read-log.json'))).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('are never made in production', async () => {
    const keysDir = join(tmpdir(), 'giaolo-keys-of-production');
    await expect(openKey({ keysDir, name: 'read-log', production: true, make: makeHashKey })).rejects.toMatchObject({ exitStatus: 2 });
    await expect(stat(keysDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
