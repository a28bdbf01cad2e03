import { buildSchema, isEnumType, isInputObjectType, isObjectType, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { unkept } from '../../scripts/contract/unkept.js';
import { sunsetOf } from '../../src/hub/declare/deprecation.js';
import { deriveSchema } from '../../src/hub/declare/derive-schema.js';
import { loadModel } from '../../src/registers/index.js';
import { sdl } from '../support/hub.js';

const released = buildSchema(`
  type Query { road(number: String, code: String @deprecated(reason: "Use number. Served until 2027-06-30.")): Road }
  type Road { number: String, code: String @deprecated(reason: "Use number. Served until 2027-06-30."), state: State }
  enum State { OPEN SHUT @deprecated(reason: "Use CLOSED. Served until 2027-06-30.") CLOSED }
`);
const without = (...gone: string[]) =>
  buildSchema(`
    type Query { road(number: String${gone.includes('argument') ? '' : ', code: String'}): Road }
    type Road { ${gone.includes('number') ? '' : 'number: String,'} ${gone.includes('code') ? '' : 'code: String,'} state: State, lanes: Int }
    enum State { OPEN ${gone.includes('SHUT') ? '' : 'SHUT'} CLOSED }
  `);
const told = (lines = '') => `# Changelog\n\n## Unreleased\n\n${lines}\n\n## 1.0.0\n\n- \`Road.number was removed.\`\n`;
const judged = (gone: string[], changelog: string, more: { today?: string; version?: string } = {}) =>
  unkept({ released, present: without(...gone), changelog, version: '0.4.0', today: '2026-12-01', ...more });

it('what is added breaks nothing', () => {
  expect(judged([], told())).toEqual([]);
});

it('a break that nobody announced is named, whatever an older release announced', () => {
  expect(judged(['number'], told())).toEqual([expect.stringMatching(/^Road\.number was removed\. CHANGELOG/)]);
  expect(judged(['number'], told('- `Road.number was removed.`'))).toEqual([]);
  expect(judged(['number'], told('- `Road.* was removed.`'))).toEqual([]);
  expect(judged(['number'], told('- `Road was removed.`'))).toHaveLength(1);
});

it('what was deprecated stays until its day, announced or not, and may then go', () => {
  const gone = ['code', 'argument', 'SHUT'];
  const changelog = told('- `Road.code was removed.` `Query.road arg code was removed.` `SHUT was removed from enum type State.`');
  expect(judged(gone, changelog)).toHaveLength(3);
  expect(judged(gone, changelog, { today: '2027-06-30' })).toHaveLength(3);
  expect(judged(gone, changelog, { today: '2027-07-01', version: '2.1.0' })).toEqual([]);
  expect(judged(gone, told(), { today: '2027-07-01' })).toHaveLength(3);
});

it('from the first whole release on nothing breaks that was not deprecated', () => {
  expect(judged(['number'], told('- `Road.number was removed.`'), { version: '1.0.0' })).toEqual([
    expect.stringContaining('never deprecated'),
  ]);
});

const extended = (addition: string) => {
  const added = parse(addition);
  const document = { kind: Kind.DOCUMENT, definitions: [...sdl.definitions, ...added.definitions] } as const;
  return deriveSchema(document, loadModel(document).declarations);
};

it('a deprecation without what to use instead and a day stops the start', () => {
  expect(() => extended('extend type Query { "Says." old: Int @deprecated }')).toThrow(/Query.*old/);
  expect(() => extended('extend type Query { "Says." old: Int @deprecated(reason: "It is old.") }')).toThrow(/Served until/);
  expect(sunsetOf('Use x. Served until 2027-12-31.')).toBe('2027-12-31');
});

it('what is derived from a field leaves with it', () => {
  const reason = 'Use lanes. Served until 2027-12-31.';
  const marked = sdl.definitions.map((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== 'Vehicle') return definition;
    const [directive] = parse(`type T { a: Int @deprecated(reason: "${reason}") }`).definitions.flatMap((d) =>
      d.kind === Kind.OBJECT_TYPE_DEFINITION ? (d.fields?.[0]?.directives ?? []) : [],
    );
    const fields = definition.fields?.map((field) =>
      field.name.value === 'colour' && directive ? { ...field, directives: [...(field.directives ?? []), directive] } : field,
    );
    return { ...definition, ...(fields ? { fields } : {}) };
  });
  const document = { kind: Kind.DOCUMENT, definitions: marked } as const;
  const derived = deriveSchema(document, loadModel(document).declarations);
  const leaving = Object.values(derived.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    const parts = isEnumType(type)
      ? type.getValues()
      : isInputObjectType(type) || isObjectType(type)
        ? Object.values(type.getFields())
        : [];
    return parts.filter(({ deprecationReason }) => deprecationReason === reason).map(({ name }) => `${type.name}.${name}`);
  });
  expect(leaving).toEqual(
    expect.arrayContaining([
      'Vehicle.colour',
      'VehicleWhere.colour',
      'VehicleOrder.colour',
      'VehicleInput.colour',
      'VehicleGroupKey.colour',
    ]),
  );
  // `VehicleDesign…` and others that only begin alike keep theirs.
  expect(
    leaving.filter((name) => !/^Vehicle(Where|Order|Input|Group\w*|Distinct|Numbers|Extremes|Having|Bucket)?\.colour$/.test(name)),
  ).toEqual([]);
});
