import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { deriveSchema } from '../../src/hub/declare/derive-schema.js';
import { loadModel } from '../../src/registers/index.js';
import { model, schema, sdl } from '../support/hub.js';

type Element = { name: string; description: string | null | undefined };

/** Types, fields, arguments, members of inputs and values of enums: whatever a caller can meet. */
function elements(of: typeof schema): Element[] {
  return Object.values(of.getTypeMap()).flatMap((type): Element[] => {
    if (type.name.startsWith('__')) return [];
    const parts = isEnumType(type)
      ? type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, description }))
      : isInputObjectType(type)
        ? Object.values(type.getFields()).map(({ name, description }) => ({ name: `${type.name}.${name}`, description }))
        : isObjectType(type) || isInterfaceType(type)
          ? Object.values(type.getFields()).flatMap((field) => [
              { name: `${type.name}.${field.name}`, description: field.description },
              ...field.args.map(({ name, description }) => ({ name: `${type.name}.${field.name}(${name})`, description })),
            ])
          : [];
    return [{ name: type.name, description: type.description }, ...parts];
  });
}

it('every type, field, argument, input and enum value is described', () => {
  const all = elements(schema);
  expect(all.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  expect(all.length).toBeGreaterThan(15_000);
});

it('what stands for a declared field or a captioned value says its Vietnamese caption', () => {
  const described = new Map(elements(schema).map(({ name, description }) => [name, description ?? '']));
  for (const entity of model.declarations.entities.values()) {
    for (const field of entity.fields.values()) {
      for (const name of [`${entity.name}.${field.name}`, `${entity.name}Where.${field.name}`, `${entity.name}GroupKey.${field.name}`]) {
        if (described.has(name)) expect(described.get(name), name).toContain(`«${field.label}»`);
      }
      if ('key' in field && field.key) expect(described.get(`Query.${entity.singular}(${field.name})`)).toContain(`«${field.label}»`);
    }
  }
  for (const [type, values] of model.declarations.enums) {
    if (schema.getType(type))
      for (const [value, label] of values) expect(described.get(`${type}.${value}`), `${type}.${value}`).toContain(`«${label}»`);
  }
});

it('an element without any words stops the start and is named', () => {
  const added = parse(`
    enum Silent { QUIET }
    extend type Query { "Says something." silent("Which." of: Silent, volume: Int): [Silent!] }
  `);
  const document = { kind: Kind.DOCUMENT, definitions: [...sdl.definitions, ...added.definitions] } as const;
  expect(() => deriveSchema(document, loadModel(document).declarations)).toThrow('Query.silent(volume), Silent.QUIET, Silent');
});
