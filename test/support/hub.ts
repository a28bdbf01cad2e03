import { generateKeyPairSync } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { readersOver } from '../../src/db/readers.js';
import type { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import type { HubContext } from '../../src/hub/answer/context.js';
import type { Model } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { createCoverages } from '../../src/hub/query/coverage.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { createStandIns } from '../../src/hub/reads/fingerprint.js';
import type { ReadEntry, ReadLog } from '../../src/hub/reads/read-log.js';
import { hashKeyOf, makeHashKey } from '../../src/keys.js';
import { loadModel } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { packageRoot } from '../../src/root.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { EVERYBODY, reachingAll } from './everybody.js';
import { createReferenceDatabase } from './reference.js';
import { withdrawalsOver } from './withdrawals.js';
import { caseFor } from './work-orders.js';

export const sdl = readSdl(new URL('src/schema/', packageRoot));
export const model = loadModel(sdl);
export const schema = executableSchema(sdl, model, others);

/** `kept`: the parsed text is kept, and with it its plans, as the server does. */
export type Asking = { variables?: Record<string, unknown>; as?: Partial<Caller>; kept?: true };
export type TestHub = {
  database: TestDatabase;
  ask(
    query: string,
    asking?: Asking,
  ): Promise<{ status: number; executor?: string; body: { data?: any; errors?: any[]; extensions?: any } }>;
  /** SQL statements of the last `ask`. */
  statements: string[];
  reads: ReadEntry[];
  readLog: ReadLog;
  /** What the catalogue tells of how much is there, as it is now. */
  measure(): Promise<void>;
  close(): Promise<void>;
};

/** Other registers than the served ones, or the other executor. */
type HubOf = {
  executor?: 'planner' | 'interpreter';
  model?: Model;
  schema?: GraphQLSchema;
  /** Whether callers are bound to what is opened; else to everybody. */
  cases?: 'opened';
  /** Verifier keys of whoever cosigns the logs, as they are when a question is asked. */
  witnesses?: readonly string[];
  /** Registers of others that may be asked. */
  sources?: HubContext['sources'];
  /** What the registers hold at the beginning; else nothing. */
  holds?: 'reference';
};
const SERVED = { model, schema };

/** The hub without its HTTP shell, on a database of the test's own. */
export async function createTestHub(of: 'planner' | 'interpreter' | HubOf = {}): Promise<TestHub> {
  const {
    executor = 'planner',
    model,
    schema,
    cases,
    holds,
    witnesses,
    sources,
  }: HubOf & typeof SERVED = { ...SERVED, ...(typeof of === 'string' ? { executor: of } : of) };
  const statements: string[] = [];
  const watched = { onStatement: ({ text }: { text: string }) => statements.push(text) };
  const database = await (holds === 'reference' ? createReferenceDatabase(model, watched) : createTestDatabase(watched));
  const reads: ReadEntry[] = [];
  const readLog = readLogInto(reads);
  const documents = new Map<string, DocumentNode>();
  const faults: unknown[] = [];
  const onFault = (fault: HubError) => faults.push(fault.cause);
  const pool = database.appPool;
  const withdrawals = withdrawalsOver({ pool, model, readLog, onFault });
  const coverages = createCoverages({ schema, model, pool });
  const sides = { open: readersOver(database.openPool), personal: readersOver(pool) };
  const answer = createAnswer({
    schema,
    model,
    pool,
    sides,
    readLog,
    executor,
    onFault,
    withdrawals,
    coverages,
    cellKey: CELL_KEY,
    releasing: RELEASING,
    ...(witnesses ? { witnesses } : {}),
    ...(sources ? { sources } : {}),
  });
  return {
    database,
    statements,
    reads,
    readLog,
    measure: coverages.measure,
    ask: async (query, { variables = {}, as = {}, kept } = {}) => {
      const document: DocumentNode = documents.get(query) ?? parse(query);
      if (kept) documents.set(query, document);
      const invalid = validate(schema, document);
      if (invalid.length > 0) return { status: 400, body: { errors: invalid } };
      const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
      if (!operation) throw new Error('no operation');
      statements.length = 0;
      faults.length = 0;
      const asking = { ...anonymous, ...as };
      const answered = await (answer({
        document,
        operation,
        variables,
        caller: cases === 'opened' ? { ...asking, case: undefined } : await reachingAll(database, model, asking),
      }) as ReturnType<TestHub['ask']>);
      // A fault of the system is never what a test of the query side expects: show its private cause.
      if (answered.status === 500) throw new Error(`INTERNAL: ${String((faults[0] as Error | undefined)?.stack ?? faults[0])}`);
      // As it would travel: text, then parsed.
      return { ...answered, body: JSON.parse(bodyBytes(answered.body).toString()) };
    },
    close: async () => {
      await withdrawals.close();
      await database.drop();
    },
  };
}

/** A read log that keeps its entries where a test can see them. */
export function readLogInto(reads: ReadEntry[]): ReadLog {
  return {
    intent: () => undefined,
    record: async (entry) => {
      reads.push(entry);
    },
    recordIn: async (_tx, entries) => void reads.push(...entries),
    standIn: createStandIns(KEY),
    close: async () => undefined,
  };
}

/** Signs the receipts of tests. */
export const RELEASING = {
  kid: 'test-receipts',
  key: generateKeyPairSync('ed25519').privateKey,
  release: '0.0.0-test',
  address: 'https://hub.example.vn',
};
/** Always the same, so that perturbed figures are as well. */
export const CELL_KEY = Buffer.alloc(32, 7);
const KEY = hashKeyOf(makeHashKey(), 'a key of the test');

export const anonymous: Caller = {
  role: 'anonymous',
  actor: 'anonymous',
  agency: null,
  authenticated: false,
  purposes: [],
  purpose: null,
  caseCode: null,
  ownKey: null,
  language: 'vi',
  requestId: 'test',
};

const CASE = 'H26.01-261122-0001';

/** A caller of a role with its purpose and case, as the server would make it from a token and headers. */
export function caller(role: string, purpose: string | null = null, more: Partial<Caller> = {}): Partial<Caller> {
  const definition = model.access.roles.find((r) => r.role === role);
  const asked = model.access.purposes.find(({ code }) => code === (more.purpose ?? purpose));
  return {
    ...(asked?.caseBinds ? { case: EVERYBODY } : {}),
    ...(asked?.takesWorkOrder ? { workOrder: caseFor(asked.code, CASE) } : {}),
    role,
    actor: `test-${role}`,
    agency: 'H26',
    authenticated: true,
    purposes: definition?.purposes ?? [],
    purpose,
    caseCode: purpose ? caseFor(purpose, CASE) : null,
    ...more,
  };
}
