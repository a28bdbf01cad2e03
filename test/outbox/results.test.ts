import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellResults } from '../../src/hub/outbox/tell-results.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { notices } from '../../src/registers/procedures/notices.js';
import { asPermitService, type DossierWorld, dossierWorld, TAX_CODE } from '../evidence/dossier-world.js';
import { openForEverybody } from '../server/running-hub.js';
import { createTestHub, model, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub, { ids: ['P04'] });
});
afterAll(() => hub.close());

const CODE = 'H26.01-261119-0003';
const target = { position: '0' } as never;
const telling = (name: string) => {
  const notice = notices.find((one) => one.name === name);
  if (!notice) throw new Error(`no notice ${name}`);
  return tellResults(hub.database.appPool, model, notice);
};

it('a result is told to those that its procedure concerns, and its withdrawal after it; nobody is named', async () => {
  await openForEverybody(hub.database, CODE, 'P04');
  const badge = { plate: '29B-12345', number: 'PH-1', badgeType: 'XE HỢP ĐỒNG', issuedOn: '2026-11-23', expiresOn: '2027-11-23' };
  const input = { procedure: 'P04', resultCode: 'KQ-1', issuer: 'H26', subject: { taxCode: TAX_CODE }, result: { badges: [badge] } };
  const { body } = await hub.ask('mutation($input: RecordResultInput!) { recordResult(input: $input) { changeSetId } }', {
    variables: { input },
    as: asPermitService('once-only', { caseCode: CODE }),
  });
  const { changeSetId } = body.data.recordResult;
  const portal = telling('national-portal');
  const found = await portal.find(target);
  if ('refused' in found) throw new Error('refused');
  expect(found.places).toHaveLength(1);
  const [place] = found.places;
  expect(place?.subject).toMatch(/^result\/[0-9a-f-]{36}\/KQ-1$/);
  const event = await portal.event(target, place as never);
  if (!event || 'refused' in event) throw new Error('no event');
  expect({ ...event, data: JSON.parse(event.data) }).toEqual({
    ...{ type: 'vn.giaolo.result.v1', ...place, time: expect.stringMatching(/^\d{4}-.*Z$/) },
    data: {
      ...{ resultCode: 'KQ-1', procedure: 'P04', dossier: CODE, agency: 'H26', issuer: 'H26' },
      ...{ changeSet: changeSetId, isWithdrawn: false, recordedFrom: event.time },
    },
  });
  expect(JSON.stringify(event)).not.toContain(TAX_CODE);
  expect(JSON.stringify(event)).not.toContain(world.business);

  await withdrawChangeSet({ pool: hub.database.appPool, model }, changeSetId, { ...AS_STEWARD, reason: 'Cấp nhầm', cascade: false });
  const again = await portal.find({ position: place?.position } as never);
  if ('refused' in again) throw new Error('refused');
  expect(again.places.map(({ subject }) => subject)).toEqual([place?.subject]);
  const later = await portal.event(target, again.places[0] as never);
  expect(JSON.parse((later as { data: string }).data)).toMatchObject({ resultCode: 'KQ-1', isWithdrawn: true });

  expect(await telling('traffic-police').find(target)).toMatchObject({ places: [] });
});
