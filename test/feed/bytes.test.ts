import { type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import { FEED_BYTES_MAX } from '../../src/hub/query/plan-feed.js';
import { poolsOf } from '../support/database.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

/** Texts that earlier releases took were of any length, and the feed has to bear them. */
vi.mock('../../src/limits.js', async (original) => {
  const { LIMITS, ...more } = await original<typeof import('../../src/limits.js')>();
  return { ...more, LIMITS: { ...LIMITS, textCharacters: { ...LIMITS.textCharacters, max: Number.POSITIVE_INFINITY } } };
});

/**
 * Changes of all sizes: most of a hundred kilobytes in their slices and as much in their fields, some small, one larger than a whole page
 * may be.
 */
const SIZES = [10, 100_000, 100_000, 300_000, 20, 100_000, FEED_BYTES_MAX + 1_000, 30, ...Array.from({ length: 30 }, (_, i) => 60_000 + i)];
const WHOLE = 'nodes { position slices changedFields { name before after } } pageInfo { scannedTo hasNextPage }';
let hub: TestHub;
let head: string;

beforeAll(async () => {
  hub = await createTestHub();
  for (const [n, size] of SIZES.entries())
    await register(hub, 'LegalDocument', { number: `${n}/2025/NĐ-CP`, kind: 'Nghị định', title: 'đ'.repeat(size / 2), confidence: 'V' });
  head = (await hub.ask('{ changes(first: 1000) { pageInfo { scannedTo } } }')).body.data.changes.pageInfo.scannedTo;
}, 60_000);
afterAll(() => hub.close());

type Page = { nodes: { position: string }[]; pageInfo: { scannedTo: string; hasNextPage: boolean } };

it('a page ends before its texts pass the budget, and asking on from scannedTo gives every change once', async () => {
  const seen: string[] = [];
  let pages = 0;
  for (let after = '0', more = true; more; pages++) {
    const { body } = await hub.ask(`{ changes(first: 1000, after: "${after}") { ${WHOLE} } }`);
    const { nodes, pageInfo } = body.data.changes as Page;
    expect(nodes.length).toBeGreaterThan(0);
    if (nodes.length > 1) expect(Buffer.byteLength(JSON.stringify(nodes))).toBeLessThanOrEqual(FEED_BYTES_MAX + nodes.length + 2);
    expect(pageInfo.scannedTo).toBe(nodes.at(-1)?.position);
    expect(pageInfo.hasNextPage).toBe(pageInfo.scannedTo !== head);
    seen.push(...nodes.map(({ position }) => position));
    ({ scannedTo: after, hasNextPage: more } = pageInfo);
  }
  expect(seen).toEqual(SIZES.map((_, i) => String(i + 1)));
  expect(pages).toBeGreaterThan(3);
});

it('the pages of one question share it, also where a change is asked for twice, in both executors', async () => {
  for (const others of ['', ' agency: agencies(first: 1) { nodes { id } }']) {
    const { body } = await hub.ask(
      `{ a: changes(after: "7") { ${WHOLE} } b: changes(after: "7") { ${WHOLE} edges { node { slices } } }${others} }`,
    );
    const { a, b } = body.data as { a: Page; b: Page };
    expect(Buffer.byteLength(JSON.stringify([a, b]))).toBeLessThan(FEED_BYTES_MAX + 10_000);
    expect(b.nodes.length).toBeLessThan(a.nodes.length);
    for (const { nodes, pageInfo } of [a, b]) expect(pageInfo).toEqual({ scannedTo: nodes.at(-1)?.position, hasNextPage: true });
  }
});

it('what is not asked for does not count', async () => {
  const { body } = await hub.ask('{ changes(first: 1000) { nodes { position } pageInfo { scannedTo hasNextPage } } }');
  expect(body.data.changes.nodes).toHaveLength(SIZES.length);
  expect(body.data.changes.pageInfo).toEqual({ scannedTo: head, hasNextPage: false });
});

it('a follower is sent as much at a time as a quarter of a megabyte, and misses nothing', async () => {
  const watch = watchLedger(hub.database, hub.database.appPool);
  const follow = createFollow({ schema, model, pools: poolsOf(hub.database), readLog: readLogInto([]), watch });
  const document = parse('subscription { changes(after: "0") { position slices } }');
  const operation = document.definitions[0] as OperationDefinitionNode;
  const gone = new AbortController();
  const { batches } = await follow({ document, operation, variables: {}, caller: anonymous, lastEventId: null }, gone.signal);
  const seen: string[] = [];
  for await (const batch of batches) {
    const bytes = batch.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
    if (batch.length > 1) expect(bytes).toBeLessThan(256 * 1024 + batch.length * 20);
    seen.push(...batch.map(({ cursor }) => cursor.split('@')[0] ?? ''));
    if (seen.length >= SIZES.length) break;
  }
  gone.abort();
  await watch.close();
  expect(seen).toEqual(SIZES.map((_, i) => String(i + 1)));
});

it('names in the log whom a page shows, not who did not fit into it', async () => {
  const from = (await hub.ask('{ changes(first: 1000) { pageInfo { scannedTo } } }')).body.data.changes.pageInfo.scannedTo;
  const person = (personalId: string) => register(hub, 'Person', { personalId, fullName: 'Người Giả Lập', fictional: true });
  const large = (number: string) =>
    register(hub, 'LegalDocument', { number, kind: 'Nghị định', title: 'đ'.repeat(0.3 * FEED_BYTES_MAX), confidence: 'V' });
  const shown = await person('001090000011');
  await large('901/2025/NĐ-CP');
  await large('902/2025/NĐ-CP');
  const beyond = await person('001190000022');
  const page = async (after: string) => {
    hub.reads.length = 0;
    const as = caller('steward', 'stewardship');
    const { nodes, pageInfo } = (
      await hub.ask(`{ changes(first: 10, after: "${after}") { nodes { recordId slices } pageInfo { scannedTo } } }`, { as })
    ).body.data.changes;
    return { amount: nodes.length, subjects: hub.reads.flatMap(({ subjects }) => subjects), scannedTo: pageInfo.scannedTo };
  };
  const first = await page(from);
  expect(first).toMatchObject({ amount: 2, subjects: [shown] });
  expect(await page(first.scannedTo)).toMatchObject({ amount: 2, subjects: [beyond] });
});
