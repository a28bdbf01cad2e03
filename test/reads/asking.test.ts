import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivedEnd } from '../../src/hub/declare/field-ends.js';
import { personKeyOf, personKeys } from '../../src/hub/declare/person-keys.js';
import type { Entity, Field } from '../../src/hub/declare/types.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

const KNOWN = '001090000011';
const UNKNOWN = '001099000099';
const STAND_IN = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/;
const asSteward = (more = {}) => caller('steward', 'stewardship', more);
const asOfficial = () => caller('dossier-service', 'once-only');
const { entities } = model.declarations;

describe.each(['planner', 'interpreter'] as const)('asking the %s', (executor) => {
  let hub: TestHub;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  beforeAll(async () => {
    hub = await createTestHub(executor);
    world = await smallWorld(hub);
  });
  afterAll(() => hub.close());
  beforeEach(() => {
    hub.reads.length = 0;
  });

  /** Whom the log names after a question. */
  const named = async (query: string, as = asSteward(), variables = {}) => {
    hub.reads.length = 0;
    const { body } = await hub.ask(query, { as, variables });
    return {
      subjects: hub.reads.flatMap(({ outcome, subjects }) => (outcome === 'ANSWERED' ? subjects : [])),
      data: body.data,
      errors: body.errors,
    };
  };

  it.each(chains())('names the person in a filter of %s: %s', async (plural, where) => {
    for (const text of [
      where(KNOWN),
      `{ not: ${where(KNOWN)} }`,
      `{ or: [${where(KNOWN)}, ${where(KNOWN)}] }`,
      `{ and: [{ not: { or: [${where(KNOWN)}] } }] }`,
    ]) {
      const { subjects, errors } = await named(`{ ${plural}(first: 0, where: ${text}) { totalCount } }`);
      expect(errors, text).toBeUndefined();
      expect(subjects, text).toEqual([world.person]);
    }
    const { subjects } = await named(`{ ${plural}(first: 0, where: ${where(UNKNOWN)}) { totalCount } }`);
    expect(subjects).toEqual([expect.stringMatching(STAND_IN)]);
  });

  it('names whom a look-up finds, does not find, or may not find', async () => {
    const lookUp = (id: string) => `{ driver(personalId: "${id}") { id } }`;
    expect((await named(lookUp(KNOWN))).subjects).toEqual([world.person]);
    const byVariable = await named('query($id: PersonalId!) { driver(personalId: $id) { id } }', asOfficial(), { id: UNKNOWN });
    expect(byVariable).toMatchObject({ data: { driver: null }, subjects: [expect.stringMatching(STAND_IN)] });
    // A citizen who asks for somebody else, and one of whom only the number is known.
    const citizen = caller('citizen', 'self-access', { ownKey: '001190000022', caseCode: null });
    expect(await named(lookUp(KNOWN), citizen)).toMatchObject({ data: { driver: null }, subjects: [world.person] });
    expect((await named(`{ driverLicence(number: "010099999999") { id } }`)).subjects).toEqual([expect.stringMatching(STAND_IN)]);
  });

  it('names each of several persons, and of one asked twice one', async () => {
    const { subjects } = await named(
      `{ a: businesses(where: { managers: { person: { personalId: { eq: "${KNOWN}" } } } }) { totalCount }
         b: vehicles(where: { ownerships: { person: { id: { in: ["${world.stranger}", "${world.person}"] } } } }) { totalCount }
         c: businessAggregate(where: { managers: { person: { personalId: { eq: "${UNKNOWN}" } } } }) { groups { count } } }`,
    );
    expect(subjects.length).toBe(3);
    expect(subjects).toEqual(expect.arrayContaining([world.person, world.stranger, expect.stringMatching(STAND_IN)]));
  });

  it('names whose record is asked for by its id: in the feed, as a node, in a difference', async () => {
    const analyst = caller('analyst');
    for (const [id, subject] of [
      [world.person, world.person],
      [world.licence, world.person],
    ]) {
      expect(
        await named(`{ changes(first: 5, after: "0", where: { recordId: { eq: "${id}" } }) { nodes { position } } }`, analyst),
      ).toMatchObject({
        data: { changes: { nodes: [] } },
        subjects: [subject],
      });
      expect((await named(`{ node(id: "${id}") { id } }`, analyst)).subjects).toEqual([subject]);
      expect((await named(`{ difference(of: "${id}", from: {}, to: {}) { recordId } }`, analyst)).subjects).toEqual([subject]);
    }
    expect(
      (
        await named(
          `{ node(id: "${world.business}") { id } changes(first: 5, after: "0", where: { recordId: { eq: "${world.coach}" } }) { nodes { position } } }`,
        )
      ).subjects,
    ).toEqual([]);
  });

  it('names everybody whose data a history shows, and of a row its own', async () => {
    const id = await register(hub, 'Vehicle', {
      ...{
        chassisNumber: 'RLLV1AEA9PH000888',
        make: 'Thaco',
        kind: 'xe ô tô con',
        category: 'car',
        productionYear: 2020,
        province: world.haNoi,
        fictional: true,
      },
    });
    const ownership = await register(hub, 'Ownership', { vehicle: id, person: world.stranger });
    await write(hub, [{ operation: 'update', entity: 'Ownership', id: ownership, from: '2025-01-01', values: { person: world.person } }]);
    const vehicle = (selection: string) => `{ vehicle(chassisNumber: "RLLV1AEA9PH000888") { ${selection} } }`;
    expect((await named(vehicle('make'))).subjects).toEqual([world.person]);
    expect((await named(vehicle('history { nodes { position } }'))).subjects).toEqual([world.person, world.stranger].sort());
    const list = '{ vehicles(where: { chassisNumber: { eq: "RLLV1AEA9PH000888" } }) { nodes { history { totalCount } } } }';
    expect((await named(list)).subjects).toEqual([world.person, world.stranger].sort());
  });

  it('names whose end a look-up tells when it finds nothing in force', async () => {
    const gone = {
      chassisNumber: 'RLLV1AEA9PH000889',
      make: 'Thaco',
      kind: 'xe ô tô con',
      category: 'car',
      productionYear: 2020,
      fictional: true,
    };
    const id = await register(hub, 'Vehicle', gone);
    const ownership = await register(hub, 'Ownership', { vehicle: id, person: world.stranger });
    const ended = { from: '2025-06-01' } as const;
    await write(hub, [
      { operation: 'close', entity: 'Ownership', id: ownership, ...ended },
      { operation: 'close', entity: 'Vehicle', id, ...ended },
    ]);
    expect(await named('{ vehicle(chassisNumber: "RLLV1AEA9PH000889") { id } }')).toMatchObject({
      data: { vehicle: null },
      subjects: [world.stranger],
    });
  });

  it('names nobody beside a refusal, whoever another part of the question would have shown', async () => {
    const citizen = caller('citizen', 'self-access', { ownKey: KNOWN, caseCode: null });
    await named(`{ driver(personalId: "${KNOWN}") { id } }`, citizen);
    expect(hub.reads).toMatchObject([{ outcome: 'ANSWERED', subjects: [world.person] }]);
    const { errors } = await named(
      `{ driver(personalId: "${KNOWN}") { id } readsAbout(subject: { personalId: "001190000022" }) { totalCount } }`,
      citizen,
    );
    expect([errors?.[0].extensions.code, hub.reads.map(({ outcome, subjects }) => [outcome, subjects])]).toEqual([
      'FORBIDDEN',
      [['REFUSED', []]],
    ]);
  });

  it('looks up for nobody whose record a stranger asks for', async () => {
    const query = `{ changes(first: 5, after: "0", where: { recordId: { eq: "${world.licence}" } }) { nodes { position } } }`;
    const looksUp = async (as: Parameters<typeof named>[1]) => {
      await named(query, as);
      return hub.statements.some((text) => text.includes('from record where id = any'));
    };
    expect([await looksUp(asSteward()), await looksUp({})]).toEqual([true, false]);
  });

  it('takes the id of a thing for nobody’s, though it is somebody’s', async () => {
    const analyst = caller('analyst');
    const { data, errors, subjects } = await named(
      `{ changes(first: 5, after: "0", where: { recordId: { eq: "${world.privateCar}" } }) { nodes { position } } }`,
      analyst,
    );
    expect([data?.changes.nodes, errors, subjects]).toEqual([[], undefined, []]);
  });

  it('names the same whether the name was known then, or somebody’s before', async () => {
    const id = await register(hub, 'Person', { personalId: '001090000444', fullName: 'Người Đổi Số', fictional: true });
    await write(hub, [{ operation: 'correct', entity: 'Person', id, from: null, to: null, values: { personalId: '001090000445' } }]);
    for (const number of ['001090000444', '001090000445'])
      expect(
        (
          await named(
            `{ provinces(where: { not: { communes: { name: { eq: "x" } } } }) { totalCount } people(first: 0, where: { personalId: { eq: "${number}" } }) { totalCount } }`,
          )
        ).subjects,
      ).toEqual([id]);
  });

  it('opens others’ reads for the purpose of examining them alone, also to an official who may use another', async () => {
    const question = `{ readsAbout(subject: { personalId: "${KNOWN}" }) { totalCount } }`;
    const official = (purpose: string) => caller('auditor', purpose, { purposes: ['audit', 'stewardship'] });
    expect(await named(question, official('audit'))).toMatchObject({ data: { readsAbout: { totalCount: 0 } }, subjects: [world.person] });
    const refused = await named(question, official('stewardship'));
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'PURPOSE_NOT_ALLOWED', purposes: ['audit'] } }], subjects: [] });
    expect(refused.data?.readsAbout ?? null).toBeNull();
  });

  it('leaves no trace of a plate that leads to nobody, of a key of a business, or of a stranger’s question', async () => {
    for (const query of [
      '{ vehicle(plate: "29B-12345") { make } }',
      '{ vehicle(plate: "30K-99999") { make } }',
      '{ business(taxCode: "0100109106") { name } }',
    ])
      expect((await named(query)).subjects).toEqual([]);
    expect((await named('{ vehicle(plate: "30K-00001") { make } }')).subjects).toEqual([world.person]);
    const { errors } = await named(
      `{ businesses(where: { managers: { person: { personalId: { eq: "${KNOWN}" } } } }) { totalCount } }`,
      {},
    );
    expect([errors?.[0].extensions.code, hub.reads]).toEqual(['PURPOSE_REQUIRED', []]);
    expect((await named(`{ node(id: "${world.person}") { id } }`, {})).data).toEqual({ node: null });
    expect(hub.reads).toEqual([]);
  });
});

it('takes for personal keys what the declarations say', () => {
  const names = personKeys(model.declarations).map(({ entity, field }) => `${entity.name}.${field.name}`);
  expect(names).toEqual(
    expect.arrayContaining(['Person.personalId', 'DriverLicence.number', 'SeafarerCertificate.number', 'LicenceEvent.decisionNumber']),
  );
  expect(names.filter((name) => /^(Vehicle|PlateAssignment|Business|Registration|Badge|Vessel)\./.test(name))).toEqual([]);
});

/** For each list of the schema from which a person's number is reached, the shortest way there, as a filter. */
function chains(): [string, (value: string) => string][] {
  const target = personKeys(model.declarations).find(({ entity, field }) => entity.subject?.via === 'self' && field.key?.unique);
  if (!target) throw new Error('no person');
  return [...entities.values()].flatMap((start): [string, (value: string) => string][] => {
    let paths: { at: Entity; path: string[] }[] = [{ at: start, path: [] }];
    const seen = new Set<Entity>([start]);
    for (let depth = 0; depth < 5; depth++) {
      const next: typeof paths = [];
      for (const { at, path } of paths) {
        for (const field of at.fields.values()) {
          const key = personKeyOf(model.declarations, at, field);
          if (key?.entity === target.entity && key.field === target.field)
            return [
              [
                start.plural,
                Object.assign(
                  (value: string) => [...path, field.name].reduceRight((inner, name) => `{ ${name}: ${inner} }`, `{ eq: "${value}" }`),
                  {
                    toString: () => [...path, field.name].join('.'),
                  },
                ),
              ],
            ];
          const linked = linkedBy(at, field);
          if (!linked || seen.has(linked)) continue;
          seen.add(linked);
          next.push({ at: linked, path: [...path, field.name] });
        }
      }
      paths = next;
    }
    return [];
  });
}

function linkedBy(entity: Entity, field: Field): Entity | undefined {
  if (field.kind === 'link' || field.kind === 'links') return entities.get(field.target);
  if (field.kind !== 'derived') return undefined;
  const { end } = derivedEnd(model.declarations, entity, field.path);
  return end.kind === 'link' ? entities.get(end.target) : undefined;
}
