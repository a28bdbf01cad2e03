import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPoolOf } from '../../src/db/client.js';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { CASE, type RunningHub, runHub } from '../server/running-hub.js';
import { poolsOf } from '../support/database.js';
import { anonymous, model, readLogInto, schema } from '../support/hub.js';
import { endOtherBackends } from '../support/kill-backends.js';
import { until } from '../support/until.js';
import { caseFor } from '../support/work-orders.js';
import { register, write } from '../support/write.js';
import { follow } from './follower.js';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
});
afterAll(() => running.close());

const CHANGES = `subscription ($after: Position, $registers: [Register!]) {
  changes(after: $after, registers: $registers) { position entity recordId operation changedFields { name before after } slices }
}`;

const port = async (code: string) => register(running, 'PortCode', { code, matchedName: `cảng ${code}` });
const head = async () => Number((await running.rows<{ head: string }>('select max(position)::text as head from change'))[0]?.head);
const bearer = async (role: string, purpose?: string) => ({
  authorization: `Bearer ${await running.token(role)}`,
  ...(purpose ? { 'hub-purpose': purpose, 'hub-case': caseFor(purpose, CASE) } : {}),
});

describe('a follower', () => {
  it('gets what is written from now on, in the shape of the query, each event with the cursor to go on from', async () => {
    const before = await head();
    const stream = await follow(running.url, CHANGES, {}, await bearer('analyst'));
    expect(stream.type).toBe('text/event-stream; charset=utf-8');
    const id = await port('VNAAA');
    const [event] = await stream.next(1);
    expect(event?.event).toBe('next');
    expect(event?.id).toMatch(new RegExp(`^${before + 1}@[0-9a-f-]{36}$`));
    const { body } = await running.ask(
      `{ changes(after: "${before}") { nodes { position entity recordId operation changedFields { name before after } slices } } }`,
      { as: 'analyst' },
    );
    expect(event?.data.data.changes).toEqual(body.data.changes.nodes[0]);
    expect(event?.data.data.changes).toMatchObject({ entity: 'PortCode', recordId: id, operation: 'REGISTER' });
    stream.close();
  });

  it('goes on from a position, and after a break from the id of its last event, without missing or repeating any', async () => {
    const last = await head();
    const first = await follow(running.url, CHANGES, { after: '0' }, await bearer('steward', 'stewardship'));
    const some = await first.next(5);
    first.close();
    expect(some.map(({ data }) => data.data.changes.position)).toEqual(['1', '2', '3', '4', '5']);
    await port('VNAAB');
    const again = await follow(
      running.url,
      CHANGES,
      { after: '0' },
      { ...(await bearer('steward', 'stewardship')), 'last-event-id': some.at(-1)?.id ?? '' },
    );
    const rest = await again.next(last + 1 - 5);
    again.close();
    expect(rest.map(({ data }) => Number(data.data.changes.position))).toEqual(Array.from({ length: last + 1 - 5 }, (_, i) => i + 6));
  });

  it('is kept to its own rights: without a purpose no person, with one each batch has its row in the read log', async () => {
    const log = () =>
      running.rows<{ subjects: string }>(
        `select l.subject_count as subjects from ${READ_ROWS} l where l.kind = 'answer' and l.operation_name = 'Watch' and 'Change' = any(l.entities) order by position`,
      );
    const open = await follow(running.url, CHANGES, {}, await bearer('analyst'));
    const steward = await follow(
      running.url,
      CHANGES.replace('subscription', 'subscription Watch'),
      {},
      await bearer('steward', 'stewardship'),
    );
    const person = await register(running, 'Person', { personalId: '001190000055', fullName: 'Lê Giả Lập', fictional: true });
    await port('VNAAC');
    const [seen] = await open.next(1);
    expect(seen?.data.data.changes.entity).toBe('PortCode');
    expect(seen?.data.extensions.scope).toEqual([{ path: ['changes'], reason: 'PURPOSE_REQUIRED' }]);
    const [told] = await steward.next(1);
    expect(told?.data.data.changes).toMatchObject({ entity: 'Person', recordId: person });
    // That the row is there before the batch leaves, not only afterwards: test/reads/every-door.test.ts.
    expect((await log())[0]?.subjects).toBe(1);
    open.close();
    steward.close();
  });

  it('hears a sign of life when nothing happens, and ends when the server does, without `complete`', async () => {
    const other = await runHub({ empty: true });
    const stream = await follow(other.url, CHANGES, {});
    expect(stream.comments()).toBeGreaterThan(0);
    const ended = stream.ended();
    await other.close();
    expect(await ended).toEqual([]);
  }, 30_000);

  it('who stands still holds up nobody: another one gets everything meanwhile', async () => {
    const still = await follow(running.url, CHANGES, { after: '0' }, await bearer('steward', 'stewardship'), { reading: false });
    const lively = await follow(running.url, CHANGES, {}, await bearer('analyst'));
    const from = await head();
    for (let turn = 0; turn < 10; turn++) {
      await write(
        running,
        Array.from({ length: 200 }, (_, i) => ({
          operation: 'register' as const,
          entity: 'PortCode',
          from: null,
          values: { code: `X${turn}${String(i).padStart(3, '0')}`, matchedName: 'x'.repeat(1_000) },
        })),
      );
    }
    const events = await lively.next(2_000);
    expect(events.map(({ data }) => Number(data.data.changes.position))).toEqual(Array.from({ length: 2_000 }, (_, i) => from + 1 + i));
    still.close();
    lively.close();
  }, 60_000);

  it('finds out by itself what no notification told of', async () => {
    await running.database.ownerPool.query('alter table change_set disable trigger announce');
    try {
      const stream = await follow(running.url, CHANGES, {});
      await port('VNAAD');
      expect((await stream.next(1))[0]?.data.data.changes.entity).toBe('PortCode');
      stream.close();
    } finally {
      await running.database.ownerPool.query('alter table change_set enable always trigger announce');
    }
  });

  it('finds it out soon, not only when a sign of life is due', async () => {
    const watch = watchLedger(running.database, running.database.appPool);
    await running.database.ownerPool.query('alter table change_set disable trigger announce');
    try {
      // What it finds when it begins is over when it has been still for longer than it takes to look again.
      let turn = -1;
      while (turn !== watch.turn()) {
        turn = watch.turn();
        await watch.after(turn, 2_000, new AbortController().signal);
      }
      await port('VNABZ');
      await watch.after(turn, 20_000, new AbortController().signal);
      expect(watch.turn()).toBeGreaterThan(turn);
    } finally {
      await running.database.ownerPool.query('alter table change_set enable always trigger announce');
      await watch.close();
    }
  });

  it('goes on when every connection to the database dies under it', async () => {
    const stream = await follow(running.url, CHANGES, {});
    await port('VNAAE');
    await stream.next(1);
    expect(await withPoolOf(running.database, { max: 1 }, endOtherBackends)).toBeGreaterThan(0);
    await port('VNAAF').catch(() => port('VNAAF'));
    expect((await stream.next(1))[0]?.data.data.changes.changedFields).toContainEqual({ name: 'code', before: null, after: 'VNAAF' });
    stream.close();
  });
});

describe('a follower of little', () => {
  it('hears signs of life while much is written of which nothing is for it', async () => {
    const watch = watchLedger(running.database, running.database.appPool);
    const readLog = readLogInto([]);
    const follow = createFollow({ schema, model, pools: poolsOf(running.database), readLog, watch, heartbeatMs: 100 });
    const document = parse('subscription { changes(where: { entity: { eq: "Road" } }) { position } }');
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    const leaving = new AbortController();
    const { batches } = await follow({ document, operation, variables: {}, caller: anonymous, lastEventId: null }, leaving.signal);
    let writing = true;
    const others = (async () => {
      for (let n = 0; writing; n++) await port(`Y${n}`);
    })();
    for (let sign = 0; sign < 3; sign++) expect((await batches.next()).value).toEqual([]);
    writing = false;
    leaving.abort();
    await others;
    await watch.close();
  });

  it('is let go when its token ends, with the reason', async () => {
    const now = new Date(Date.now() - 12 * 3_600_000 - 1_000);
    const { token } = await running.issuer.issue({ role: 'analyst', now });
    const stream = await follow(running.url, CHANGES, {}, { authorization: `Bearer ${token}` });
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    await port('VNAAG');
    const last = (await stream.ended()).slice(-2);
    expect(last.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(last[0]?.data.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('what is refused', () => {
  const refused = async (query: string, variables: unknown = {}, headers: Record<string, string> = {}) => {
    const { status, code } = await running.send('/graphql/stream', {
      headers: { accept: 'text/event-stream', ...headers },
      body: { query, variables },
    });
    return [status, code];
  };

  it('a place that is none, a purpose that is not one’s own, an operation that is no subscription', async () => {
    expect(await refused(CHANGES, { after: '999999999' })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await refused(CHANGES, { after: '1@019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001' })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await refused(CHANGES, { after: 'x' })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await refused(CHANGES, {}, { 'last-event-id': '1' })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await refused(CHANGES, {}, await bearer('analyst', 'audit'))).toEqual([403, 'PURPOSE_NOT_ALLOWED']);
    expect(await refused(CHANGES, {}, { authorization: 'Bearer x' })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await refused('{ changes { nodes { position } } }')).toEqual([400, 'BAD_REQUEST']);
    expect(await refused('subscription { changes { nope } }')).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await refused('subscription {')).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(await refused('subscription { a: changes { position } b: changes { position } }')).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await refused(CHANGES, {}, { accept: 'application/json' })).toEqual([406, 'BAD_REQUEST']);
    const bomb = Array.from(
      { length: 22 },
      (_, i) => `fragment F${i} on Change { ${i < 21 ? `...F${i + 1} ...F${i + 1}` : 'position'} }`,
    ).join(' ');
    expect(await refused(`subscription { changes { ...F0 } } ${bomb}`)).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const { status, code } = await running.ask('subscription { changes { position } }');
    expect([status, code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('a ninth stream of one caller; one closed makes room', async () => {
    const headers = await bearer('auditor');
    const streams = await Promise.all(Array.from({ length: 8 }, () => follow(running.url, CHANGES, {}, headers)));
    expect(await refused(CHANGES, {}, headers)).toEqual([429, 'RATE_LIMITED']);
    for (const stream of streams) stream.close();
    const again = await until(
      () => follow(running.url, CHANGES, {}, headers).catch(() => undefined),
      (one) => one !== undefined,
      { seconds: 15 },
    );
    again?.close();
  });

  it('a GET follows as well, as EventSource would', async () => {
    const response = await fetch(
      `${running.url}/graphql/stream?query=${encodeURIComponent('subscription { changes(after: "0") { position } }')}`,
    );
    expect(response.status).toBe(200);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: next')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
  });

  it('counts are there for operators', async () => {
    const { text } = await running.send('/metrics', { method: 'GET' });
    for (const name of ['giaolo_streams ', 'giaolo_streamed_changes_total', 'giaolo_ledger_wait_seconds_bucket'])
      expect(text).toContain(name);
    const [, head] = /^giaolo_ledger_position (\d+)$/m.exec(text) ?? [];
    expect(Number(head)).toBeGreaterThan(0);
    expect(text).toMatch(/^giaolo_feed_behind_changes \d+$/m);
    for (const use of ['questions', 'look-ups', 'feed', 'read log'])
      expect(text).toContain(`giaolo_database_connections{use="${use}",state="open"}`);
  });
});
