import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connector } from '../../src/hub/answer/context.js';
import { askSource, isSourceUrl, SOURCE_MS_MAX } from '../../src/hub/evidence/ask-source.js';
import { createSources, openConnectors } from '../../src/runtime/connectors.js';
import { demoConnectors, serveDemoSources } from '../../src/server/serve-demo-sources.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { asDossierService, day, dossierWorld, PERSONAL_ID } from './dossier-world.js';

/** A double of a source, which says what a test tells it to. */
type Say = (response: ServerResponse, id: string) => void;
let say: Say;
const heard: { url: string | undefined; authorization: string | undefined; body: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    heard.push({ url: request.url, authorization: request.headers.authorization, body });
    say(response, JSON.parse(body || '{}').id);
  });
});
const json =
  (told: object, id?: string): Say =>
  (response, asked) =>
    response.end(JSON.stringify({ id: id ?? asked, ...told }));

const connectors: Connector[] = [];
const failures: string[] = [];
const made = () =>
  createSources(
    () => connectors,
    (kind, why) => failures.push(`${kind} ${why}`),
  );
const sources = made();
/** As after the minute within which nothing is asked again. */
const later = () => Object.assign(sources, made());
let hub: TestHub;
let world: Awaited<ReturnType<typeof dossierWorld>>;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  connectors.push({ kind: 'COMPULSORY_INSURANCE', url: `http://127.0.0.1:${port}/insurance`, token: 'secret', agency: 'G17' });
  connectors.push({ kind: 'ORIGIN', url: `http://127.0.0.1:${port}/origin`, agency: 'G17' });
  hub = await createTestHub({ sources });
  world = await dossierWorld(hub, { ids: ['P04', 'P08', 'P09', 'P10'] });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await hub.close();
});
beforeEach(() => {
  heard.length = 0;
  failures.length = 0;
  later();
});

const [COACH, LEASED] = ['29B-12345', '29B-12346'];
const ASK = `mutation($procedure: ProcedureCode!, $subject: SubjectInput!) { askSources(procedure: $procedure, subject: $subject) { requirement thing kind outcome } }`;
const ask = async (plate: string, { procedure = 'P10', as = asDossierService() } = {}) => {
  const { body } = await hub.ask(ASK, { variables: { procedure, subject: { plate } }, as });
  if (body.errors) return body.errors[0].extensions.code;
  return body.data.askSources.map(({ requirement, outcome }: Record<string, string>) => `${requirement} ${outcome}`);
};
const insurance = async (plate: string) => {
  const { body } = await hub.ask(
    `query($subject: SubjectInput!) { evidence(procedure: "P10", subject: $subject) { requirements { code verdict explanation mayAskCitizen held { field value } } } }`,
    { variables: { subject: { plate } }, as: asDossierService() },
  );
  return body.data.evidence.requirements.find(({ code }: { code: string }) => code === 'EV14');
};
const question = { id: 'q-1', about: { chassisNumber: 'RLLV1AEA9PH000125' } };
const direct = (told: Say) => {
  say = told;
  return askSource(connectors[0] as Connector, question);
};

it('an answer is told as it is, and whom it is about stands in no address', async () => {
  expect(await direct(json({ answer: 'YES', expiresOn: '2027-01-31' }))).toEqual({ answer: 'YES', expiresOn: '2027-01-31' });
  expect(await direct(json({ answer: 'NO' }))).toEqual({ answer: 'NO', expiresOn: null });
  expect(heard.map(({ url, authorization }) => [url, authorization])).toEqual([
    ['/insurance', 'Bearer secret'],
    ['/insurance', 'Bearer secret'],
  ]);
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual(question);
});

it.each<[string, Say]>([
  ['another-question', json({ answer: 'YES' }, 'q-2')],
  ['malformed', json({ answer: 'PERHAPS' })],
  ['malformed', json({ answer: 'YES', expiresOn: '2027-02-30' })],
  ['malformed', (response) => response.end('{"id":"q-1","answer":"YES"}{"id":"q-1","answer":"NO"}')],
  ['status', (response) => response.writeHead(503).end()],
  ['too-large', (response) => response.end(`{"id":"q-1","answer":"YES","x":"${'x'.repeat(20_000)}"}`)],
  [
    'unreachable',
    (response, id) =>
      response.req.url === '/insurance' ? response.writeHead(307, { location: '/elsewhere' }).end() : json({ answer: 'YES' })(response, id),
  ],
  ['unreachable', (response) => response.destroy()],
])('what is no answer to the question is none: %s', async (why, told) => {
  expect(await direct(told)).toEqual({ answer: 'NO_ANSWER', why });
});

it('a source is at https, or on this machine, and its address names nobody', () => {
  for (const good of ['https://nguon.example.vn/bao-hiem', 'http://127.0.0.1:4100/x', 'http://localhost:4100/x'])
    expect(isSourceUrl(good), good).toBe(true);
  for (const bad of [
    'http://nguon.example.vn/',
    'ftp://a/',
    'https://a:b@c.vn/',
    'https://c.vn/?id=1',
    'https://c.vn/#x',
    'file:///etc/passwd',
    'x',
  ])
    expect(isSourceUrl(bad), bad).toBe(false);
});

it('a source that is late has not answered, also where it has begun to; the paper may then be asked for, and it is asked again', async () => {
  expect(await insurance(COACH)).toMatchObject({ verdict: 'NOT_HELD', explanation: expect.stringContaining('chưa có dữ liệu') });
  say = (response) => void response.write('{"id":');
  const began = performance.now();
  expect(await ask(COACH)).toEqual(['EV14 NO_ANSWER']);
  expect(performance.now() - began).toBeGreaterThan(SOURCE_MS_MAX - 50);
  expect(failures).toEqual(['COMPULSORY_INSURANCE too-late']);
  expect(await insurance(COACH)).toMatchObject({
    ...{ verdict: 'NOT_HELD', explanation: expect.stringContaining('nguồn không trả lời'), mayAskCitizen: true },
    held: expect.arrayContaining([{ field: 'answer', value: 'NO_ANSWER' }]),
  });
  // Whoever asks again at once learns nothing new.
  expect(await ask(COACH)).toEqual(['EV14 ASKED_LATELY']);
  expect(heard.length).toBe(1);
  later();
  // A minute later it is asked, says no, and later yes; what is good is not asked for again.
  say = json({ answer: 'NO' });
  expect(await ask(COACH)).toEqual(['EV14 ANSWERED']);
  expect(await insurance(COACH)).toMatchObject({ verdict: 'CONTRADICTED', mayAskCitizen: false });
  // Said again on the same day it changes nothing.
  later();
  expect(await ask(COACH)).toEqual(['EV14 ANSWERED']);
  later();
  say = json({ answer: 'YES', expiresOn: day(30) });
  expect(await ask(COACH)).toEqual(['EV14 ANSWERED']);
  expect(await insurance(COACH)).toMatchObject({ verdict: 'HELD' });
  later();
  expect(await ask(COACH)).toEqual(['EV14 HELD']);
  expect(heard.length).toBe(4);
  expect(heard.every(({ body, url }) => body.includes('RLLV1AEA9PH000123') && !url?.includes('RLLV'))).toBe(true);
});

it('of two who ask at once both are answered, and one record keeps it', async () => {
  const waiting: (() => void)[] = [];
  say = (response, id) => {
    waiting.push(() => json({ answer: 'YES', expiresOn: day(9) })(response, id));
    // Both have found nothing on record before either is answered.
    if (waiting.length === 2) for (const answer of waiting) answer();
  };
  expect(await Promise.all([ask(LEASED), ask(LEASED)])).toEqual([['EV14 ANSWERED'], ['EV14 ANSWERED']]);
  const { body } = await hub.ask(
    `{ externalVehicleFacts(where: { vehicle: { plate: { eq: "${LEASED}" } } }) { nodes { kind answer askedOn expiresOn source { code } history(first: 5) { totalCount } } } }`,
    { as: caller('steward', 'stewardship', { caseCode: 'H26.01-261122-0001' }) },
  );
  expect(body.data.externalVehicleFacts.nodes).toMatchObject([
    { kind: 'COMPULSORY_INSURANCE', answer: 'YES', askedOn: day(), expiresOn: day(9), source: { code: 'G17' } },
  ]);
  const { rows } = await hub.database.ownerPool.query(
    `select case_code, actor, reason from change_set where reason like 'Hỏi nguồn%' order by first_position desc limit 2`,
  );
  expect(rows).toMatchObject([0, 1].map(() => ({ case_code: 'H26.01-261122-0001', reason: 'Hỏi nguồn khác: COMPULSORY_INSURANCE' })));
});

it('of a vehicle that is in no register yet a source is asked by its chassis number, and what it says counts for that number alone', async () => {
  const dossier = { subject: { personalId: PERSONAL_ID }, chassisNumbers: ['rllv1aea9ph000901', 'RLLV1AEA9PH000902'] };
  const given = '($subject: SubjectInput!, $chassisNumbers: [Vin!])';
  const passed = '(procedure: "P08", subject: $subject, chassisNumbers: $chassisNumbers)';
  const run = async (text: string, variables: object) => {
    const { body } = await hub.ask(text, { variables: { ...variables }, as: asDossierService() });
    if (body.errors) return body.errors[0].extensions.code;
    const told: Record<'code' | 'thing' | 'is', string>[] = body.data.told.requirements ?? body.data.told;
    return told.flatMap(({ code, thing, is }) => (code === 'EV15' ? [`${thing} ${is}`] : []));
  };
  const verdicts = (variables: object = dossier) =>
    run(`query${given} { told: evidence${passed} { requirements { code thing is: verdict } } }`, variables);
  const ofOrigin = () => run(`mutation${given} { told: askSources${passed} { code: requirement thing is: outcome } }`, dossier);
  const [first, second] = ['RLLV1AEA9PH000901', 'RLLV1AEA9PH000902'];
  say = (response, id) => json({ answer: heard.at(-1)?.body.includes(first ?? '') ? 'YES' : 'NO' })(response, id);
  expect(await verdicts()).toEqual([`${first} NOT_HELD`, `${second} NOT_HELD`]);
  hub.reads.length = 0;
  expect(await ofOrigin()).toEqual([`${first} ANSWERED`, `${second} ANSWERED`]);
  expect(hub.reads).toMatchObject([{ outcome: 'ANSWERED', subjects: [world.person] }]);
  expect(heard.map(({ body, url }) => [JSON.parse(body).about, url]).sort()).toEqual([
    [{ chassisNumber: first }, '/origin'],
    [{ chassisNumber: second }, '/origin'],
  ]);
  expect(await verdicts()).toEqual([`${first} HELD`, `${second} CONTRADICTED`]);
  later();
  expect(await ofOrigin()).toEqual([`${first} HELD`, `${second} ANSWERED`]);
  expect(await verdicts({ ...dossier, chassisNumbers: ['RLLV1AEA9PH000903'] })).toEqual(['RLLV1AEA9PH000903 NOT_HELD']);
  // A dossier of first registration names what is to be registered.
  expect(await verdicts({ subject: dossier.subject })).toBe('BAD_USER_INPUT');
});

it('whom nobody is set up to ask about is told of, and who may not ask asks nobody', async () => {
  say = json({ answer: 'YES' });
  expect(await ask(COACH, { procedure: 'P09' })).toEqual(['EV16 NOT_CONNECTED', 'EV17 NOT_CONNECTED']);
  expect(await ask('29B-99999')).toEqual(['EV14 NOT_ASKED']);
  expect(await ask(COACH, { as: asDossierService({ caseCode: null, case: undefined }) })).toBe('CASE_REQUIRED');
  expect(await ask(COACH, { as: caller('analyst', 'statistics') })).toMatch(/FORBIDDEN|PURPOSE|CASE/);
  expect(await ask(COACH, { as: {} })).toMatch(/UNAUTHENTICATED|PURPOSE/);
  expect(heard).toEqual([]);
  // Asking looks at a dossier: who did, under which case and at whom is in the read log, and so is who was refused.
  hub.reads.length = 0;
  await ask(COACH, { procedure: 'P09' });
  await ask(COACH, { as: caller('analyst', 'statistics') });
  const row = {
    role: 'dossier-service',
    caseCode: 'H26.01-261122-0001',
    outcome: 'ANSWERED',
    entities: ['Ownership', 'Person', 'Registration', 'Vehicle'],
  };
  expect(hub.reads).toMatchObject([row, { role: 'analyst', outcome: 'REFUSED', code: 'FORBIDDEN', entities: [] }]);
  // A procedure that rests on no other register has nobody to ask.
  const { body } = await hub.ask(
    `mutation { askSources(procedure: "P04", subject: { taxCode: "0100109106" }, vehicles: ["29B-12345"]) { requirement } }`,
    {
      as: asDossierService(),
    },
  );
  expect(body.data?.askSources).toEqual([]);
});

it('a double of a source answers the same each time, and fails when it is told to', async () => {
  const app = Fastify({ forceCloseConnections: true });
  await serveDemoSources(app);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const [connector] = demoConnectors(address).filter(({ kind }) => kind === 'COMPULSORY_INSURANCE');
  const asked = (chassisNumber: string) => askSource(connector as Connector, { id: 'q-1', about: { chassisNumber } });
  const next = (fail: string, times?: number) =>
    app.inject({
      method: 'POST',
      url: '/demo-sources/COMPULSORY_INSURANCE/next',
      payload: { fail, times },
      headers: { host: '127.0.0.1' },
    });
  const yes = { answer: 'YES', expiresOn: expect.stringMatching(/-12-31$/) };
  expect([await asked('RLLV1AEA9PH000125'), await asked('RLLV1AEA9PH000125')]).toEqual([yes, yes]);
  expect(await asked('RLLV1AEA9PH000129')).toEqual({ answer: 'NO', expiresOn: null });
  const failing = { wrong: 'another-question', twice: 'malformed', unreachable: 'unreachable', late: 'too-late' };
  for (const [fail, why] of Object.entries(failing)) {
    expect((await next(fail, 1)).statusCode).toBe(204);
    expect(await asked('RLLV1AEA9PH000125'), fail).toEqual({ answer: 'NO_ANSWER', why });
    if (fail !== 'late') expect(await asked('RLLV1AEA9PH000125'), fail).toEqual(yes);
  }
  for (const [fail, times] of [
    ['gone', 1],
    ['late', 0],
    ['late', 1e9],
  ] as const)
    expect((await next(fail, times)).statusCode).not.toBe(204);
  const elsewhere = await app.inject({
    method: 'POST',
    url: '/demo-sources/COMPULSORY_INSURANCE',
    payload: {},
    headers: { host: 'hub.example.vn' },
  });
  expect(elsewhere.statusCode).not.toBe(200);
  await app.close();
});

it('what an operator sets up wrongly stops the start and says where, and never what the file holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-connectors-'));
  const open = async (content: unknown) => {
    const file = join(folder, 'connectors.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return openConnectors({ connectorsFile: file });
  };
  const good = { kind: 'COMPULSORY_INSURANCE', url: 'https://nguon.example.vn/bao-hiem' };
  await writeFile(join(folder, 'token'), 'ma-truy-cap\n');
  expect(await open([{ ...good, agency: 'G12', tokenFile: join(folder, 'token') }])).toEqual([
    { ...good, agency: 'G12', token: 'ma-truy-cap' },
  ]);
  expect(await openConnectors({})).toEqual([]);
  for (const [bad, says] of [
    ['{', /JSON/],
    [{ ...good }, /JSON/],
    [[{ ...good, kind: 'WEATHER' }], /\[0\]\.kind/],
    [[good, good], /\[1\]\.kind/],
    [[{ ...good, url: 'http://nguon.example.vn/' }], /\[0\]\.url/],
    [[{ ...good, url: 'https://bi-mat@nguon.example.vn/' }], /\[0\]\.url/],
    [[{ ...good, tokenFile: join(folder, 'nowhere') }], /\[0\]\.tokenFile/],
    [[{ ...good, agency: 7 }], /\[0\]\.agency/],
  ] as const) {
    const fault = await open(bad).then(
      () => null,
      (error: Error) => error.message,
    );
    expect(fault, JSON.stringify(bad)).toMatch(says);
    expect(fault).not.toMatch(/bi-mat|nguon\.example/);
  }
  await rm(folder, { recursive: true });
});
