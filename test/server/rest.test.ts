import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfDocument, registerDocuments } from '../../src/hub/answer/trusted-documents.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { legalToday } from '../../src/hub/time/legal-day.js';
import { inPackage } from '../../src/root.js';
import { openApiOf } from '../../src/server/rest/openapi.js';
import { model, schema } from '../support/hub.js';
import { register } from '../support/write.js';
import { defineProcedures, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

/** The demonstration's: a service of its own, since who registered documents asks nothing else. */
const SERVICE = ['dossier-service', 'lgsp'] as const;
const STEWARD = ['steward', 'lgsp'] as const;
/** The case is opened before anything is asked. */
const PURPOSE = { 'hub-purpose': 'once-only', 'hub-case': '' };
const BORN = 'query BornOn($born: Date!) { people(where: { dateOfBirth: { eq: $born } }, first: 1) { totalCount } }';
const KINDS =
  'query Kinds($id: ID!, $more: Boolean!) { node(id: $id) { __typename id ... on Vehicle { make } ... on Business { name @include(if: $more) } ...State } } fragment State on Record { version status }';
const OLDER = 'query Provinces { provinces(first: 1) { nodes { code } } }';
const NEWER = 'query Provinces { provinces(first: 2) { nodes { code name } } }';
const SUBMIT =
  'mutation Submit($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId replayed changes { recordId entity } } }';
const TWO = `mutation SubmitTwo($a: ChangeSetInput!, $b: ChangeSetInput!) {
  a: submitChangeSet(input: $a) { changeSetId } b: submitChangeSet(input: $b) { changeSetId }
}`;
const FEED = 'subscription Feed { changes { position } }';

let running: RunningHub;
let examples: Record<string, string>;
let folder: string;

beforeAll(async () => {
  running = await runHub();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-rest-'));
  await defineProcedures(running.database);
  await register(running, 'CoachTerminal', { code: '2911', name: 'Bến xe Mẫu (giả lập)', province: running.world.haNoi }, '2024-01-01');
  PURPOSE['hub-case'] = `H26.01-${(await legalToday(running.database.ownerPool)).slice(2).replaceAll('-', '')}-0801`;
  const input = { code: PURPOSE['hub-case'], procedure: 'P06', origin: 'PORTAL', subject: { personalId: PERSONAL_ID } };
  const opened = await running.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
    ...{ as: 'dossier-service', purpose: 'once-only', variables: { input } },
  });
  expect(opened.body.data).toEqual({ openCase: { isOpen: true } });
  examples = JSON.parse(await readFile(inPackage('examples/rest/documents.json'), 'utf8'));
  const { appPool } = running.database;
  await registerDocuments(appPool, clientOf(SERVICE), [...Object.values(examples), BORN, KINDS, FEED, OLDER]);
  await registerDocuments(appPool, clientOf(SERVICE), [NEWER]);
  await registerDocuments(appPool, clientOf(STEWARD), [SUBMIT, TWO]);
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

type Client = readonly [role: string, name: string];
const clientOf = ([role, name]: Client) => `demo-${role}-${name}`;
const tokenOf = async ([role, name]: Client) => (await running.issuer.issue({ role, name })).token;
type Sent = { as?: Client | null; headers?: Record<string, string>; body?: unknown; method?: string };
const rest = async (path: string, { as = SERVICE, headers = {}, body, method = 'POST' }: Sent = {}) => {
  const authorization = as === null ? {} : { authorization: `Bearer ${await tokenOf(as)}` };
  const answered = await running.send(`/rest/v1/${path}`, { method, headers: { ...authorization, ...headers }, body });
  return { ...answered, code: answered.body?.code };
};
const logged = async () => Number((await running.rows('select count(*) as n from read_log'))[0].n);
const openapi = async (as: Client = SERVICE) => (await rest('openapi.json', { as, method: 'GET' })).body;

/** What the five worked documents are asked with. */
const ASKED: Readonly<Record<string, { body: object; headers?: Record<string, string> }>> = {
  CoachTerminal: { body: { code: '2911', on: '2026-01-01' } },
  VehicleByPlate: { body: { plate: '29B-12345' } },
  DriverLicences: { body: { personalId: PERSONAL_ID }, headers: PURPOSE },
  BusinessRights: { body: { taxCode: '0100109106', on: '2026-01-01' } },
  EvidenceOfDossier: { body: { procedure: 'P06', subject: { personalId: PERSONAL_ID } }, headers: PURPOSE },
};
const nameOf = (text: string) => /query (\w+)/.exec(text)?.[1] ?? '';

const CLIENT = `
import type { paths } from './api.js';

type Posted<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer Body } }; responses: { 200: { content: { 'application/json': infer Answer } } } };
} ? { body: Body; answer: Answer } : never;
export type Hub = <P extends keyof paths>(path: P, body: Posted<P>['body'], headers?: Record<string, string>) => Promise<Posted<P>['answer']>;

export async function askAll(hub: Hub, { personalId, headers }: { personalId: string; headers: Record<string, string> }) {
  const terminal = await hub('/rest/v1/CoachTerminal', { code: '2911', on: '2026-01-01' });
  const vehicle = await hub('/rest/v1/VehicleByPlate', { plate: '29B-12345' });
  const driver = await hub('/rest/v1/DriverLicences', { personalId }, headers);
  const business = await hub('/rest/v1/BusinessRights', { taxCode: '0100109106' });
  const evidence = await hub('/rest/v1/EvidenceOfDossier', { procedure: 'P06', subject: { personalId } }, headers);
  const name: string | undefined = terminal.data.coachTerminal?.name;
  const make: string | undefined = vehicle.data.vehicle?.make;
  const classes: string[] | undefined = driver.data.driver?.licences?.nodes[0]?.classes ?? undefined;
  const called: string | undefined = business.data.business?.name;
  const complete: boolean | undefined = evidence.data.evidence?.complete;
  const verdicts: string[] | undefined = evidence.data.evidence?.requirements.map(({ verdict }) => verdict);
  return { name, make, classes, called, complete, verdicts };
}
export const refused = async (hub: Hub) => {
  // @ts-expect-error a plate is a text
  await hub('/rest/v1/VehicleByPlate', { plate: 29 });
  // @ts-expect-error it has to be named
  await hub('/rest/v1/VehicleByPlate', {});
  // @ts-expect-error of two subjects neither is meant
  await hub('/rest/v1/VehicleByPlate', { plate: '29B-12345', other: 1 });
  const { data } = await hub('/rest/v1/VehicleByPlate', { plate: '29B-12345' });
  // @ts-expect-error there may be none
  return data.vehicle.make;
};
`;

describe('the description', () => {
  it('is OpenAPI 3.1 of what a client registered, and nobody else’s', async () => {
    const described = await openapi();
    expect(await new Validator().validate(described)).toEqual({ valid: true });
    expect(Object.keys(described.paths)).toEqual(
      ['BornOn', 'BusinessRights', 'CoachTerminal', 'DriverLicences', 'EvidenceOfDossier', 'Kinds', 'Provinces', 'VehicleByPlate'].map(
        (name) => `/rest/v1/${name}`,
      ),
    );
    expect(Object.keys((await openapi(['dossier-service', 'khac'])).paths)).toEqual([]);
    expect((await rest('openapi.json', { as: null, method: 'GET' })).code).toBe('UNAUTHENTICATED');
    const { clientCredentials } = described.components.securitySchemes;
    // The address is one at which a client gets its token.
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientOf(SERVICE) });
    const given = await fetch(clientCredentials.flows.clientCredentials.tokenUrl, { method: 'POST', body: form });
    expect(await given.json()).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
    const elsewhere = { resources: [], tokensFrom: { openIdConnectUrl: 'https://id.example.vn/.well-known/openid-configuration' } };
    expect(await new Validator().validate(openApiOf(schema, model, elsewhere) as Record<string, unknown>)).toEqual({ valid: true });
    const [write] = Object.values<any>((await openapi(STEWARD)).paths).filter(({ post }) => post.operationId === 'Submit');
    expect(write.post.parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
    expect(write.get).toBeUndefined();
  });

  it('a client generated from it, held to its types, asks all five worked documents', async () => {
    await writeFile(join(folder, 'api.d.ts'), astToString(await openapiTS(await openapi())));
    const source = join(folder, 'client.ts');
    await writeFile(source, CLIENT);
    const options: ts.CompilerOptions = {
      ...{ strict: true, noUncheckedIndexedAccess: true, noEmitOnError: true, types: [], skipLibCheck: false },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    };
    const program = ts.createProgram([source], options);
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    program.emit();
    const { askAll } = await import(pathToFileURL(join(folder, 'client.js')).href);
    const hub = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const answered = await rest(path.replace('/rest/v1/', ''), { body, headers });
      expect([answered.status, answered.text]).toEqual([200, expect.any(String)]);
      return answered.body;
    };
    expect(await askAll(hub, { personalId: PERSONAL_ID, headers: PURPOSE })).toEqual({
      name: 'Bến xe Mẫu (giả lập)',
      make: 'Thaco',
      classes: ['B'],
      called: 'Công ty Vận tải Đường Trường (giả lập)',
      complete: false,
      verdicts: expect.arrayContaining(['HELD', 'NOT_HELD']),
    });
  });

  it('the worked documents lie beside their manifest', async () => {
    expect(Object.values(examples).map(nameOf)).toEqual(Object.keys(ASKED).toSorted());
    for (const [id, text] of Object.entries(examples)) {
      expect(await readFile(inPackage(`examples/rest/${nameOf(text)}.graphql`), 'utf8')).toBe(text);
      expect(id).toBe(`sha256:${hashOfDocument(text)}`);
    }
  });
});

describe('asked', () => {
  it('it answers what /graphql answers the same document', async () => {
    for (const [id, text] of Object.entries(examples)) {
      const { body, headers = {} } = ASKED[nameOf(text)] ?? { body: {} };
      const byName = await rest(nameOf(text), { body, headers });
      const graphql = await running.send('/graphql', {
        headers: { authorization: `Bearer ${await tokenOf(SERVICE)}`, ...headers },
        body: { documentId: id, variables: body },
      });
      expect([byName.status, byName.body.data]).toEqual([200, graphql.body.data]);
      expect(Object.keys(byName.body)).toEqual(Object.keys(graphql.body));
      expect(byName.headers.get('ratelimit-policy')).toBe(graphql.headers.get('ratelimit-policy'));
      expect((await rest(id, { body, headers })).body.data).toEqual(graphql.body.data);
    }
    // Of two documents of one name the latest; each by its hash.
    expect((await rest('Provinces', { body: {} })).body.data.provinces.nodes).toHaveLength(2);
    expect((await rest(`sha256:${hashOfDocument(OLDER)}`, { body: {} })).body.data.provinces.nodes).toHaveLength(1);
    expect((await rest('Provinces', { method: 'GET', headers: { accept: 'text/csv' } })).text).toContain('code,name');
  });

  it('rights, purpose and case are asked, and what is read stands in the log', async () => {
    const { body } = ASKED.DriverLicences ?? { body: {} };
    expect((await rest('DriverLicences', { body })).code).toBe('PURPOSE_REQUIRED');
    expect((await rest('DriverLicences', { body, headers: { 'hub-purpose': 'once-only' } })).code).toBe('CASE_REQUIRED');
    expect((await rest('DriverLicences', { body: { personalId: '001190000099' }, headers: PURPOSE })).code).toBe('NOT_IN_CASE');
    const before = await logged();
    const { headers } = await rest('DriverLicences', { body, headers: PURPOSE });
    expect(await logged()).toBe(before + 1);
    const [row] = await running.rows(`select actor, purpose, case_code from ${READ_ROWS} l where kind = 'answer' and request_id = $1`, [
      headers.get('x-request-id'),
    ]);
    expect(row).toEqual({ actor: clientOf(SERVICE), purpose: 'once-only', case_code: PURPOSE['hub-case'] });
  });

  it('only registered documents are served, each to who registered it', async () => {
    for (const path of ['Unknown', 'Feed', `sha256:${'a'.repeat(64)}`, '001090000011'])
      expect([path, (await rest(path, { body: {} })).code]).toEqual([path, 'DOCUMENT_NOT_FOUND']);
    expect((await rest('VehicleByPlate', { as: ['dossier-service', 'khac'], body: { plate: '29B-12345' } })).code).toBe(
      'DOCUMENT_NOT_FOUND',
    );
    const unsigned = await rest('VehicleByPlate', { as: null, body: { plate: '29B-12345' } });
    expect([unsigned.status, unsigned.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(unsigned.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('nothing of a person stands in an address', async () => {
    const { paths } = await openapi();
    expect(Object.keys(paths).filter((path) => paths[path].get)).toEqual(
      ['BusinessRights', 'CoachTerminal', 'Provinces'].map((name) => `/rest/v1/${name}`),
    );
    const asked = 'CoachTerminal?code=2911&on=2026-01-01';
    expect((await rest(asked, { method: 'GET' })).body.data).toEqual(
      (await rest('CoachTerminal', { body: { code: '2911', on: '2026-01-01' } })).body.data,
    );
    const before = await logged();
    const refused = await rest(`DriverLicences?personalId=${PERSONAL_ID}`, { method: 'GET', headers: PURPOSE });
    expect([refused.status, refused.code, refused.headers.get('allow')]).toEqual([405, 'BAD_REQUEST', 'POST']);
    for (const path of ['BornOn?born=1990-05-01', 'VehicleByPlate?plate=29B-12345', `Kinds?id=${running.world.person}&more=true`])
      expect([path, (await rest(path, { method: 'GET', headers: PURPOSE })).status]).toEqual([path, 405]);
    expect((await rest(`DriverLicences?personalId=${PERSONAL_ID}`, { body: { personalId: PERSONAL_ID }, headers: PURPOSE })).status).toBe(
      400,
    );
    const other = await rest(`CoachTerminal?code=2911&personalId=${PERSONAL_ID}`, { method: 'GET' });
    expect([other.status, other.code]).toEqual([400, 'BAD_REQUEST']);
    expect(other.text).not.toContain(PERSONAL_ID);
    expect(await logged()).toBe(before);
    expect(running.log.join('\n')).not.toContain(PERSONAL_ID);
  });

  it('a refusal is a problem (RFC 9457), in the words of the hub', async () => {
    const refused = await rest('DriverLicences', { body: { personalId: PERSONAL_ID }, headers: { 'accept-language': 'en' } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.body).toEqual({
      type: 'urn:giaolo:error:PURPOSE_REQUIRED',
      title: 'Forbidden',
      status: 403,
      detail: expect.stringContaining('Hub-Purpose'),
      instance: `urn:uuid:${refused.headers.get('x-request-id')}`,
      code: 'PURPOSE_REQUIRED',
      messages: { vi: expect.stringContaining('mục đích'), en: refused.body.detail },
      details: { purposes: expect.arrayContaining(['once-only']) },
    });
    const vietnamese = await rest('DriverLicences', { body: { personalId: PERSONAL_ID } });
    expect(vietnamese.body.detail).toBe(refused.body.messages.vi);
    for (const [path, body, status] of [
      ['VehicleByPlate', '{', 400],
      ['VehicleByPlate', [], 400],
      ['VehicleByPlate', {}, 400],
      ['VehicleByPlate', { plate: '29B-12345', other: 1 }, 400],
      ['VehicleByPlate', { plate: 'không phải biển' }, 400],
      ['VehicleByPlate', `"${'x'.repeat(2_000_000)}"`, 413],
      ['VehicleByPlate/more', {}, 404],
    ] as const) {
      const answered = await rest(path, { body });
      expect([path, answered.status, answered.headers.get('content-type')]).toEqual([
        path,
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(answered.body).toMatchObject({
        status,
        code: expect.any(String),
        instance: `urn:uuid:${answered.headers.get('x-request-id')}`,
      });
    }
  });
});

describe('a message that is sent again', () => {
  const input = (matchedName: string, code = 'VNZRS') => ({
    input: {
      reason: 'Thử',
      legalBasis: 'Thử',
      operations: [{ register: { validFrom: '2024-01-01', record: { portCode: { code, matchedName } } } }],
    },
  });
  const submit = (body: object, key?: string) =>
    rest('Submit', { as: STEWARD, body, headers: key === undefined ? {} : { 'idempotency-key': key } });

  it('is written once, has the same outcome, and is no other message', async () => {
    const key = randomUUID();
    const first = await submit(input('Cảng Mẫu'), key);
    const { replayed, ...outcome } = first.body.data.submitChangeSet;
    expect([first.status, replayed]).toEqual([200, false]);
    expect((await submit(input('Cảng Mẫu'), key)).body.data.submitChangeSet).toEqual({ ...outcome, replayed: true });
    const [{ n }] = await running.rows("select count(*)::int as n from port_code where code = 'VNZRS'");
    expect(n).toBe(1);
    const [kept] = await running.rows('select idempotency_key as key from change_set where id = $1', [outcome.changeSetId]);
    expect(kept.key).toBe(key);
    expect((await submit(input('Cảng Khác', 'VNZRT'), key)).code).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('has to have an id where it writes, and may have one where it reads', async () => {
    const none = await submit(input('Cảng Mẫu', 'VNZRU'));
    expect([none.status, none.code, none.body.messages.vi]).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining('Idempotency-Key')]);
    expect((await submit(input('Cảng Mẫu', 'VNZRU'), 'x'.repeat(201))).code).toBe('BAD_USER_INPUT');
    expect(await running.rows("select code from port_code where code = 'VNZRU'")).toEqual([]);
    const { body } = ASKED.VehicleByPlate ?? { body: {} };
    const headers = { 'idempotency-key': randomUUID() };
    const [one, other] = [await rest('VehicleByPlate', { body, headers }), await rest('VehicleByPlate', { body, headers })];
    expect(other.body.data).toEqual(one.body.data);
    expect((await rest('VehicleByPlate', { body: { plate: '29B-12346' }, headers })).status).toBe(200);
  });

  it('what is refused beside something else is told with its place; where all is refused, that is the answer', async () => {
    const two = (a: object, b: object) => rest('SubmitTwo', { as: STEWARD, body: { a, b }, headers: { 'idempotency-key': randomUUID() } });
    // One message is one change set, unless each has a key of its own.
    const part = await two(input('Cảng Mẫu', 'VNZRV').input, input('Cảng Mẫu', 'VNZRW').input);
    expect([part.status, part.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(part.body.data).toEqual({ a: { changeSetId: expect.any(String) }, b: null });
    expect(part.body.problems).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH', status: 422, pointer: '/data/b' }]);
    expect(part.body.errors).toBeUndefined();
    const wrong = { ...input('Cảng Mẫu', 'VNZRX').input, operations: [] };
    const none = await two(wrong, wrong);
    expect([none.status, none.code, none.body.pointer]).toEqual([400, 'BAD_USER_INPUT', '/data/a']);
    expect(none.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});
