import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kind, parse, print, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERSONAS } from '../../seeds/demo/personas.js';
import { inPackage } from '../../src/root.js';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { model, schema } from '../support/hub.js';
import { register } from '../support/write.js';
import { type DossierWorld, day, dossierWorld, LICENCE, PERSONAL_ID, TAX_CODE, vehicle } from './dossier-world.js';

const example = inPackage('examples/dossier-service');
const run = promisify(execFile);

let hub: RunningHub;
let world: DossierWorld;
let folder: string;
beforeAll(async () => {
  hub = await runHub({ empty: true });
  world = await dossierWorld(hub);
  folder = await mkdtemp(join(tmpdir(), 'giaolo-dossier-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  // With the hub's own compiler: the service needs no other package.
  await run(process.execPath, [
    inPackage('node_modules/typescript/bin/tsc'),
    '-p',
    example,
    '--outDir',
    folder,
    '--typeRoots',
    inPackage('node_modules/@types'),
  ]);
}, 60_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

type Ran = { status: number; out: string; err: string };

/** The service as a process of its own, over a dossier of the test's. */
async function service(dossier: unknown, parameters: readonly string[] = [], environment: Record<string, string> = {}): Promise<Ran> {
  const file = join(folder, 'dossier.json');
  await writeFile(file, typeof dossier === 'string' ? dossier : JSON.stringify(dossier));
  const env = { PATH: process.env.PATH ?? '', HUB_URL: hub.url, HUB_TOKEN: await hub.token('dossier-service'), ...environment };
  return run(process.execPath, [join(folder, 'main.js'), file, ...parameters], { env }).then(
    ({ stdout, stderr }) => ({ status: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ status: error.code, out: error.stdout, err: error.stderr }),
  );
}

/** Dossiers are opened on the day they are received. */
const RECEIVED = day().slice(2).replaceAll('-', '');
const EXCHANGE = {
  dossierCode: `H26.01-${RECEIVED}-0201`,
  procedure: '1.002809',
  applicant: { personalId: PERSONAL_ID },
  decision: {
    resultCode: `H26.01-${RECEIVED}-0201-KQ01`,
    issuer: 'G01',
    licence: { replaces: LICENCE, number: '010090000012', classes: ['C1'], termYears: 10 },
  },
};
const BADGE = {
  dossierCode: `H26.01-${RECEIVED}-0202`,
  procedure: '2.002288',
  applicant: { taxCode: TAX_CODE },
  vehicles: ['29B-12345'],
  decision: {
    resultCode: `H26.01-${RECEIVED}-0202-KQ01`,
    issuer: 'H26',
    badges: [{ number: 'PH-202', plate: '29B-12345', badgeType: 'XE HỢP ĐỒNG', termYears: 7 }],
  },
};

it('a complete dossier says that no paper is to be asked for, and the citizen sees who looked', async () => {
  const { status, out, err } = await service(EXCHANGE);
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('KẾT LUẬN: đủ. 5 thành phần đã có trong dữ liệu');
  expect(out).not.toContain('CÒN PHẢI YÊU CẦU');
  const reads = await hub.ask('{ readsAbout { nodes { actor purpose { code } caseCode fieldClasses } } }', {
    as: 'citizen',
    personalId: PERSONAL_ID,
  });
  expect(reads.body.data.readsAbout.nodes).toEqual([
    {
      actor: 'demo-dossier-service',
      purpose: { code: 'once-only' },
      caseCode: EXCHANGE.dossierCode,
      fieldClasses: ['personal', 'sensitive'],
    },
    // Opened first of all, and seen like everything else.
    expect.objectContaining({ actor: 'demo-dossier-service', caseCode: EXCHANGE.dossierCode, fieldClasses: ['personal'] }),
  ]);
});

it('what must still be asked comes with its ground, and nothing is recorded over it', async () => {
  const leased = { ...BADGE, dossierCode: `H26.01-${RECEIVED}-0204`, vehicles: ['29B-12346'] };
  const { status, out } = await service(leased);
  expect(status).toBe(1);
  expect(out.replace(/\s+│?\s*/g, ' ')).toContain('CÒN PHẢI YÊU CẦU');
  expect(out).toContain('Điều 23 khoản 5');
  const refused = await service(leased, ['--record']);
  expect([refused.status, refused.err.split('\n').length]).toEqual([1, 3]);
  expect(refused.err).toContain('Chưa ghi kết quả');
  const filed = await service({ ...leased, filed: ['EV08'] });
  expect([filed.status, filed.out.includes('ĐÃ NỘP: kiểm tra giấy tờ')]).toEqual([0, true]);
});

it('--record writes the result back once, under its dossier', async () => {
  const first = await service(BADGE, ['--record']);
  expect([first.status, first.err]).toEqual([0, '']);
  expect(first.out).toContain(`ĐÃ GHI KẾT QUẢ H26.01-${RECEIVED}-0202-KQ01`);
  const { body } = await hub.ask(
    '{ badge(number: "PH-202") { state issuedOn vehicle { plate } resultCode changeSet { caseCode actor } } }',
    {
      as: 'permit-service',
      purpose: 'licensing',
    },
  );
  expect(body.data.badge).toEqual({
    state: 'ACTIVE',
    issuedOn: day(),
    vehicle: { plate: '29B-12345' },
    resultCode: BADGE.decision.resultCode,
    changeSet: { caseCode: BADGE.dossierCode, actor: 'demo-dossier-service' },
  });
  // The badge now in force speaks against issuing another; this very result is on record all the same, and that is what is told.
  const again = await service(BADGE, ['--record']);
  expect([again.status, again.err]).toEqual([0, '']);
  expect(again.out).toContain(`ĐÃ GHI TRƯỚC ĐÓ: kết quả H26.01-${RECEIVED}-0202-KQ01`);
  const other = await service({ ...BADGE, decision: { ...BADGE.decision, resultCode: `H26.01-${RECEIVED}-0202-KQ02` } }, ['--record']);
  expect([other.status, other.out.includes('Dữ liệu cho thấy điều ngược lại'), other.err.includes('Chưa ghi kết quả')]).toEqual([
    1,
    true,
    true,
  ]);
});

it('a result that was recorded another day, with another term than now, or whose answer was lost, is told as what it is', async () => {
  const plate = '29B-20202';
  await vehicle(hub, { plate, chassis: 'RLLV1AEA9PH020202', owner: { business: world.business } });
  const dossier = {
    ...BADGE,
    dossierCode: `H26.01-${RECEIVED}-0203`,
    vehicles: [plate],
    decision: {
      resultCode: `H26.01-${RECEIVED}-0203-KQ01`,
      issuer: 'H26',
      badges: [{ number: 'PH-203', plate, badgeType: 'XE HỢP ĐỒNG', termYears: 1 }],
    },
  };
  expect((await service(dossier)).status).toBe(0);
  // Five days ago, by the same service, which then lost the answer.
  const issuedOn = day(-5);
  const lastDay = new Date(Date.UTC(Number(issuedOn.slice(0, 4)) + 1, Number(issuedOn.slice(5, 7)) - 1, Number(issuedOn.slice(8)) - 1))
    .toISOString()
    .slice(0, 10);
  const { body } = await hub.ask('mutation($input: RecordResultInput!) { recordResult(input: $input) { changeSetId } }', {
    as: 'dossier-service',
    purpose: 'once-only',
    headers: { 'hub-case': dossier.dossierCode },
    variables: {
      input: {
        procedure: dossier.procedure,
        resultCode: dossier.decision.resultCode,
        issuer: 'H26',
        subject: dossier.applicant,
        result: { badges: [{ number: 'PH-203', plate, badgeType: 'XE HỢP ĐỒNG', issuedOn, expiresOn: lastDay }] },
      },
    },
  });
  const { changeSetId } = body.data.recordResult;
  const again = await service(dossier, ['--record']);
  expect([again.status, again.out.includes('ĐÃ GHI TRƯỚC ĐÓ'), again.out.includes(changeSetId)]).toEqual([0, true, true]);
  const longer = await service(
    { ...dossier, decision: { ...dossier.decision, badges: [{ ...dossier.decision.badges[0], termYears: 2 }] } },
    ['--record'],
  );
  expect([longer.status, longer.err.includes('IDEMPOTENCY_MISMATCH')]).toEqual([1, true]);
});

it('an exchange is recorded, with the English report where asked', async () => {
  const { status, out, err } = await service(EXCHANGE, ['--record', '--lang', 'en']);
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('CONCLUSION: complete.');
  expect(out).toContain(`RECORDED: result H26.01-${RECEIVED}-0201-KQ01`);
  const { body } = await hub.ask('query($id: PersonalId!) { driver(personalId: $id) { licences { nodes { number state } } } }', {
    as: 'permit-service',
    purpose: 'licensing',
    variables: { id: PERSONAL_ID },
  });
  expect(body.data.driver.licences.nodes).toEqual([
    { number: LICENCE, state: 'SUPERSEDED' },
    { number: '010090000012', state: 'ACTIVE' },
  ]);
  const again = await service(EXCHANGE, ['--record', '--lang', 'en']);
  expect([again.status, again.out.includes(`RECORDED BEFORE: result H26.01-${RECEIVED}-0201-KQ01`)]).toEqual([0, true]);
});

it('what speaks against the applicant is never passed over, whatever was handed in', async () => {
  await register(hub, 'Violation', { noticeNumber: 'VP-7', driver: world.driver, recordedOn: day(-5) }, day(-5));
  const decision = {
    ...EXCHANGE.decision,
    resultCode: `H26.01-${RECEIVED}-0201-KQ02`,
    licence: { ...EXCHANGE.decision.licence, number: '010090000013' },
  };
  const { status, out, err } = await service({ ...EXCHANGE, decision, filed: ['EV11'] }, ['--record']);
  expect([status, out.includes('CHƯA ĐẠT, HOẶC CƠ QUAN PHẢI XÁC MINH'), err.includes('Chưa ghi kết quả')]).toEqual([1, true, true]);
});

it.each([
  ['a file that is not JSON', '{', 2, 'không phải JSON'],
  ['a dossier without its code', { ...EXCHANGE, dossierCode: '' }, 2, 'thiếu dossierCode'],
  ['two applicants', { ...EXCHANGE, applicant: { personalId: PERSONAL_ID, taxCode: TAX_CODE } }, 2, 'đúng một mã định danh'],
  ['half a decision', { ...EXCHANGE, decision: { resultCode: 'x', issuer: 'G01' } }, 2, 'đúng một trong badges, licence'],
  ['a malformed personal id', { ...EXCHANGE, applicant: { personalId: '12' } }, 1, 'BAD_USER_INPUT'],
  ['a malformed dossier code', { ...EXCHANGE, dossierCode: 'abc' }, 1, 'Hub-Case'],
  ['an unknown procedure', { ...EXCHANGE, procedure: '9.999999' }, 1, 'NOT_FOUND'],
])('refuses %s, in both languages', async (_what, dossier, expected, sentence) => {
  const { status, err } = await service(dossier);
  expect(status).toBe(expected);
  expect(err).toContain(sentence);
  expect(err.trim().split('\n').length).toBeGreaterThanOrEqual(2);
  expect(err).not.toMatch(/at .*\.js:\d+/);
});

it.each([
  ['no token', { HUB_TOKEN: '' }, 2, 'HUB_TOKEN'],
  ['a forged token', { HUB_TOKEN: 'eyJhbGciOiJub25lIn0.e30.' }, 3, 'UNAUTHENTICATED'],
  ['a hub that does not answer', { HUB_URL: 'http://127.0.0.1:9' }, 3, 'Không kết nối được'],
  ['a hub elsewhere without https', { HUB_URL: 'http://hub.example' }, 2, 'https://'],
])('stops with %s', async (_what, environment, expected, sentence) => {
  const { status, err } = await service(EXCHANGE, [], environment);
  expect([status, err.includes(sentence)]).toEqual([expected, true]);
});

it('wrong usage is explained', async () => {
  expect((await service(EXCHANGE, ['--nonsense'])).status).toBe(2);
  expect((await service(EXCHANGE, ['--lang', 'fr'])).status).toBe(2);
  expect((await service(EXCHANGE, ['--help'])).out).toContain('Cách dùng');
});

it('the committed client asks what operations.graphql says, and the schema answers it', async () => {
  const document = parse(await readFile(join(example, 'src/operations.graphql'), 'utf8'));
  expect(validate(schema, document)).toEqual([]);
  const generated = await readFile(join(example, 'src/generated/operations.ts'), 'utf8');
  for (const operation of document.definitions) {
    if (operation.kind === Kind.OPERATION_DEFINITION) expect(generated).toContain(JSON.stringify(print(operation)));
  }
});

it('the example dossiers are about the people of the demonstration, in the form the hub takes', async () => {
  const known: ReadonlySet<string> = new Set(Object.values(PERSONAS).flatMap((persona) => Object.values(persona)));
  for (const file of await readdir(join(example, 'dossiers'))) {
    const dossier = JSON.parse(await readFile(join(example, 'dossiers', file), 'utf8'));
    expect(dossier.note).toContain('giả lập');
    expect(model.scalars.get('DossierCode')?.normalise(dossier.dossierCode)).toEqual({ value: dossier.dossierCode });
    for (const identifier of [...Object.values(dossier.applicant), ...(dossier.vehicles ?? [])]) expect(known).toContain(identifier);
  }
});

it('the service imports nothing of the hub', async () => {
  for (const file of await readdir(join(example, 'src'), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const imports = [...(await readFile(join(example, 'src', file), 'utf8')).matchAll(/from '([^']+)'/g)].map(([, from]) => String(from));
    expect(imports.filter((from) => !from.startsWith('./') && !from.startsWith('../generated') && !from.startsWith('node:'))).toEqual([]);
  }
});
