import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../../src/db/client.js';
import { type Readers, readersOver } from '../../src/db/readers.js';
import type { Tx } from '../../src/db/tx.js';
import { ERRORS, type HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { grantFor } from '../../src/hub/access/decide.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { FIELD_CLASSES } from '../../src/hub/declare/types.js';
import { createFollow } from '../../src/hub/feed/follow-feed.js';
import { watchLedger } from '../../src/hub/feed/watch-ledger.js';
import { faultOf } from '../../src/hub/query/fault-of.js';
import { createTestDatabase, poolsOf, type TestDatabase } from '../support/database.js';
import { drawer } from '../support/drawn.js';
import { everyEntity } from '../support/every-entity-world.js';
import { EVERYBODY } from '../support/everybody.js';
import { anonymous, CELL_KEY, caller, readLogInto, model as ruled, schema } from '../support/hub.js';
import { withdrawalsOver } from '../support/withdrawals.js';

/**
 * Every root field of the served schema, asked as every role with every state of purpose: no answer is a fault of the system, and every
 * refusal is a code of the published table. Questions are made from the schema alone, so a new field is asked without anybody thinking of
 * it.
 */
const model = { ...ruled, rules: [] };
type Executor = 'planner' | 'interpreter';
type Ask = (executor: Executor, document: DocumentNode, as: Partial<Caller>) => Promise<string[]>;
let database: TestDatabase;
let codesOf: Ask;
/** A record, an instant after it was written, and a token of then. */
const real = { id: '', knownAt: '', snapshot: '' };

beforeAll(async () => {
  database = await createTestDatabase();
  const vehicle = (await everyEntity(database, model)).get('Vehicle');
  const { answer, codes } = askerOf(database);
  const { body } = await answer('planner', understood('{ provinces(first: 0) { totalCount } }'), {});
  const asOf = (body.extensions?.asOf ?? {}) as Record<string, { knownAt: string; snapshot: string }>;
  Object.assign(real, { id: vehicle?.ids[0], ...asOf.provinces });
  codesOf = codes;
}, 60_000);
afterAll(() => database.drop());

type State = { name: string; as: Partial<Caller> };

/** A person of `everyEntity`, and one the registers do not know: to who signs in as themself these are different questions. */
const PERSONS = { known: '001090000011', unknown: '001099999999' };
const CASE = 'H26.01-261122-0001';

/** Every role, without a purpose, with each of the catalogue and with one that is not in it, with and without a case. */
const states: readonly State[] = model.access.roles.flatMap(({ role, purposes: own }) => {
  const persons = own.includes('self-access') ? Object.entries(PERSONS) : [[null, null] as const];
  return persons.flatMap(([person, ownKey]) =>
    [null, ...model.access.purposes.map(({ code }) => code), 'khong-co-muc-dich-nay'].flatMap((purpose) =>
      [null, CASE].map((caseCode): State => {
        const who = role === 'anonymous' ? {} : caller(role, null, { ownKey });
        const name = `${role}${person ? ` (${person})` : ''}, purpose ${purpose ?? 'none'}, ${caseCode ? 'a' : 'no'} case`;
        const asked = model.access.purposes.find(({ code }) => code === purpose);
        const bound = { ...(asked?.caseBinds ? { case: EVERYBODY } : {}), ...(asked?.takesWorkOrder ? { workOrder: CASE } : {}) };
        return { name, as: { ...who, purpose, caseCode, ...(caseCode === null ? {} : bound) } };
      }),
    ),
  );
});

/** Whether the purpose itself refuses every question, whatever it touches. */
function isRefused({ as }: State): boolean {
  const purpose = model.access.purposes.find(({ code }) => code === as.purpose);
  return as.purpose !== null && (!purpose || !as.purposes?.includes(purpose.code) || (purpose.caseRequired && as.caseCode === null));
}

/** The states whose purpose does not refuse everything. */
const admitted = [
  ...new Map(
    states.filter((state) => !isRefused(state)).map((state) => [`${state.as.role} ${state.as.ownKey} ${state.as.purpose}`, state]),
  ).values(),
];

/** Of these one for each set of rights: to planning the others are the same. */
const distinct = [...new Map(admitted.filter(({ as }) => as.ownKey !== PERSONS.unknown).map((state) => [rightsOf(state), state])).values()];

function rightsOf({ as }: State): string {
  const registers = new Set([...model.declarations.entities.values()].map(({ register }) => register));
  const grants = [...registers].map((register) =>
    FIELD_CLASSES.map((cls) => grantFor(model.access, { ...anonymous, ...as }, register, cls)),
  );
  return JSON.stringify([grants, as.ownKey ?? null]);
}

const ROOTS = Object.values(schema.getQueryType()?.getFields() ?? {});
const RECORDS = new Set([...model.declarations.entities.keys(), ...model.declarations.views.keys()]);
const leadsToRecords = (type: string): boolean => RECORDS.has(type) || RECORDS.has(type.replace(/Connection$/, ''));
const isRegister = (root: GraphQLField<unknown, unknown>): boolean => {
  const { name } = getNamedType(root.type);
  return leadsToRecords(name) || RECORDS.has(name.replace(/Aggregate$/, ''));
};

/**
 * The least that is valid for an input: its required parts; with none, the first one (`nth` counts from there), since an empty object asks
 * nothing.
 */
function literal(type: GraphQLInputType, nth = 0): string {
  const known = getNullableType(type);
  if (isListType(known)) return `[${literal(known.ofType, nth)}]`;
  if (isEnumType(known)) return known.getValues()[nth]?.name ?? '';
  if (isInputObjectType(known)) {
    const parts = Object.values(known.getFields()).filter(({ name }) => !CONNECTIVES.has(name));
    const required = parts.filter((part) => isNonNullType(part.type) && part.defaultValue === undefined);
    const one = parts[nth];
    const given = required.length === 0 && one ? [one] : required;
    return `{ ${given.map(({ name, type: part }) => `${name}: ${literal(part)}`).join(', ')} }`;
  }
  return PLAIN[known.name]?.() ?? JSON.stringify(ruled.scalars.get(known.name)?.example ?? 'một hai');
}

const CONNECTIVES = new Set(['and', 'or', 'not']);
const PLAIN: Readonly<Record<string, () => string>> = {
  ID: () => `"${real.id}"`,
  Int: () => '2',
  NonNegativeInt: () => '2',
  Float: () => '1.5',
  Boolean: () => 'true',
  Cursor: () => '"x"',
  Date: () => '"2025-06-30"',
  DateTime: () => `"${real.knownAt}"`,
  SnapshotToken: () => `"${real.snapshot}"`,
  Position: () => '"0"',
};

const call = (name: string, given: readonly string[]): string => (given.length > 0 ? `${name}(${given.join(', ')})` : name);
const isNeeded = ({ name, type, defaultValue }: GraphQLArgument): boolean =>
  name === 'first' || (isNonNullType(type) && defaultValue === undefined);
const argument = ({ name, type }: GraphQLArgument, nth?: number): string => `${name}: ${literal(type, nth)}`;

/**
 * A root field with what it requires and, one at a time, with everything else it can be given: each argument, and each part of one that has
 * parts.
 */
function calls({ name, args }: GraphQLField<unknown, unknown>): string[] {
  const base = args.filter(isNeeded).map((arg) => argument(arg));
  const more = args.filter((arg) => !isNeeded(arg) && getNamedType(arg.type).name !== 'Cursor');
  return [call(name, base), ...more.flatMap((arg) => variants(arg).map((given) => call(name, [...base, given])))];
}

function variants(arg: GraphQLArgument): string[] {
  const named = getNamedType(arg.type);
  if (!isInputObjectType(named)) return [argument(arg)];
  const parts = Object.values(named.getFields()).filter(({ name }) => !CONNECTIVES.has(name));
  // What is grouped by is chosen by a name inside: each of them is another statement.
  return parts.flatMap((part, nth) => {
    const inner = getNullableType(part.type);
    if (arg.name !== 'groupBy') return [argument(arg, nth)];
    const choices = isEnumType(inner) ? inner.getValues().length : isInputObjectType(inner) ? Object.keys(inner.getFields()).length : 1;
    const open = isListType(getNullableType(arg.type)) ? ['[', ']'] : ['', ''];
    return Array.from({ length: choices }, (_, choice) => `groupBy: ${open[0]}{ ${part.name}: ${literal(part.type, choice)} }${open[1]}`);
  });
}

/** Every plain field, with one link to a record and, of connections, what stands around the records too. `only` leaves fields out. */
function selection(type: GraphQLOutputType, only: (type: string, field: string) => boolean, links = 1, depth = 4): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isInterfaceType(named)) return '{ id __typename }';
  if (!isObjectType(named) || depth === 0) return '{ __typename }';
  const isRecord = RECORDS.has(named.name);
  let followed = 0;
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (!only(named.name, field.name)) return [];
    const target = getNamedType(field.type);
    const isLink = isRecord && !isLeafType(target) && leadsToRecords(target.name);
    if (isLink && followed++ >= links) return [];
    const given = field.args.filter(isNeeded).map((arg) => argument(arg));
    return [`${call(field.name, given)} ${selection(field.type, only, isLink ? 0 : links, depth - 1)}`];
  });
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

const everything = () => true;
/** Answered whatever the purpose: nothing here is refused for the data it touches. */
const isHarmless = (type: string, name: string): boolean => {
  const cls = model.declarations.entities.get(type)?.fields.get(name)?.class ?? 'open';
  return cls === 'open' || cls === 'internal';
};

const documents = new Map<string, DocumentNode>();
function understood(question: string): DocumentNode {
  const known = documents.get(question);
  if (known) return known;
  checkTogether([question]);
  return understood(question);
}

/** Each check reads every name of the schema once: of a thousand questions together a thousandth of the time. */
function checkTogether(questions: readonly string[]): void {
  const parsed = questions.map((question) => [question, parse(question)] as const);
  const definitions = parsed.map(([, document], n) => ({ ...operationOf(document), name: { kind: Kind.NAME, value: `q${n}` } as const }));
  const [invalid] = validate(schema, { kind: Kind.DOCUMENT, definitions });
  if (invalid) throw new Error(`${invalid.message} ${JSON.stringify(invalid.locations)} in ${questions.length} questions`);
  for (const [question, document] of parsed) documents.set(question, document);
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return operation;
}

/** The codes of an answer. A statement that was answered before is not sent again with the same values: nothing is written meanwhile. */
function askerOf({ appPool, openPool }: TestDatabase) {
  const answered = new Map<string, Promise<unknown>>();
  const readersOnce = (pool: Pool, side: string): Readers => {
    const real = readersOver(pool);
    const once: Tx = {
      query: (text, values, name) => {
        const key = JSON.stringify([side, text, values]);
        const found = answered.get(key) ?? real.of({ kind: 'brief' }).query(text, values, name);
        answered.set(key, found);
        return found as never;
      },
    };
    return { ...real, of: () => once };
  };
  const sides = { open: readersOnce(openPool, 'open'), personal: readersOnce(appPool, 'personal') };
  const faults: unknown[] = [];
  const readLog = readLogInto([]);
  const onFault = (fault: HubError) => faults.push(fault.cause);
  const withdrawals = withdrawalsOver({ pool: appPool, model, readLog, onFault });
  const asking = { schema, model, pool: appPool, sides, readLog, onFault, withdrawals, cellKey: CELL_KEY };
  const answers = {
    planner: createAnswer({ ...asking, executor: 'planner' }),
    interpreter: createAnswer({ ...asking, executor: 'interpreter' }),
  };
  const answer = (executor: Executor, document: DocumentNode, as: Partial<Caller>) => {
    faults.length = 0;
    return answers[executor]({ document, operation: operationOf(document), variables: {}, caller: { ...anonymous, ...as } });
  };
  const codes: Ask = async (executor, document, as) => {
    const { status, body } = await answer(executor, document, as);
    const found = ((body.errors ?? []) as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);
    return status >= 500 || found.includes('INTERNAL') ? [`${status} ${found} ${faults.map(String)}`] : found;
  };
  return { answer, codes };
}

/** What may be said to a question: every code but those that say the system failed. */
const PUBLISHED = new Set(Object.entries(ERRORS).flatMap(([code, { status }]) => (status < 500 ? [code] : [])));

/** How many questions each state was answered: a test of refusals alone would find nothing. */
const answered = new Map<string, number>();

async function faultsOf(executor: Executor, { name, as }: State, question: string): Promise<string[]> {
  const codes = await codesOf(executor, understood(question), as);
  if (codes.length === 0) answered.set(name, (answered.get(name) ?? 0) + 1);
  return codes.filter((code) => !PUBLISHED.has(code)).map((code) => `${executor}, ${name}: ${code} to ${question}`);
}

const TOGETHER = 25;
/** Each question is asked in some states, each state is asked some questions. */
const some = drawer('every question', 20);
const third = drawer('everything a question can be given', 3);
const FAULTS_SHOWN = 10;

describe('every root field, asked as every role with every state of purpose', () => {
  it('is refused or answered by the least that can be asked of it', async () => {
    const least = ROOTS.map((root) => ({ root, text: `${calls(root)[0]} { __typename }` }));
    const registers = least.filter(({ root }) => isRegister(root)).map(({ text }, i) => `a${i}: ${text}`);
    const questions = least.filter(({ root }) => !isRegister(root)).map(({ text }) => `{ ${text} }`);
    for (let at = 0; at < registers.length; at += TOGETHER) questions.push(`{ ${registers.slice(at, at + TOGETHER).join(' ')} }`);
    const faults: string[] = [];
    for (const state of states) for (const question of questions) faults.push(...(await faultsOf('planner', state, question)));
    expect(faults.slice(0, FAULTS_SHOWN)).toEqual([]);
  }, 60_000);

  it('is refused or answered with every plain field and a link', async () => {
    const faults: string[] = [];
    for (const root of ROOTS) {
      const [base] = calls(root);
      for (const fields of [isHarmless, everything]) {
        const question = `{ ${base} ${selection(root.type, fields)} }`;
        for (const state of some(admitted)) faults.push(...(await faultsOf('planner', state, question)));
        // Aggregates exist as statements only.
        if (!root.name.endsWith('Aggregate'))
          for (const state of some(distinct)) faults.push(...(await faultsOf('interpreter', state, question)));
      }
    }
    expect(faults.slice(0, FAULTS_SHOWN)).toEqual([]);
    for (const { name } of admitted) expect(answered.get(name), name).toBeGreaterThan(ROOTS.length / 20);
  }, 600_000);

  it('is refused or answered with everything it can be given', async () => {
    const faults: string[] = [];
    const questions = third(ROOTS.flatMap((root) => calls(root).slice(1)).map((text) => `{ ${text} { __typename } }`));
    checkTogether(questions);
    for (const question of questions) for (const state of some(distinct)) faults.push(...(await faultsOf('planner', state, question)));
    expect(faults.slice(0, FAULTS_SHOWN)).toEqual([]);
  }, 600_000);
});

it('every change is refused, as every role with every state of purpose, where it says nothing to write', async () => {
  const faults: string[] = [];
  for (const { name, args, type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const given = args.map((arg) => (arg.name === 'dryRun' ? 'dryRun: true' : argument(arg)));
    const question = `mutation { ${call(name, given)} ${selection(type, everything)} }`;
    for (const state of states) faults.push(...(await faultsOf('planner', state, question)));
  }
  expect(faults.slice(0, FAULTS_SHOWN)).toEqual([]);
}, 60_000);

it('the feed is followed or refused, as every role with every state of purpose', async () => {
  const watch = watchLedger(database, database.appPool);
  const follow = createFollow({ schema, model, pools: poolsOf(database), readLog: readLogInto([]), watch });
  const root = schema.getSubscriptionType()?.getFields().changes;
  if (!root) throw new Error('the feed is no subscription');
  const document = understood(`subscription { ${call(root.name, ['after: "0"'])} ${selection(root.type, everything)} }`);
  const operation = operationOf(document);
  const faults: string[] = [];
  // Each set of rights, and of the others some.
  for (const { name, as } of new Set([...distinct, ...some(states)])) {
    const gone = new AbortController();
    try {
      const { batches } = await follow(
        { document, operation, variables: {}, caller: { ...anonymous, ...as }, lastEventId: null },
        gone.signal,
      );
      const { value: changes } = await batches.next();
      if (!changes || changes.length === 0) faults.push(`${name}: nothing came`);
    } catch (error) {
      const { code } = faultOf(error);
      if (!PUBLISHED.has(code)) faults.push(`${name}: ${error}`);
    } finally {
      gone.abort();
    }
  }
  await watch.close();
  expect(faults.slice(0, FAULTS_SHOWN)).toEqual([]);
}, 60_000);
