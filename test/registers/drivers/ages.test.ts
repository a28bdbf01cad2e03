import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../../support/hub.js';
import { register } from '../../support/write.js';

let hub: TestHub;
let licence: (holder: { dateOfBirth: string | null; sex?: string }, scheme: string, classes: string[]) => Promise<string>;
beforeAll(async () => {
  hub = await createTestHub();
  for (const [scheme, label, minAge] of [
    ['2025', 'B', 18],
    ['2025', 'D', 27],
    ['2008', 'D', 24],
  ] as const)
    await register(hub, 'LicenceClass', { code: `${scheme}:${label}`, scheme, label, minAge }, '2020-01-01');
  let count = 10;
  licence = async ({ dateOfBirth, sex = 'nam' }, scheme, classes) => {
    const number = `0100900000${++count}`;
    const person = await register(hub, 'Person', { personalId: `0010900000${count}`, fullName: 'Người Giả Lập', dateOfBirth, sex, fictional: true });
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
