import fc from 'fast-check';
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import type { ReadEntry } from '../../src/hub/reads/read-log.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { operatorsIn, operatorsOfSchema } from '../support/operators.js';
import { randomOperations } from '../support/random-operations.js';
import { roadWorld } from '../support/road-world.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

/** Two executors, one meaning: random valid operations are answered alike by the planner (one statement) and the interpreter. */
const OPERATIONS = Number(process.env.OPERATIONS ?? 200);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
let hub: TestHub;
let operationText: (stream: Iterator<number>) => string;

beforeAll(async () => {
  hub = await createTestHub();
  const world = await smallWorld(hub);
  const roads = await roadWorld(hub);
  const decree = await register(
    hub,
    'LegalDocument',
    { number: '158/2024/NĐ-CP', kind: 'Nghị định', title: 'Vận tải đường bộ', confidence: 'V' },
    '2024-06-01',
  );
  await write(hub, [
    { operation: 'update', entity: 'Road', id: roads.road, from: '2026-01-01', values: { roadClass: 'đường tỉnh', number: 'ĐT.498' } },
  ]);
  await write(hub, [
    { operation: 'update', entity: 'Vehicle', id: world.coach, from: '2025-06-01', values: { colour: 'xanh', make: 'Hyundai' } },
  ]);
  await write(hub, [
    {
      operation: 'correct',
      entity: 'Business',
      id: world.business,
      from: '2024-03-01',
      to: '2024-09-01',
      values: { name: 'Tên đính chính', province: world.quangBinh },
    },
  ]);
  await write(hub, [{ operation: 'update', entity: 'Badge', id: world.badge, from: '2026-01-01', values: { state: 'REVOKED' } }]);
  await write(hub, [{ operation: 'close', entity: 'Ownership', id: (await firstId('ownerships')) ?? '', from: '2026-06-01' }]);
  await write(hub, [{ operation: 'erase', entity: 'Vehicle', id: world.coach, fields: ['colour'], ground: 'MISTAKEN' }]);
  await register(hub, 'Doubt', {
    ...{ recordType: 'Badge', doubtedId: world.badge, statement: 'Phù hiệu đã thu hồi', reportedBy: 'test' },
    ...{ reportedOn: '2026-01-05', dueOn: '2026-01-12', state: 'OPEN' },
  });
  const { rows } = await hub.database.ownerPool.query<{ recorded_from: string }>(
    'select recorded_from from change_set order by last_position',
  );
  const known = { instants: rows.map((r) => r.recorded_from), ids: [...Object.values(world), ...Object.values(roads), decree] };
  operationText = randomOperations({ model, schema, known });
}, 60_000);
afterAll(() => hub.close());

async function firstId(list: string): Promise<string | undefined> {
  return (await hub.ask(`{ ${list}(first: 1) { nodes { id } } }`, { as: caller('analyst') })).body.data[list].nodes[0]?.id;
}

const callers: readonly Partial<Caller>[] = [
  {},
  caller('analyst'),
  caller('dossier-service', 'once-only'),
  caller('permit-service', 'licensing'),
  caller('steward', 'stewardship'),
  caller('auditor', 'audit'),
  caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null }),
  caller('citizen', 'self-access', { ownKey: '001099000099', caseCode: null }),
];

type Asker = { text: string; as: Partial<Caller> };

/** Operators that were answered, by both alike. */
const met = new Set<string>();

/** Asks both and compares everything that leaves the hub, and whom the read log names. Returns whether the planner declined. */
async function compare({ text, as }: Asker): Promise<boolean> {
  const document = parse(text);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const asker: Caller = { ...anonymous, ...as };
  const faults: unknown[] = [];
  const ask = async (executor: 'planner' | 'interpreter') => {
    const reads: ReadEntry[] = [];
    const answer = createAnswer({
      schema,
      model,
      pool: hub.database.appPool,
      executor,
      onFault: (fault) => faults.push(fault.cause),
      readLog: readLogInto(reads),
    });
    const {
      status,
      body,
      executor: answeredBy,
    } = await answer({ document, operation, variables: { yes: true, no: false, day: '2026-02-01' }, caller: asker });
    return { status, body: JSON.parse(bodyBytes(body).toString()), seen: reads.map(({ subjects }) => subjects), answeredBy };
  };
  const { answeredBy, ...planned } = await ask('planner');
  const { answeredBy: _, ...interpreted } = await ask('interpreter');
  if (faults.length > 0) throw new Error(`${String((faults[0] as Error).stack ?? faults[0])}\n${text}`);
  expect(planned, text).toEqual(interpreted);
  expect(JSON.stringify(planned.body.data), text).toBe(JSON.stringify(interpreted.body.data));
  if (planned.status === 200 && !planned.body.errors) for (const operator of operatorsIn(schema, model, document)) met.add(operator);
  return planned.status === 200 && answeredBy !== 'planner';
}

it('answers random operations alike, errors and extensions included, and the planner declines none', async () => {
  process.stdout.write(`both executors: ${OPERATIONS} operations from seed ${SEED} (OPERATIONS=… SEED=… to repeat)\n`);
  const declined: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.constantFrom(...callers), async (stream, as) => {
      const text = operationText(stream);
      const invalid = validate(schema, parse(text));
      // The generator now and then asks one field twice with differing arguments; nothing else may be wrong with what it makes.
      expect(
        invalid.filter((error) => !error.message.includes('conflict')),
        text,
      ).toEqual([]);
      fc.pre(invalid.length === 0);
      if (await compare({ text, as })) declined.push(text);
    }),
    { numRuns: OPERATIONS, seed: SEED },
  );
  expect(declined).toEqual([]);
  await meetOthers();
  expect(unmet()).toEqual([]);
}, 1_800_000);

const unmet = () => [...operatorsOfSchema(schema, model)].filter((operator) => !met.has(operator) && !UNMET.has(operator));

/** Goes on with operations that hold an operator that was not answered yet: which are met by chance differs from seed to seed. */
async function meetOthers(): Promise<void> {
  const wide = [caller('analyst'), caller('steward', 'stewardship'), caller('auditor', 'audit')];
  for (let n = 0, missing = unmet(); n < 20_000 && missing.length > 0; n++) {
    const [stream] = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: 1, seed: SEED + n });
    if (!stream) throw new Error('no stream');
    const text = operationText(stream);
    const document = parse(text);
    const operators = operatorsIn(schema, model, document);
    const as = wide[n % wide.length];
    if (!as || !missing.some((operator) => operators.has(operator)) || validate(schema, document).length > 0) continue;
    await compare({ text, as });
    missing = unmet();
  }
}

/** What no random operation is answered with: cursors of a page that was asked before, tokens, and states that no list holds. */
const UNMET = new Set([
  ...['list(after)', 'list(before)', 'groups(after)', 'AsOf.snapshot'],
  ...['RecordStatus.NOT_YET', 'RecordStatus.CLOSED'],
]);

/** Counter-examples met on the way: each made the two differ once. */
const corpus: readonly Asker[] = [
  // The row beyond a page was counted as read by the interpreter.
  {
    text: '{ plateAssignments(orderBy: [{ background: ASC }, { plate: DESC }], last: 2) { nodes { background plate } } }',
    as: caller('dossier-service', 'once-only'),
  },
  // Cursors alone tell of a person, and the planner named nobody.
  {
    text: '{ drivers(last: 1, asOf: { validAt: "2025-06-30" }) { edges { cursor __typename } pageInfo { startCursor endCursor } totalCount } }',
    as: caller('dossier-service', 'once-only'),
  },
  {
    text: '{ driverLicences(orderBy: [{ validFrom: DESC }]) { pageInfo { hasNextPage endCursor __typename } } }',
    as: caller('steward', 'stewardship'),
  },
  // An aggregate without an aggregated column gave no row.
  { text: '{ vehicles { totalCount } }', as: {} },
  { text: '{ businesses { pageInfo { __typename } } }', as: {} },
  // Nothing selected but what is skipped.
  { text: 'query Q($yes: Boolean!) { vehicles { nodes { make @skip(if: $yes) } } }', as: {} },
];

it.each(corpus.map((asker) => [asker.text, asker] as const))('still agrees on %s', async (_text, asker) => {
  expect(await compare(asker)).toBe(false);
});

it('answers what no plan can serve by the interpreter, correctly', async () => {
  expect(await compare({ text: '{ vehicles { totalCount } __schema { queryType { name } } }', as: {} })).toBe(true);
});
