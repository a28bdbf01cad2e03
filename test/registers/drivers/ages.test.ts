import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../../support/hub.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let licence: (
  holder: { dateOfBirth: string | null; birthYear?: number; sex?: string },
  scheme: string,
  classes: string[],
) => Promise<string>;
beforeAll(async () => {
  hub = await createTestHub();
  for (const [scheme, label, minAge] of [
    ['2025', 'B', 18],
    ['2025', 'D', 27],
    ['2008', 'D', 24],
  ] as const)
    await register(hub, 'LicenceClass', { code: `${scheme}:${label}`, scheme, label, minAge }, '2020-01-01');
  let count = 10;
  licence = async ({ dateOfBirth, birthYear, sex = 'nam' }, scheme, classes) => {
    const number = `0100900000${++count}`;
    const person = await register(hub, 'Person', {
      personalId: `0010900000${count}`,
      fullName: 'Người Giả Lập',
      dateOfBirth,
      ...(birthYear === undefined ? {} : { birthYear }),
      sex,
      fictional: true,
    });
    const driver = await register(hub, 'Driver', { person, fictional: true });
    const [issuedOn, expiresOn] = scheme === '2008' ? ['2024-02-01', '2029-02-01'] : ['2025-02-01', '2030-02-01'];
    await register(hub, 'DriverLicence', { number, driver, scheme, classes, issuedOn, expiresOn, state: 'ACTIVE' });
    return number;
  };
});
afterAll(() => hub.close());

async function ages(number: string, on: string) {
  const question = `{ driverLicence(number: "${number}", asOf: { validAt: "${on}" }) { holderOldEnough driver { largeCoachUntil } } }`;
  const { holderOldEnough, driver } = (await hub.ask(question, { as: caller('steward', 'stewardship') })).body.data.driverLicence;
  return [holderOldEnough, driver.largeCoachUntil];
}

it('a holder is old enough from the birthday of the highest lowest age on, in the scheme of the licence', async () => {
  const both = await licence({ dateOfBirth: '1998-06-15' }, '2025', ['B', 'D']);
  expect((await ages(both, '2025-06-14'))[0]).toBe(false);
  expect((await ages(both, '2025-06-15'))[0]).toBe(true);
  const old = await licence({ dateOfBirth: '2000-06-15' }, '2008', ['D']);
  expect((await ages(old, '2024-06-15'))[0]).toBe(true);
});

it('what is not known is not held against anybody', async () => {
  expect(await ages(await licence({ dateOfBirth: null }, '2025', ['D']), '2026-01-01')).toEqual([null, null]);
  expect((await ages(await licence({ dateOfBirth: '1998-06-15' }, 'foreign', ['Kategorie 3']), '2026-01-01'))[0]).toBeNull();
});

it('large coaches are driven until 57 by men and until 55 by women', async () => {
  expect((await ages(await licence({ dateOfBirth: '1970-02-28' }, '2025', ['D']), '2026-01-01'))[1]).toBe('2027-02-28');
  expect((await ages(await licence({ dateOfBirth: '1972-02-29', sex: 'nữ' }, '2025', ['D']), '2026-01-01'))[1]).toBe('2027-02-28');
});

it('of a year of birth alone an age holds where it does whatever the day was, and is not known in the year between', async () => {
  const born1998 = await licence({ dateOfBirth: null, birthYear: 1998 }, '2025', ['B', 'D']);
  const on = async (day: string) => {
    const question = `{ driverLicence(number: "${born1998}", asOf: { validAt: "${day}" }) { holderOldEnough isValidFor(class: "B") { reasons { code } } driver { largeCoachUntil } } }`;
    const { holderOldEnough, isValidFor, driver } = (await hub.ask(question, { as: caller('steward', 'stewardship') })).body.data
      .driverLicence;
    return [
      holderOldEnough,
      isValidFor.reasons.map(({ code }: { code: string }) => code).filter((code: string) => code.startsWith('HOLDER')),
      driver.largeCoachUntil,
    ];
  };
  // D from 27 years on: not before 2025 at the earliest, and by its last day at the latest. B from 18 on, long reached.
  expect(await on('2025-02-01')).toEqual([null, [], null]);
  expect((await on('2025-12-30'))[0]).toBeNull();
  expect((await on('2025-12-31'))[0]).toBe(true);
  const young = await licence({ dateOfBirth: null, birthYear: 2008 }, '2025', ['B']);
  const reasons = async (day: string) =>
    (
      await hub.ask(
        `{ driverLicence(number: "${young}", asOf: { validAt: "${day}" }) { holderOldEnough isValidFor(class: "B") { reasons { code } } } }`,
        {
          as: caller('steward', 'stewardship'),
        },
      )
    ).body.data.driverLicence;
  const holder = ({ holderOldEnough, isValidFor }: any) => [
    holderOldEnough,
    isValidFor.reasons.map(({ code }: any) => code).filter((code: string) => code.startsWith('HOLDER')),
  ];
  expect(holder(await reasons('2025-12-31'))).toEqual([false, ['HOLDER_TOO_YOUNG']]);
  expect(holder(await reasons('2026-06-01'))).toEqual([null, ['HOLDER_AGE_UNKNOWN']]);
  expect(holder(await reasons('2026-12-31'))).toEqual([true, []]);
});

it('of a year of birth alone a person is counted in its decade', async () => {
  const values = { fullName: 'Người Giả Lập', fictional: true };
  const born = (n: number, more: object) => ({
    operation: 'register' as const,
    entity: 'Person',
    from: '2024-01-01',
    values: { ...values, personalId: `0010${n}`, ...more },
  });
  const years = Array.from({ length: 30 }, (_, n) => born(91_000_000 + n, { birthYear: 1891 }));
  const days = Array.from({ length: 30 }, (_, n) => born(92_000_000 + n, { dateOfBirth: '1899-12-31' }));
  await write(hub, [...years, ...days]);
  const { body } = await hub.ask(
    '{ personAggregate(groupBy: [{ bucket: { field: dateOfBirth, by: DECADE } }]) { groups { key { dateOfBirth } count } } }',
    {
      as: caller('analyst', 'statistics'),
    },
  );
  expect(body.errors).toBeUndefined();
  const counted = body.data.personAggregate.groups.find(({ key }: any) => key.dateOfBirth === '1890-01-01')?.count;
  // Figures about persons are perturbed, by five at the most.
  expect([counted >= 55, counted <= 65]).toEqual([true, true]);
});
