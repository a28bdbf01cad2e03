import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registersDocument } from '../../scripts/registers-doc/document.js';
import { GAPS } from '../../scripts/registers-doc/gaps.js';
import { readAuthorities } from '../../scripts/registers-doc/read-authorities.js';
import { catalogueOf } from '../../src/hub/query/catalogue.js';
import { inPackage, packageRoot } from '../../src/root.js';
import { model } from '../support/hub.js';

const authorities = readAuthorities(new URL('seeds/reference/', packageRoot));
const printed = registersDocument(model, authorities);

it('docs/registers.md is what the declarations say (npm run generate)', () => {
  expect(readFileSync(inPackage('docs/registers.md'), 'utf8')).toBe(printed);
});

it('has a row for every field of every entity, with type, class and legal basis, and names every gap with its reason', () => {
  for (const entity of model.declarations.entities.values()) {
    const from = printed.indexOf(`\n### ${entity.name}\n`);
    expect(from, entity.name).toBeGreaterThan(-1);
    const section = printed.slice(from, printed.indexOf('\n##', from + 4));
    for (const field of entity.fields.values()) {
      const row = section.split('\n').find((line) => line.startsWith(`| \`${field.name}\` |`));
      expect(row?.match(/ \| (open|internal|personal|sensitive) \| [^|]+, [VKU] \|$/)?.[1], `${entity.name}.${field.name}`).toBe(
        field.class,
      );
    }
  }
  for (const { what, why } of GAPS) {
    expect(printed).toContain(what);
    expect(why.length).toBeGreaterThan(40);
  }
});

it('knows the source of record of every entity', () => {
  expect([...model.declarations.entities.keys()].filter((name) => !authorities.get(name)?.agency)).toEqual([]);
});

it('the catalogue has the same entities and fields, and another version as soon as a word of it is another', () => {
  const listed = catalogueOf(model).registers.flatMap(({ entities }) => entities);
  const fields = listed.flatMap((entity) => entity.fields.map((field) => `${entity.name}.${field.name} ${field.class.toLowerCase()}`));
  const declared = [...model.declarations.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].map((field) => `${entity.name}.${field.name} ${field.class}`),
  );
  expect(fields.sort()).toEqual(declared.sort());
  const badge = model.declarations.entities.get('Badge');
  if (!badge) throw new Error('no badges');
  const renamed = new Map([...model.declarations.entities, ['Badge', { ...badge, label: 'Phù hiệu xe' }]]);
  const other = catalogueOf({ ...model, declarations: { ...model.declarations, entities: renamed } });
  expect(other.version).not.toBe(catalogueOf(model).version);
});
