import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../../src/hub/declare/model.js';
import { caller, createTestHub, model, type TestHub } from '../../support/hub.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let people = 0;

const CLASSES: readonly (readonly [string, readonly string[]])[] = [
  ['2025:A', ['A1']],
  ['2025:B', []],
  ['2025:C1', ['B']],
  ['2025:D2', ['B', 'C1', 'C', 'D1']],
];
const CONVERSIONS: readonly (readonly [string, string, string | null])[] = [
  ['A1', 'A', 'restricted: 2-wheel <175 cm3 or <14 kW'],
  ['B1 số tự động', 'B', 'restricted: automatic transmission only'],
  ['B2', 'B', null],
  ['B2', 'C1', null],
  ['D', 'D2', null],
];

beforeAll(async () => {
  hub = await createTestHub();
  for (const [code, alsoCovers] of CLASSES)
    await register(hub, 'LicenceClass', { code, scheme: '2025', label: code.slice(5), alsoCovers }, '2025-01-01');
  for (const [oldLabel, newLabel, restriction] of CONVERSIONS)
    await register(hub, 'LicenceClassConversion', { code: `${oldLabel}>${newLabel}`, oldLabel, newLabel, restriction }, '2025-01-01');
});
afterAll(() => hub.close());

/** A licence of a new driver, issued on 1 February 2025 and good for ten years unless told otherwise. */
async function licence(values: Values = {}, holder: Values = {}): Promise<{ id: string; driver: string }> {
  const nr = String(++people).padStart(6, '0');
  const person = await register(hub, 'Person', { personalId: `001090${nr}`, fullName: 'Người Giả Lập', fictional: true, ...holder });
  const driver = await register(hub, 'Driver', { person, fictional: true });
  const state = {
    number: `010090${nr}`,
    driver,
    scheme: '2025',
    classes: ['B'],
    issuedOn: '2025-02-01',
    expiresOn: '2035-01-31',
    state: 'ACTIVE',
    ...values,
  };
  return { driver, id: await register(hub, 'DriverLicence', state, '2025-02-01') };
}

/** What keeps the licence from being good for the class; nothing when it is. */
async function failing(
  id: string,
  wanted: string,
  on = '2026-06-01',
  as = caller('permit-service', 'licensing'),
): Promise<string[] | null> {
  const text = `query Q($id: ID!, $class: String!, $on: Date!) { driverLicence(id: $id, asOf: { validAt: "2026-11-01" }) { isValidFor(class: $class, on: $on) { answer reasons { code } } } }`;
  const { body } = await hub.ask(text, { variables: { id, class: wanted, on }, as });
  expect(body.errors).toBeUndefined();
  const { answer, reasons } = body.data.driverLicence.isValidFor;
  if (reasons === null) return null;
  expect(answer).toBe(reasons.length === 0);
  return reasons.map(({ code }: { code: string }) => code);
}

describe('the class', () => {
  it.each<[string, readonly string[], string, boolean]>([
    ['2025', ['B'], 'B', true],
    ['2025', ['B'], 'C1', false],
    ['2025', ['C1'], 'B', true],
    ['2025', ['D2', 'A1'], 'C', true],
    ['2025', ['A'], 'A1', true],
    ['2025', ['A1'], 'A', false],
    ['2025', ['D2'], 'BE', false],
    // The labels were reused: an old D is the new D2, and an old B2 is both B and C1.
    ['2008', ['B2'], 'B', true],
    ['2008', ['B2'], 'C1', true],
    ['2008', ['B2'], 'C', false],
    ['2008', ['D'], 'D2', true],
    ['2008', ['D'], 'D', false],
    // A class that would come with a restriction counts only for what it covers beside itself.
    ['2008', ['A1'], 'A1', true],
    ['2008', ['A1'], 'A', false],
    ['2008', ['B1 số tự động'], 'B', false],
    ['2025', ['B'], 'XYZ', false],
  ])('of scheme %s with %j fits %s: %s', async (scheme, classes, wanted, fits) => {
    const { id } = await licence({ scheme, classes, issuedOn: scheme === '2008' ? '2020-01-01' : '2025-02-01' });
    expect(await failing(id, wanted)).toEqual(fits ? [] : ['CLASS_DOES_NOT_FIT']);
  });
});

describe('a licence', () => {
  it('is good through its last day and no longer', async () => {
    const { id } = await licence({ expiresOn: '2026-05-31' });
    expect(await failing(id, 'B', '2026-05-31')).toEqual([]);
    expect(await failing(id, 'B', '2026-06-01')).toEqual(['LICENCE_EXPIRED']);
  });

  it('is not good before it was issued', async () => {
    const { id } = await licence();
    expect(await failing(id, 'B', '2025-01-31')).toEqual(['LICENCE_NOT_IN_REGISTER']);
  });

  it('is not good while all points are lost, and is again after they came back', async () => {
    const { id, driver } = await licence();
    const event = (decisionNumber: string, effectiveOn: string, delta: number) =>
      register(hub, 'PointEvent', { decisionNumber, driver, effectiveOn, delta }, effectiveOn);
    await event(`QĐ-${driver}-1`, '2026-01-10', -12);
    await event(`QĐ-${driver}-2`, '2026-08-01', 12);
    expect(await failing(id, 'B', '2026-01-09')).toEqual([]);
    expect(await failing(id, 'B', '2026-01-10')).toEqual(['NO_POINTS_LEFT']);
    expect(await failing(id, 'B', '2026-08-01')).toEqual([]);
  });

  it('is not good while withheld, by its state or by an event in force, and is after it was given back', async () => {
    const { id } = await licence();
    await write(hub, [{ operation: 'update', entity: 'DriverLicence', id, from: '2026-03-01', values: { state: 'SUSPENDED' } }]);
    await write(hub, [{ operation: 'update', entity: 'DriverLicence', id, from: '2026-05-01', values: { state: 'ACTIVE' } }]);
    expect(await failing(id, 'B', '2026-02-28')).toEqual([]);
    expect(await failing(id, 'B', '2026-04-30')).toEqual(['LICENCE_WITHHELD']);
    expect(await failing(id, 'B', '2026-05-01')).toEqual([]);

    const other = await licence();
    const event = (decisionNumber: string, kind: string, effectiveOn: string, endsOn: string | null) =>
      register(
        hub,
        'LicenceEvent',
        { decisionNumber: `${decisionNumber}-${other.id}`, licence: other.id, kind, effectiveOn, endsOn },
        effectiveOn,
      );
    await event('T', 'SUSPEND', '2026-03-01', '2026-04-30');
    await event('G', 'WITHHOLD', '2026-06-01', null);
    await event('R', 'RESTORE', '2026-07-01', null);
    expect(await failing(other.id, 'B', '2026-04-30')).toEqual(['LICENCE_WITHHELD']);
    expect(await failing(other.id, 'B', '2026-05-01')).toEqual([]);
    expect(await failing(other.id, 'B', '2026-06-30')).toEqual(['LICENCE_WITHHELD']);
    expect(await failing(other.id, 'B', '2026-07-01')).toEqual([]);
  });

  it('is not good once revoked or replaced, and every ground is told', async () => {
    const { id } = await licence({ expiresOn: '2026-05-31' });
    await write(hub, [{ operation: 'update', entity: 'DriverLicence', id, from: '2026-04-01', values: { state: 'REVOKED' } }]);
    expect(await failing(id, 'C', '2026-06-01')).toEqual(['LICENCE_EXPIRED', 'LICENCE_REVOKED', 'CLASS_DOES_NOT_FIT']);
    const old = await licence();
    await write(hub, [{ operation: 'update', entity: 'DriverLicence', id: old.id, from: '2026-04-01', values: { state: 'SUPERSEDED' } }]);
    expect(await failing(old.id, 'B')).toEqual(['LICENCE_REPLACED']);
  });
});

describe('the age of the holder', () => {
  beforeAll(async () => {
    for (const [label, minAge] of [
      ['C', 21],
      ['D', 27],
      ['DE', 27],
    ] as const)
      await register(
        hub,
        'LicenceClass',
        { code: `2025:${label}`, scheme: '2025', label, minAge, alsoCovers: label === 'D' ? ['C', 'D2'] : [] },
        '2025-01-01',
      );
    await register(hub, 'LicenceClassConversion', { code: 'E>D', oldLabel: 'E', newLabel: 'D' }, '2025-01-01');
  });

  it('is that of the class asked for, from the birthday on, whatever else is on the licence', async () => {
    const { id } = await licence({ classes: ['C', 'B'] }, { dateOfBirth: '2005-06-15' });
    expect(await failing(id, 'C', '2026-06-14')).toEqual(['HOLDER_TOO_YOUNG']);
    expect(await failing(id, 'C', '2026-06-15')).toEqual([]);
    expect(await failing(id, 'B', '2026-06-14')).toEqual([]);
  });

  it.each([
    ['nam', '1969-03-31'],
    ['nữ', '1971-03-31'],
  ])('ends large coaches with the birthday of the highest age (%s born %s), and nothing smaller', async (sex, dateOfBirth) => {
    const { id } = await licence({ classes: ['D', 'DE'] }, { dateOfBirth, sex });
    expect(await failing(id, 'D', '2026-03-31')).toEqual([]);
    expect(await failing(id, 'D', '2026-04-01')).toEqual(['HOLDER_TOO_OLD']);
    expect(await failing(id, 'DE', '2026-04-01')).toEqual(['HOLDER_TOO_OLD']);
    expect(await failing(id, 'D2', '2026-04-01')).toEqual([]);
    expect(await failing(id, 'C', '2026-04-01')).toEqual([]);
  });

  it('holds for an old licence that counts as the class, too', async () => {
    const { id } = await licence(
      { scheme: '2008', classes: ['E'], issuedOn: '2022-05-01', expiresOn: '2027-05-01' },
      { dateOfBirth: '1969-03-31', sex: 'nam' },
    );
    expect(await failing(id, 'D', '2026-03-31')).toEqual([]);
    expect(await failing(id, 'D', '2026-04-01')).toEqual(['HOLDER_TOO_OLD']);
  });

  it('that is not known is a no of its own, for classes with an age only', async () => {
    const { id } = await licence({ classes: ['D'] });
    expect(await failing(id, 'D')).toEqual(['HOLDER_AGE_UNKNOWN']);
    const sexless = await licence({ classes: ['D'] }, { dateOfBirth: '1990-01-01' });
    expect(await failing(sexless.id, 'D')).toEqual(['HOLDER_AGE_UNKNOWN']);
    expect(await failing(sexless.id, 'C')).toEqual([]);
    expect(await failing((await licence()).id, 'B')).toEqual([]);
  });

  it('is read by nobody who may not read the birthday itself', () => {
    const { entities } = model.declarations;
    const [birthday, answer] = [entities.get('Person')?.fields.get('dateOfBirth'), entities.get('DriverLicence')?.fields.get('isValidFor')];
    expect(answer?.class).toBe(birthday?.class);
    expect(birthday?.class).toBe('personal');
    expect(entities.get('Person')?.register).toBe(entities.get('DriverLicence')?.register);
  });
});

it('who may not read of sanctions gets the answer, and is told that the grounds are withheld', async () => {
  const { id } = await licence({ expiresOn: '2026-05-31' });
  const { body } = await hub.ask(
    `query Q($id: ID!) { driverLicence(id: $id) { isValidFor(class: "B", on: "2026-06-01") { reasons { code } answer } } }`,
    {
      variables: { id },
      as: caller('dossier-service', 'once-only'),
    },
  );
  expect(body.data.driverLicence.isValidFor).toEqual({ reasons: null, answer: false });
  expect(body.extensions.withheld).toEqual([
    { path: ['driverLicence', 'isValidFor', 'reasons'], class: 'sensitive', reason: 'PURPOSE_DOES_NOT_COVER' },
  ]);
});
