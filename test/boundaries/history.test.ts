import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Values } from '../../src/hub/declare/model.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import type { ReadEntry } from '../../src/hub/reads/read-log.js';
import { poolsOf } from '../support/database.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

const ANALYST = caller('analyst');
const STEWARD = caller('steward', 'stewardship');
const citizen = (ownKey: string) => caller('citizen', 'self-access', { ownKey, caseCode: null });

let hub: TestHub;
let business: string;
let a: string;
let b: string;
let made = 0;
beforeAll(async () => {
  hub = await createTestHub();
  business = await register('Business', {
    taxCode: '0100109106',
    name: 'Vận tải giả lập',
    legalForm: 'Công ty TNHH',
    legalRepresentative: 'Người Giả Lập',
    fictional: true,
  });
  a = await register('Person', { personalId: '001090000011', fullName: 'Người Một', fictional: true });
  b = await register('Person', { personalId: '001190000022', fullName: 'Người Hai', fictional: true });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

async function register(entity: string, values: Values, from: string | null = '2010-01-01', to: string | null = null): Promise<string> {
  const { changes } = await write(hub, [{ operation: 'register', entity, from, to, values }]);
  return changes[0]?.recordId ?? '';
}
const car = () =>
  register('Vehicle', {
    chassisNumber: `RLLV1AEA9PH${String(++made).padStart(6, '0')}`,
    make: 'Thaco',
    kind: 'xe ô tô con',
    category: 'car',
    productionYear: 2009,
    fictional: true,
  });
const inspection = (vehicle: string, from: string, to: string | null) =>
  register(
    'Inspection',
    { certificateNumber: `KĐ-${++made}`, vehicle, stationCode: '2901V', inspectedOn: '2010-01-01', result: 'PASSED' },
    from,
    to,
  );
/** Positions of the changes of a record that are told in its history, and in the feed. */
const told = async (list: string, id: string, validAt: string, as: Partial<Caller>) => {
  const text = `query($id: ID!, $at: AsOf) { it: nodeAsOf(id: $id, asOf: $at) { ... on ${list} { history { totalCount nodes { position } } } } }`;
  const feed = 'query($id: ID!) { changes(first: 100, after: "0", where: { recordId: { eq: $id } }) { nodes { position } } }';
  const one = await hub.ask(text, { as, variables: { id, at: { validAt } } });
  const other = await hub.ask(feed, { as, variables: { id } });
  const positions = (nodes: { position: string }[]) => nodes.map(({ position }) => position);
  return { history: one.body.data.it && positions(one.body.data.it.history.nodes), feed: positions(other.body.data.changes.nodes) };
};

describe('a change is told to all when nobody stood behind it on any of its days', () => {
  it('whoever came on the day it ended, or left on the day it began, did not', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, person: a }, '2014-01-01', '2015-01-01');
    await register('Ownership', { vehicle, person: b }, '2018-01-01', '2019-01-01');
    const between = await inspection(vehicle, '2015-01-01', '2018-01-01');
    expect((await told('Inspection', between, '2016-06-01', ANALYST)).feed).toHaveLength(1);
    expect((await told('Inspection', between, '2016-06-01', ANALYST)).history).toHaveLength(1);
    for (const [from, to] of [
      ['2014-12-31', '2018-01-01'],
      ['2015-01-01', '2018-01-02'],
    ] as const) {
      const id = await inspection(vehicle, from, to);
      expect([from, to, await told('Inspection', id, '2016-06-01', ANALYST)]).toEqual([from, to, { history: [], feed: [] }]);
    }
  });

  it('the days of the states that it shows count too, not only those it is about', async () => {
    const vehicle = await car();
    const id = await inspection(vehicle, '2015-01-01', '2020-01-01');
    const correct = (to: string) =>
      write(hub, [{ operation: 'correct', entity: 'Inspection', id, from: '2015-01-01', to, values: { odometerKm: ++made } }]);
    await correct('2015-06-01');
    await correct('2015-03-01');
    expect((await told('Inspection', id, '2016-06-01', ANALYST)).feed).toHaveLength(3);
    await register('Ownership', { vehicle, person: a }, '2019-01-01', '2019-06-01');
    expect(await told('Inspection', id, '2016-06-01', ANALYST)).toEqual({ history: [], feed: [] });
  });

  it('and once two persons stood behind a record, no value above open of it is in the feed of either', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, person: a }, '2014-01-01', '2018-01-01');
    const ofA = await inspection(vehicle, '2015-01-01', '2018-01-01');
    const values = async (id: string, ownKey: string) => {
      const text = `{ changes(first: 5, after: "0", where: { recordId: { eq: "${id}" } }) { nodes { slices } } }`;
      return JSON.stringify((await hub.ask(text, { as: citizen(ownKey) })).body.data.changes.nodes);
    };
    expect(await values(ofA, '001090000011')).toContain('certificateNumber');
    await register('Ownership', { vehicle, person: b }, '2018-01-01', '2019-01-01');
    const ofB = await inspection(vehicle, '2018-01-01', '2019-01-01');
    for (const [id, ownKey] of [
      [ofA, '001090000011'],
      [ofB, '001190000022'],
    ] as const) {
      expect(await values(id, ownKey)).toContain('stationCode');
      expect(await values(id, ownKey)).not.toContain('certificateNumber');
    }
  });

  it('and is about two persons for neither of them', async () => {
    const vehicle = await car();
    const ownership = await register('Ownership', { vehicle, person: a }, '2015-01-01');
    await write(hub, [{ operation: 'update', entity: 'Ownership', id: ownership, from: '2020-01-01', values: { person: b } }]);
    const all = (await told('Ownership', ownership, '2026-01-01', STEWARD)).feed;
    expect(all).toHaveLength(2);
    expect((await told('Ownership', ownership, '2016-01-01', citizen('001090000011'))).feed).toEqual(all.slice(0, 1));
    expect((await told('Ownership', ownership, '2026-01-01', citizen('001190000022'))).feed).toEqual([]);
  });
});

describe('what is not in force any more', () => {
  const lookUp = async (entity: string, key: string, as: Partial<Caller>) => {
    const { body } = await hub.ask(`{ found: ${entity}(certificateNumber: "${key}") { id } }`, { as });
    expect([body.errors, body.data.found]).toEqual([undefined, null]);
    return body.extensions.notCurrent?.found?.status;
  };

  it('is told to all when nobody stood behind it: who came on the day it ended did not', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, person: a }, '2014-01-01', '2015-01-01');
    await register('Ownership', { vehicle, person: b }, '2018-01-01', '2019-01-01');
    await inspection(vehicle, '2015-01-01', '2018-01-01');
    expect(await lookUp('inspection', `KĐ-${made}`, ANALYST)).toBe('CLOSED');
    await inspection(vehicle, '2015-01-01', '2018-01-02');
    expect([await lookUp('inspection', `KĐ-${made}`, ANALYST), await lookUp('inspection', `KĐ-${made}`, STEWARD)]).toEqual([
      undefined,
      'CLOSED',
    ]);
  });

  it('is hidden while another state of the same record is somebody’s', async () => {
    const values = {
      certificateNumber: `ĐK-${++made}`,
      vehicle: await car(),
      ownerBusiness: business,
      registeredOn: '2015-01-01',
      state: 'ACTIVE',
    };
    const id = await register('Registration', values, '2015-01-01');
    const taken = { certificateNumber: `ĐK-${made}-B`, ownerBusiness: null };
    await write(hub, [{ operation: 'update', entity: 'Registration', id, from: '2018-01-01', values: taken }]);
    expect(await lookUp('registration', values.certificateNumber, ANALYST)).toBe('CLOSED');
    await write(hub, [{ operation: 'update', entity: 'Registration', id, from: '2019-01-01', values: { ownerPerson: a } }]);
    const seen = [
      await lookUp('registration', values.certificateNumber, ANALYST),
      await lookUp('registration', values.certificateNumber, STEWARD),
    ];
    expect(seen).toEqual([undefined, 'CLOSED']);
  });

  it('is counted beside what hangs on a thing only where nobody stood behind it', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, person: a }, '2014-01-01', '2016-01-01');
    await inspection(vehicle, '2014-01-01', '2015-01-01');
    await inspection(vehicle, '2017-01-01', '2018-01-01');
    const count = async (as: Partial<Caller>) => {
      const { body } = await hub.ask(`{ vehicle(id: "${vehicle}") { inspections { totalCount notCurrentCount } } }`, { as });
      return body.data.vehicle.inspections;
    };
    expect([await count(ANALYST), await count(STEWARD)]).toEqual([
      { totalCount: 0, notCurrentCount: 1 },
      { totalCount: 0, notCurrentCount: 2 },
    ]);
  });
});

describe('a hidden record’s id', () => {
  let sold: string;
  let ownership: string;
  beforeAll(async () => {
    sold = await car();
    ownership = await register('Ownership', { vehicle: sold, business }, '2015-01-01', '2020-01-01');
    await register('Ownership', { vehicle: sold, person: b }, '2024-01-01');
  });

  it('is hidden in a difference, from a citizen too, and shown to whoever it is', async () => {
    const text = `{ d: difference(of: "${ownership}", from: { validAt: "2014-06-01" }, to: { validAt: "2016-06-01" }) { changedFields { name after } } }`;
    const seen = async (as: Partial<Caller>) => JSON.stringify((await hub.ask(text, { as })).body.data);
    for (const as of [ANALYST, citizen('001090000011')]) {
      expect(await seen(as)).toContain(business);
      expect(await seen(as)).not.toContain(sold);
    }
    expect(await seen(citizen('001190000022'))).toContain(sold);
    expect(await seen(STEWARD)).toContain(sold);
  });

  it('is hidden in a history and the feed, from a citizen too', async () => {
    const history = `{ ownerships(where: { id: { eq: "${ownership}" } }, asOf: { validAt: "2016-06-01" }) { nodes { history { nodes { slices changedFields { after } } } } } }`;
    const feed = `{ changes(first: 100, after: "0", where: { recordId: { eq: "${ownership}" } }) { nodes { slices changedFields { after } } } }`;
    for (const text of [history, feed]) {
      const seen = async (as: Partial<Caller>) => JSON.stringify((await hub.ask(text, { as })).body.data);
      for (const as of [ANALYST, citizen('001090000011')]) {
        expect(await seen(as), text).toContain(business);
        expect(await seen(as), text).not.toContain(sold);
      }
      expect(await seen(citizen('001190000022')), text).toContain(sold);
    }
  });

  it('is hidden where everything else of the change may be read, and so would be sent on as it was written', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, business }, '2015-01-01');
    const account = await register(
      'EtcAccount',
      { number: `TK-${++made}`, holderPerson: b, openedOn: '2015-01-01', state: 'OPEN' },
      '2015-01-01',
    );
    const tag = await register('EtcTag', { tid: `E2${++made}`, vehicle, account, attachedOn: '2015-01-01', state: 'ACTIVE' }, '2015-01-01');
    const seen = async (as: Partial<Caller>) => {
      const text = `{ changes(first: 5, after: "0", where: { recordId: { eq: "${tag}" } }) { nodes { slices changedFields { name before after } } } }`;
      return JSON.stringify((await hub.ask(text, { as })).body.data.changes.nodes);
    };
    expect(await seen(ANALYST)).toContain(vehicle);
    expect(await seen(ANALYST)).not.toContain(account);
    expect(await seen(STEWARD)).toContain(account);
  });

  it('is hidden in an export', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-hidden-'));
    const entity = model.declarations.entities.get('Ownership');
    if (!entity) throw new Error('Ownership');
    const taken = async (as: Partial<Caller>, name: string) => {
      const path = join(folder, name);
      const deps = { pool: hub.database.appPool, model, readLog: readLogInto([]) };
      await exportFile(deps, { entity, caller: { ...anonymous, ...as }, format: 'jsonl', path });
      return readFile(path, 'utf8');
    };
    const open = await taken(ANALYST, 'open.jsonl');
    expect(open).toContain(ownership);
    expect(open).not.toContain(sold);
    expect(await taken(STEWARD, 'all.jsonl')).toContain(sold);
    await rm(folder, { recursive: true });
  });
});

describe('what a history and the feed show', () => {
  it('was known then', async () => {
    const vehicle = await car();
    await write(hub, [{ operation: 'correct', entity: 'Vehicle', id: vehicle, from: null, to: null, values: { colour: 'đỏ' } }]);
    const { rows } = await hub.database.ownerPool.query<{ at: string }>(
      `select to_char(recorded_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from change where record_id = $1 order by position`,
      [vehicle],
    );
    const count = async (knownAt?: string) => {
      const { body } = await hub.ask(
        'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { history { totalCount nodes { position } } } }',
        {
          as: STEWARD,
          variables: { id: vehicle, at: { knownAt } },
        },
      );
      const { totalCount, nodes } = body.data.vehicle.history;
      return [totalCount, nodes.length];
    };
    expect([await count(rows[0]?.at), await count(rows[1]?.at), await count()]).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
  });

  it('has no value of a field that the caller may not read', async () => {
    for (const text of [
      `{ business(id: "${business}") { history { nodes { slices changedFields { name after } } } } }`,
      `{ changes(first: 5, after: "0", where: { recordId: { eq: "${business}" } }) { nodes { slices changedFields { name after } } } }`,
    ]) {
      const told = JSON.stringify((await hub.ask(text)).body.data);
      expect(told).toContain('Vận tải giả lập');
      expect(told).not.toContain('Người Giả Lập');
      expect(JSON.stringify((await hub.ask(text, { as: STEWARD })).body.data)).toContain('Người Giả Lập');
    }
  });

  it('names in the log whoever stood behind it once', async () => {
    const vehicle = await car();
    await register('Ownership', { vehicle, person: b }, '2014-01-01', '2015-01-01');
    hub.reads.length = 0;
    await hub.ask(`{ changes(first: 5, after: "0", where: { recordId: { eq: "${vehicle}" } }) { nodes { slices } } }`, { as: STEWARD });
    expect(hub.reads.map(({ subjects }) => subjects)).toEqual([[b]]);
  });
});

it('whoever follows a person’s changes is in the log at once, whether or not any come', async () => {
  const reads: ReadEntry[] = [];
  const watch = watchLedger(hub.database, hub.database.appPool);
  const leaving = new AbortController();
  const document = parse(`subscription { changes(where: { recordId: { eq: "${a}" } }) { position } }`);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const follow = createFollow({ schema, model, pools: poolsOf(hub.database), readLog: readLogInto(reads), watch });
  await follow({ document, operation, variables: {}, caller: { ...anonymous, ...STEWARD }, lastEventId: null }, leaving.signal);
  expect(reads.map(({ subjects }) => subjects)).toEqual([[a]]);
  leaving.abort();
  await watch.close();
});

it('a number that was somebody else’s before it was corrected is not their key any more', async () => {
  const wrong = await register('Person', { personalId: '001090000777', fullName: 'Người Nhầm Số', fictional: true }, '2020-01-01');
  await write(hub, [{ operation: 'correct', entity: 'Person', id: wrong, from: null, to: null, values: { personalId: '001090000778' } }]);
  const right = await register('Person', { personalId: '001090000777', fullName: 'Người Đúng Số', fictional: true }, '2000-01-01');
  const { body } = await hub.ask('{ people { nodes { id } } }', { as: citizen('001090000777') });
  expect(body.data.people.nodes).toEqual([{ id: right }]);
});

it('a page that finds nothing in ten thousand positions says how far it looked, and the next goes on there', async () => {
  const filler = Array.from({ length: 10_050 }, (_, i) => ({
    operation: 'register' as const,
    entity: 'PortCode',
    from: null,
    values: { code: `X${String(i).padStart(5, '0')}`, matchedName: 'x' },
  }));
  const from = (await hub.database.ownerPool.query('select max(position)::text as n from change')).rows[0].n;
  for (let i = 0; i < filler.length; i += 2_500) await write(hub, filler.slice(i, i + 2_500));
  const road = await register('Road', { number: 'QL.91', name: 'Quốc lộ giả lập', roadClass: 'quốc lộ', provenance: 'giả lập' });
  const page = async (after: string) => {
    const text =
      'query($after: Position) { changes(first: 5, after: $after, where: { entity: { eq: "Road" } }) { nodes { recordId } pageInfo { scannedTo hasNextPage } } }';
    return (await hub.ask(text, { variables: { after } })).body.data.changes;
  };
  const scannedTo = String(Number(from) + 10_000);
  expect(await page(from)).toEqual({ nodes: [], pageInfo: { scannedTo, hasNextPage: true } });
  expect(await page(scannedTo)).toEqual({
    nodes: [{ recordId: road }],
    pageInfo: { scannedTo: String(Number(from) + 10_051), hasNextPage: false },
  });
}, 60_000);
