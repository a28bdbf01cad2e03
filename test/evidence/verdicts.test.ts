import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import { askBadge, askExchange, type DossierWorld, day, dossierWorld, requirement, vehicle, verdictOf } from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

it('the citizen is asked for what is missing or has run out, and never to settle what agencies say against each other', async () => {
  const coach = await vehicle(hub, { plate: '29B-51001', chassis: 'RLLV1AEA9PH051001', owner: { business: world.business } });
  const asked = async () => {
    const { verdict, mayAskCitizen } = requirement(await askBadge(hub, ['29B-51001']), 'EV03');
    return [verdict, mayAskCitizen];
  };
  const correct = (values: Record<string, string | null>) =>
    write(hub, [{ operation: 'correct', entity: 'Registration', id: coach.registration, from: null, to: null, values }]);
  expect(await asked()).toEqual(['HELD', false]);
  await correct({ expiresOn: day(-1) });
  expect(await asked()).toEqual(['EXPIRED', true]);
  await correct({ expiresOn: null, ownerBusiness: world.other });
  expect(await asked()).toEqual(['DISPUTED', false]);
  await correct({ ownerBusiness: world.business, state: 'RECALLED' });
  expect(await asked()).toEqual(['CONTRADICTED', false]);
  await write(hub, [{ operation: 'remove', entity: 'Registration', id: coach.registration }]);
  expect(await asked()).toEqual(['NOT_HELD', true]);
});

it('a verdict is as old as the oldest of what it rests on, by days of Việt Nam, and never younger than today', async () => {
  const { id, registration } = await vehicle(hub, { plate: '29B-51002', chassis: 'RLLV1AEA9PH051002', owner: { business: world.business } });
  const superuser = createPool({ url: hub.database.url, max: 1 });
  const age = async (record: string, at: string) => {
    // What was recorded stays as it was: only with every guard switched off can a test say when that was.
    for (const table of ['vehicle', 'registration', 'change']) await superuser.query(`alter table ${table} disable trigger all`);
    await superuser.query('update vehicle set recorded_from = $2 where id = $1', [record, at]);
    await superuser.query('update registration set recorded_from = $2 where id = $1', [record, at]);
    await superuser.query('update change set recorded_from = $2 where record_id = $1', [record, at]);
  };
  await age(id, '2026-01-10 18:30:00+00');
  await age(registration, '2026-01-15 03:00:00+00');
  await endPool(superuser);
  const asked = async (validAt: string) => {
    const { verdict, recordedFrom, ageDays } = requirement(await askBadge(hub, ['29B-51002'], { asOf: { validAt } }), 'EV03');
    return [verdict, recordedFrom, ageDays];
  };
  expect(await asked('2026-01-20')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 9]);
  expect(await asked('2026-01-11')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 0]);
  expect(await asked('2025-12-01')).toEqual(['HELD', '2026-01-10T18:30:00.000000Z', 0]);
});

it('who is asked for and not held is in the log all the same', async () => {
  const { body } = await askExchange(hub, { subject: { personalId: '001099000099' } });
  expect(body.data.evidence.requirements.find(({ code }: { code: string }) => code === 'EV01').verdict).toBe('NOT_HELD');
  expect(hub.reads.map(({ subjects }) => subjects)).toEqual([[expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/)]]);
});

it('a dossier names fifty vehicles and no more, each once', async () => {
  const plates = Array.from({ length: 50 }, (_, i) => `29B-6${String(i).padStart(4, '0')}`);
  expect(verdictOf(await askBadge(hub, plates)).requirements.filter(({ code }) => code === 'EV03')).toHaveLength(50);
  expect(verdictOf(await askBadge(hub, [...plates, ...plates])).requirements.filter(({ code }) => code === 'EV03')).toHaveLength(50);
  const refused = await askBadge(hub, [...plates, '29B-70000']);
  expect([refused.body.errors?.[0].extensions.code, refused.body.data]).toEqual(['BAD_USER_INPUT', null]);
});
