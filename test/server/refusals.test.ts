import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type LimitName } from '../../src/limits.js';
import { type RunningHub, runHub } from './running-hub.js';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
});
afterAll(() => running.close());

const en = { 'accept-language': 'en' };
const refused = async (query: string, variables: unknown, path = '/graphql') => {
  const headers = path === '/graphql' ? en : { ...en, accept: 'text/event-stream' };
  const answer = await running.send(path, { headers, body: { query, variables } });
  const body = answer.body ?? JSON.parse(/data: (\{"errors".*)/.exec(answer.text)?.[1] ?? '{}');
  expect(body.data).toBeUndefined();
  return body.errors[0] as { message: string; extensions: Record<string, any> };
};

describe('a value that came in a variable is refused by its place, never by itself', () => {
  it('the argument', async () => {
    const { message, extensions } = await refused('query ($p: Plate!) { vehicle(plate: $p) { id } }', { p: 'HELLO-001090000011' });
    expect(message).toMatch(/^The value of plate \(\$p\) is not valid: .*Example: /);
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      scalar: 'Plate',
      variable: 'p',
      field: 'vehicle',
      argument: 'plate',
      inputPath: ['plate'],
    });
    expect(JSON.stringify([message, extensions])).not.toMatch(/HELLO|0010900/);
  });

  it('the way down from it, through what the document and what the variable hold of it', async () => {
    const whole = await refused('query ($w: VehicleWhere) { vehicles(where: $w) { totalCount } }', {
      w: { and: [{}, { plate: { in: ['30K-12345', 'HELLO'] } }] },
    });
    expect(whole.extensions.inputPath).toEqual(['where', 'and', 1, 'plate', 'in', 1]);
    const part = await refused('query ($p: PlateFilter) { vehicles(where: { not: { plate: $p } }) { totalCount } }', { p: { eq: 7 } });
    expect(part.extensions.inputPath).toEqual(['where', 'not', 'plate', 'eq']);
    expect(part.message).toContain('where.not.plate.eq ($p)');
  });

  it('a variable left out or null, an object that is none, more than one member', async () => {
    const query = 'mutation ($i: ChangeSetInput!) { submitChangeSet(input: $i) { changeSetId } }';
    expect((await refused(query, {})).message).toContain('input ($i)');
    expect((await refused(query, { i: null })).message).toContain('ChangeSetInput!');
    expect((await refused(query, { i: 'x' })).message).toContain('ChangeSetInput');
    const two = { reason: 'thử', legalBasis: 'thử', operations: [{ close: { id: 'x' }, remove: { id: 'x' } }] };
    expect((await refused(query, { i: two })).extensions.inputPath[0]).toBe('input');
  });

  it('an unknown field, which is named unless it could be somebody', async () => {
    const query = 'query ($w: VehicleWhere) { vehicles(where: $w) { totalCount } }';
    const unknown = await refused(query, { w: { colour: { eq: 'đỏ' }, plates: { eq: '30K-12345' } } });
    expect(unknown.message).toMatch(/where \(\$w\).*VehicleWhere has no field plates\./);
    const person = await refused(query, { w: { '001090000011': 1 } });
    expect(person.message).not.toContain('001090000011');
    expect(person.message).toMatch(/VehicleWhere/);
  });

  it('in a stream as in a query', async () => {
    const { extensions } = await refused(
      'subscription ($a: Position) { changes(after: $a) { position } }',
      { a: 'HELLO' },
      '/graphql/stream',
    );
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['after'], variable: 'a' });
  });
});

describe('the length of a document', () => {
  const provinces = (each: (code: string) => string) =>
    `{ ${Array.from({ length: 34 }, (_, i) => each(String(i + 1).padStart(2, '0'))).join(' ')} }`;
  const fleet = (code: string) =>
    `p${code}: businessAggregate(where: { province: { code: { eq: "${code}" } }, fictional: { eq: true } }, groupBy: [{ field: state }, { link: { province: name } }], ` +
    'orderBy: [{ measure: COUNT, direction: DESC }], first: 10) { groupCount groups { key { state province { name } } count distinct { taxCode } } }';

  it('fits a question about each of the 34 provinces, and costs what it is beyond 1,000 tokens', async () => {
    const long = await running.ask(provinces(fleet), { as: 'analyst', headers: { 'hub-cost': '1' } });
    expect([long.status, long.body.errors]).toEqual([200, undefined]);
    expect(Object.keys(long.body.data)).toHaveLength(34);
    const one = await running.ask(`{ ${fleet('01')} }`, { as: 'analyst', headers: { 'hub-cost': '1' } });
    const words = 34 * 78;
    expect(long.body.extensions.cost.rows - 34 * one.body.extensions.cost.rows).toBeGreaterThan((words - 1_000) / 5 - 50);
  });

  it('is refused as what it is, with what there may be', async () => {
    const { body, status } = await running.ask(`{ ${'a: __typename '.repeat(5_000)} }`, { headers: en });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      message: expect.stringMatching(/longer than 5000 tokens/),
      extensions: { code: 'TOO_LARGE', tokensMax: 5_000 },
    });
    // Braces in texts and comments nest nothing; brackets of each kind do.
    const text = '{'.repeat(5_000);
    const filtered = `{ provinces(where: { name: { eq: "${text}\\"" } }) { totalCount } } # ${text}`;
    expect((await running.ask(filtered)).status).toBe(200);
    for (const deep of [
      `{ ${'a { '.repeat(101)}`,
      `{ a(b: ${'['.repeat(101)}`,
      `{ a(b: ${'{ c: '.repeat(2_000)}`,
      `query ($a: ${'['.repeat(8_000)}`,
    ]) {
      const refusal = await running.ask(deep, { headers: en });
      expect([refusal.status, refusal.code, refusal.body.errors[0].extensions.levelsMax]).toEqual([400, 'TOO_LARGE', 100]);
    }
    const stream = await running.send('/graphql/stream', {
      headers: { accept: 'text/event-stream' },
      body: { query: `subscription { ${'a: x '.repeat(5_000)} }` },
    });
    expect(stream.text).toContain('TOO_LARGE');
  });
});

describe('a mutation', () => {
  const write = (value: string, name: string) =>
    `${name}: submitChangeSet(input: { reason: "thử", legalBasis: "thử", operations: [{ register: { record: { portCode: { code: "${value}", matchedName: "thử" } } } }] }) { changeSetId }`;

  it('refused alone answers with the status of its refusal and without data', async () => {
    const steward = { as: 'steward' };
    expect((await running.ask(`mutation { ${write('VNZZA', 'a')} }`, steward)).status).toBe(200);
    const taken = await running.ask(`mutation { ${write('VNZZA', 'a')} }`, steward);
    expect([taken.status, taken.code, 'data' in taken.body]).toEqual([409, 'KEY_TAKEN', false]);
    expect(taken.body.errors[0].path).toEqual(['a']);
    const forbidden = await running.ask(`mutation { ${write('VNZZB', 'a')} }`, { as: 'analyst' });
    expect([forbidden.status, forbidden.code, 'data' in forbidden.body]).toEqual([403, 'FORBIDDEN', false]);
    const missing = await running.ask(
      'mutation { withdrawChangeSet(id: "019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001", reason: "thử") { changeSetId } }',
      steward,
    );
    expect([missing.status, missing.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('of several is refused beside those that stand, in whatever order', async () => {
    const answer = await running.ask(`mutation { ${write('VNZZC', 'a')} ${write('VNZZA', 'b')} ${write('VNZZD', 'c')} }`, {
      as: 'steward',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: { a: { changeSetId: expect.any(String) }, b: null, c: { changeSetId: expect.any(String) } },
      errors: [{ path: ['b'] }],
    });
    expect(await running.rows("select from port_code where code in ('VNZZC', 'VNZZD')")).toHaveLength(2);
  });
});

describe('what goes beyond a limit is refused by its name, what was given and what to do instead', () => {
  const keys = ['code', 'name', 'nameEn', 'kind', 'areaKm2', 'population', 'adminCentre'];
  const days = Array.from(
    { length: 61 },
    (_, i) => `"2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + Math.floor(i / 12)).padStart(2, '0')}"`,
  );
  const write = (more: string) => `mutation { submitChangeSet(input: { ${more} }) { changeSetId } }`;
  const closing = { close: { id: '019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001', entity: 'Province', validTo: '2026-01-01' } };
  const operation = '{ close: { id: "019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001", entity: "Province", validTo: "2026-01-01" } }';
  /** More than a document may be long comes in a variable. */
  const many = (count: number) =>
    running.ask(
      'mutation ($operations: [OperationInput!]!) { submitChangeSet(input: { reason: "thử", legalBasis: "thử", operations: $operations }) { changeSetId } }',
      {
        as: 'steward',
        headers: en,
        variables: { operations: Array.from({ length: count }, () => closing) },
      },
    );
  it.each<[string, number | undefined, string, string?]>([
    ['pageRecords', 201, '{ provinces(first: 201) { totalCount } }'],
    ['groups', 1_001, '{ provinceAggregate(first: 1001) { groupCount } }'],
    ['feedChanges', 1_001, '{ changes(first: 1001) { nodes { position } } }'],
    ['groupKeys', 7, `{ provinceAggregate(groupBy: [${keys.map((field) => `{ field: ${field} }`).join(' ')}]) { groupCount } }`],
    ['seriesDays', 61, `{ provinceAggregate(asOfEach: [${days.join(' ')}]) { groupCount } }`],
    ['searchCharacters', 2, '{ provinces(where: { name: { contains: "hà" } }) { totalCount } }'],
    ['metres', 200_001, '{ bridges(where: { geometry: { near: { longitude: 105.8, latitude: 21, metres: 200001 } } }) { totalCount } }'],
    [
      'filledPeriods',
      undefined,
      '{ provinceAggregate(where: { validFrom: { gte: "1900-01-01", lt: "2020-01-01" } }, groupBy: [{ bucket: { field: validFrom, by: DAY, fill: true } }]) { groupCount } }',
    ],
    ['operations', 1_001, ''],
    ['reasonCharacters', 2_001, write(`reason: "${'a'.repeat(2_001)}", legalBasis: "thử", operations: [${operation}]`), 'steward'],
  ])('%s', async (name, asked, query, as = 'analyst') => {
    const { body } = name === 'operations' ? await many(1_001) : await running.ask(query, { as, headers: en });
    const [error] = body.errors;
    const { max, remedy, vi } = LIMITS[name as LimitName];
    expect(error).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', limit: { name, max, ...(asked === undefined ? {} : { asked }) } },
    });
    expect(error.message).toContain(String(max));
    expect(error.message).toContain(remedy?.en);
    expect(error.extensions.message_vi).toContain(`${max} ${vi}`);
    expect(error.extensions.message_vi).toContain(remedy?.vi);
    if (asked !== undefined) for (const sentence of [error.message, error.extensions.message_vi]) expect(sentence).toContain(String(asked));
  });
});
