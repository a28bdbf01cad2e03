import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import Fastify from 'fastify';
import { buildClientSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../src/db/embedded/free-port.js';
import type { HubError } from '../../src/errors.js';
import { readCell, readList } from '../../src/hub/csv/cell-text.js';
import { inPackage } from '../../src/root.js';
import { schemaRefused, serveSchema } from '../../src/server/serve-schema.js';
import { tableAnswer } from '../../src/server/table-answer.js';
import { kinds as kindsAsked } from '../../web/src/generated/operations.js';
import { unzipped } from '../import/workbooks.js';
import { model, schema } from '../support/hub.js';
import { type RunningHub, runHub } from './running-hub.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const JSON_TABLE = 'application/vnd.giaolo.table+json';
const PARQUET = 'application/vnd.apache.parquet';
const PORTAL = 'https://motcua.example.vn';
const PAGE = 'provinces(first: 200) { nodes { id name code validFrom validTo recordedFrom } }';
const LIST = `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: ${PAGE}`).join(' ')} }`;

let running: RunningHub;
beforeAll(async () => {
  running = await runHub({ config: { corsOrigins: [PORTAL] } });
});
afterAll(() => running.close());

type Sent = { method?: string; headers?: Record<string, string>; body?: string };
type Got = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer };

/** As it is on the wire: `fetch` unpacks what it asked to be packed. */
function raw(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(`${running.url}${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const ask = (query: string, headers: Record<string, string> = {}) =>
  raw('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });

describe('answers on the wire', () => {
  it('are compressed for whoever asks for it, to the same bytes, and small ones never', async () => {
    const plain = await ask(LIST);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await ask(LIST, { 'accept-encoding': 'br;q=1, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect((await ask('{ __typename }', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
    expect((await raw('/playground/tokens.json', { headers: { 'accept-encoding': 'gzip' } })).status).toBe(200);
  });

  it('demo tokens leave as they are, beside nothing that a caller chose', async () => {
    const { headers, bytes } = await raw('/playground/tokens.json?q=chosen', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.toString()).not.toContain('chosen');
  });
});

describe('GET /graphql/schema', () => {
  it('is the schema, and not sent again to whoever has it', async () => {
    const first = await raw('/graphql/schema', { headers: { 'accept-encoding': 'gzip' } });
    const { data } = JSON.parse(gunzipSync(first.bytes).toString());
    expect(printSchema(lexicographicSortSchema(buildClientSchema(data)))).toBe(printSchema(lexicographicSortSchema(schema)));
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = String(first.headers.etag);
    const again = await raw('/graphql/schema', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect((await raw('/graphql/schema', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('leaves the catalogue to another address, which has the names of it as anybody is answered them, kept until the next release', async () => {
    const first = await raw('/graphql/catalogue', { headers: { 'accept-encoding': 'gzip' } });
    const got = JSON.parse(gunzipSync(first.bytes).toString());
    const asked = JSON.parse((await ask(kindsAsked.text)).bytes.toString());
    expect(got.data).toMatchObject(asked.data);
    const etag = String(first.headers.etag);
    const again = await raw('/graphql/catalogue', { headers: { 'if-none-match': etag } });
    expect([again.status, again.bytes.length, first.headers['cache-control']]).toEqual([304, 0, 'public, no-cache']);
  });

  it('is refused to a role that may not read the schema, and to a token that is none', async () => {
    const roles = [
      { role: 'a', mayIntrospect: true },
      { role: 'b', mayIntrospect: false },
    ];
    const refusedTo = (role: string) => schemaRefused({ roles } as never, { role })?.code;
    expect(['a', 'b', 'c'].map(refusedTo)).toEqual([undefined, 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
    expect((await raw('/graphql/schema', { headers: { authorization: 'Bearer forged' } })).status).toBe(401);
    for (const mayIntrospect of [true, false]) {
      const app = Fastify().setErrorHandler((error: HubError, _, reply) => reply.code(400).send(error.code));
      const access = { ...model.access, roles: model.access.roles.map((one) => ({ ...one, mayIntrospect })) };
      const nobody = () => Promise.reject(new Error('nobody shows a token'));
      serveSchema(
        app.decorateRequest('caller', null).addHook('onRequest', async (request) => void Object.assign(request, { facts: {} })),
        {
          ...{ schema, model: { ...model, access } },
          ...{ verify: nobody, proofs: { check: nobody } },
        },
      );
      const { statusCode, body } = await app.inject('/graphql/schema');
      expect([statusCode, body.slice(0, 30)]).toEqual(
        mayIntrospect ? [200, '{"data":{"__schema":{"queryTyp'] : [400, 'GRAPHQL_VALIDATION_FAILED'],
      );
    }
  });
});

describe('pages of other sites', () => {
  const preflight = (origin: string, path = '/graphql') =>
    raw(path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,hub-purpose' },
    });

  it('may ask if an operator has named their origin, to the letter', async () => {
    for (const path of ['/graphql', '/graphql/stream']) {
      const { status, headers } = await preflight(PORTAL, path);
      expect([status, headers['access-control-allow-origin']]).toEqual([204, PORTAL]);
      expect(String(headers['access-control-allow-headers'])).toMatch(/authorization.*hub-purpose/);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
    const answer = await ask(LIST, { origin: PORTAL });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, PORTAL]);
    expect(String(answer.headers.vary)).toMatch(/origin/i);
  });

  it('may not otherwise: another origin, none, one that only looks like it; and never what is the hub’s own', async () => {
    for (const origin of [
      'https://elsewhere.example',
      'null',
      `${PORTAL}.evil.example`,
      PORTAL.replace('https', 'http'),
      `${PORTAL}:8443`,
    ]) {
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
      expect((await ask(LIST, { origin })).headers['access-control-allow-origin']).toBeUndefined();
    }
    for (const path of ['/playground/tokens.json', '/metrics', '/readyz']) {
      expect((await raw(path, { headers: { origin: PORTAL } })).headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('a table instead of JSON', () => {
  const table = (query: string, headers: Record<string, string> = {}) => ask(query, { accept: 'text/csv', ...headers });
  const lines = ({ bytes }: Got) => parseCsv(bytes, { bom: true, relax_column_count: true }) as string[][];
  const cells = (got: Got) => lines(got).filter(([first]) => !first?.startsWith('# '));

  it('has the very values of the answer, a line for each group and record, and says below what it is', async () => {
    const query = '{ provinceAggregate(groupBy: [{ field: kind }]) { groups { key { kind } count share } } }';
    const got = await table(query);
    expect([got.status, got.headers['content-type'], got.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="giaolo.csv"',
    ]);
    const { data, extensions } = JSON.parse((await ask(query)).bytes.toString());
    const groups = data.provinceAggregate.groups.map(({ key, count, share }: any) => [key.kind ?? '', String(count), String(share)]);
    expect(groups.length).toBeGreaterThan(0);
    expect(cells(got)).toEqual([['key.kind', 'count', 'share'], ...groups]);
    const told = lines(got).flatMap(([first = '']) => (first.startsWith('# ') ? [first.slice(2)] : []));
    expect(told.slice(0, 3)).toEqual([`question: ${query}`, 'role: anonymous', 'purpose: -']);
    expect(JSON.parse(told.find((line) => line.startsWith('asOf: '))?.slice(6) ?? '').provinceAggregate.validAt).toBe(
      extensions.asOf.provinceAggregate.validAt,
    );
    expect(JSON.parse(told.find((line) => line.startsWith('population: '))?.slice(12) ?? '')).toEqual(extensions.population);
    const listed = await table('{ vehicles { nodes { chassisNumber province { name } withheld } } }');
    const nodes = JSON.parse((await ask('{ vehicles { nodes { chassisNumber province { name } withheld } } }')).bytes.toString()).data
      .vehicles.nodes;
    expect(cells(listed).slice(1)).toHaveLength(nodes.length);
    expect(cells(listed)[0]).toContain('withheld');
    const edges = await table('{ vehicles { edges { node { chassisNumber } } } }');
    expect(
      cells(edges)
        .slice(1)
        .map(([first]) => first),
    ).toEqual(nodes.map((node: any) => node.chassisNumber ?? ''));
  });

  it('no cell is run by a spreadsheet, and every reader gets the texts back', async () => {
    const texts = ['=1+1', '+84', '-2+3', '@SUM(A1)', "'quoted", 'a,b', 'two\nlines', '\u2028', ' spaces ', '-12,5'];
    const body = { data: { list: { nodes: texts.map((text) => ({ text, link: null, of: { a: [text, 'b'], c: true } })) } } };
    const csv = String(await tableAnswer('text/csv', body, { query: '{ list }', caller: { role: 'steward', purpose: 'x' } }));
    const rows = (parseCsv(csv, { bom: true, relax_column_count: true }) as string[][]).filter(([first]) => !first?.startsWith('# '));
    expect(rows[0]).toEqual(['text', 'link', 'of.a', 'of.c']);
    for (const [i, [cell = '', link, list = '', flag]] of rows.slice(1).entries()) {
      expect(cell).not.toMatch(/^[=+@](?![\d,.]+$)|^-(?![\d,.]+$)/);
      expect([readCell(cell), link, readList(readCell(list) ?? '')[0], flag]).toEqual([texts[i], '', texts[i], 'true']);
    }
  });

  it('is a workbook in which numbers are numbers, and a sheet of its own says what it is', async () => {
    const query = '{ provinceAggregate(groupBy: [{ field: kind }]) { groups { key { kind } count share } } }';
    const got = await ask(query, { accept: XLSX });
    expect([got.status, got.headers['content-type'], got.headers['content-disposition']]).toEqual([
      200,
      XLSX,
      'attachment; filename="giaolo.xlsx"',
    ]);
    const { data } = JSON.parse((await ask(query)).bytes.toString());
    const sheet = (await unzipped(got.bytes)).get('xl/worksheets/sheet1.xml');
    for (const { count, share } of data.provinceAggregate.groups)
      for (const number of [count, share]) expect(sheet).toContain(`<v>${number}</v>`);
    const about = (await unzipped(got.bytes)).get('xl/worksheets/sheet2.xml');
    for (const text of ['question', 'provinceAggregate(groupBy', 'role', 'anonymous', 'asOf', 'population']) expect(about).toContain(text);
  });

  it('is JSON with the records as they are, and Parquet with columns of their types, both with what they are', async () => {
    const query = '{ provinces(first: 5) { nodes { code name recordedFrom predecessors { totalCount nodes { effectiveOn } } } } }';
    const { data, extensions } = JSON.parse((await ask(query)).bytes.toString());
    const got = await ask(query, { accept: JSON_TABLE });
    expect([got.headers['content-type'], got.headers['content-disposition']]).toEqual([
      'application/vnd.giaolo.table+json; charset=utf-8',
      'attachment; filename="giaolo.json"',
    ]);
    const { about, records } = JSON.parse(got.bytes.toString());
    expect(records).toEqual(data.provinces.nodes);
    expect([about.question, about.role, JSON.parse(about.asOf).provinces.validAt]).toEqual([
      query,
      'anonymous',
      extensions.asOf.provinces.validAt,
    ]);

    const file = await ask(query, { accept: PARQUET });
    expect([file.status, file.headers['content-disposition']]).toEqual([200, 'attachment; filename="giaolo.parquet"']);
    const bytes = Uint8Array.from(file.bytes).buffer;
    const { schema: columns, key_value_metadata: told = [] } = parquetMetadata(bytes);
    expect(columns.slice(1).map(({ name, type, converted_type }) => [name, type, converted_type])).toEqual([
      ['code', 'BYTE_ARRAY', 'UTF8'],
      ['name', 'BYTE_ARRAY', 'UTF8'],
      ['recordedFrom', 'BYTE_ARRAY', 'UTF8'],
      ['predecessors.totalCount', 'INT64', undefined],
      ['predecessors.nodes', 'BYTE_ARRAY', 'JSON'],
    ]);
    expect(told.find(({ key }) => key === 'question')?.value).toBe(query);
    const read = await parquetReadObjects({ file: bytes });
    expect(read.map(({ code, recordedFrom }) => [code, recordedFrom])).toEqual(
      data.provinces.nodes.map(({ code, recordedFrom }: any) => [code, recordedFrom]),
    );
    const nodes = [
      { day: '2025-07-01', list: ['29', '30'], part: 0.5, is: true, late: null },
      { day: null, list: null, part: 2, is: null, late: null },
    ];
    const made = await tableAnswer(
      PARQUET,
      { data: { list: { nodes } } },
      { query: '{ list }', caller: { role: 'steward', purpose: 'x' } },
    );
    const [first, second] = await parquetReadObjects({ file: Uint8Array.from(made as Buffer).buffer });
    expect([JSON.stringify(first?.day).slice(1, 11), first?.list, first?.part, first?.is, first?.late]).toEqual([
      '2025-07-01',
      ['29', '30'],
      0.5,
      true,
      null,
    ]);
    expect(second).toEqual({ day: null, list: null, part: 2, is: null, late: null });
    // A list of nothing is a file of nothing, with its columns unknown.
    for (const accept of [JSON_TABLE, PARQUET])
      expect((await ask('{ bridges(first: 0) { nodes { code } } }', { accept })).status).toBe(200);
  });

  it('a text longer than a cell of a workbook is cut, and that is told', async () => {
    const body = { data: { list: { nodes: [{ text: 'x'.repeat(40_000) }, { text: 'ngắn' }] } } };
    const file = (await tableAnswer(XLSX, body, { query: '{ list }', caller: { role: 'steward', purpose: 'x' } })) as Buffer;
    expect((await unzipped(file)).get('xl/worksheets/sheet1.xml')).toContain(`>${'x'.repeat(32_767)}<`);
    expect((await unzipped(file)).get('xl/worksheets/sheet2.xml')).toMatch(/>1\. Số ô bị cắt/);
  });

  it('is refused where the answer is no table, and a refusal or the outcome of a change stays JSON', async () => {
    const two = await table('{ a: provinceAggregate { groups { count } } b: provinceAggregate { groups { count } } }');
    const book = await ask('{ a: __typename }', { accept: XLSX });
    for (const got of [two, book])
      expect([got.status, JSON.parse(got.bytes.toString()).errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
    const personal = await table('{ drivers { nodes { person { fullName } } } }');
    expect([personal.status, JSON.parse(personal.bytes.toString()).errors[0].extensions.code]).toEqual([403, 'PURPOSE_REQUIRED']);
    const change = await table('mutation { withdrawChangeSet(id: "0198c3a2-0000-7000-8000-000000000000", reason: "thử") { dryRun } }');
    expect(String(change.headers['content-type'])).toMatch(/json/);
    expect(String((await ask('{ __typename }', { accept: '*/*' })).headers['content-type'])).toMatch(/json/);
  });
});

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', process.env.NGINX ?? ''].find((path) => existsSync(path));

describe.skipIf(!NGINX)(
  NGINX ? 'behind the proxy of the example' : 'behind the proxy of the example (skipped: no nginx is installed here)',
  () => {
    let folder: string;
    let proxy: ChildProcess;
    let secure: ClientHttp2Session;
    let port: number;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'giaolo-proxy-'));
      const pair = ['-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '2', '-nodes', '-subj', '/CN=hub.example.vn'];
      await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', ...pair], {
        cwd: folder,
      });
      port = await freePort();
      const securePort = await freePort();
      const example = await readFile(inPackage('examples/proxy/nginx.conf'), 'utf8');
      const here = example
        .replace('listen 80;', `listen 127.0.0.1:${port};`)
        .replace('listen 443 ', `listen 127.0.0.1:${securePort} `)
        .replace('127.0.0.1:4000', new URL(running.url).host);
      await writeFile(join(folder, 'nginx.conf'), here);
      proxy = spawn(NGINX ?? '', ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off; master_process off;'], { stdio: 'ignore' });
      await vi.waitFor(() => fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }), { timeout: 20_000, interval: 100 });
      secure = connect(`https://127.0.0.1:${securePort}`, { rejectUnauthorized: false });
      await once(secure, 'connect');
    });
    afterAll(async () => {
      secure?.destroy();
      proxy?.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    });

    type Answered = { status: unknown; headers: IncomingHttpHeaders; body: Buffer };
    const through = async (path: string, { body, headers = {} }: Sent = {}): Promise<Answered> => {
      const sent = secure.request({
        ':path': path,
        ':method': body ? 'POST' : 'GET',
        ':authority': 'hub.example.vn',
        'content-type': 'application/json',
        ...headers,
      });
      sent.end(body);
      const [answered] = (await once(sent, 'response')) as [IncomingHttpHeaders];
      const parts: Buffer[] = [];
      for await (const part of sent) {
        parts.push(part as Buffer);
        // A stream has no end of its own.
        if (path === '/graphql/stream') break;
      }
      return { status: answered[':status'], headers: answered, body: Buffer.concat(parts) };
    };

    it('many things come beside each other over one connection, as the hub compressed them', async () => {
      expect((await fetch(`http://127.0.0.1:${port}/danh-muc?q=x`, { redirect: 'manual' })).status).toBe(308);
      expect(secure.alpnProtocol).toBe('h2');
      const query = JSON.stringify({ query: LIST });
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => through('/graphql', { body: query, headers: { 'accept-encoding': 'gzip' } })),
      );
      const plain = await ask(LIST);
      for (const { status, headers, body } of answers) {
        expect([status, headers['content-encoding'], headers['strict-transport-security']]).toEqual([200, 'gzip', 'max-age=31536000']);
        expect(JSON.parse(gunzipSync(body).toString()).data).toEqual(JSON.parse(plain.bytes.toString()).data);
      }
      const { headers } = await through('/graphql/catalogue');
      expect((await through('/graphql/catalogue', { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304);
    });

    it('what the hub refuses is told in its own words, and a stream is not held back', async () => {
      const large = await through('/graphql', { body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(3_000_000)}` }) });
      expect([large.status, JSON.parse(large.body.toString()).errors[0].extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      const query = 'subscription { changes { __typename } }';
      const stream = await through('/graphql/stream', { body: JSON.stringify({ query }), headers: { accept: 'text/event-stream' } });
      expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
      expect(stream.body.length).toBeGreaterThan(0);
    });
  },
);
