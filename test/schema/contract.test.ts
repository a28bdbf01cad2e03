import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, printSchema, validateSchema } from 'graphql';
import { expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';
import { model, schema } from '../support/hub.js';

it('schema.graphql is what the hub serves (npm run generate)', () => {
  expect(readFileSync(inPackage('schema.graphql'), 'utf8')).toBe(`${printSchema(schema)}\n`);
  expect(validateSchema(schema)).toEqual([]);
});

it('every entity has its look-up, its list, its filter, order and input', () => {
  const query = schema.getQueryType()?.getFields() ?? {};
  for (const entity of model.declarations.entities.values()) {
    expect(Object.keys(query)).toEqual(expect.arrayContaining([entity.singular, entity.plural]));
    for (const suffix of ['Where', 'Order', 'Connection', 'Edge', 'Input'])
      expect(schema.getType(entity.name + suffix), entity.name + suffix).toBeDefined();
    expect(schema.getType(entity.name)).toMatchObject({ name: entity.name });
  }
});

it('every entity, every field of it and every enum value is described, and every field has a Vietnamese caption', () => {
  const bare: string[] = [];
  for (const entity of model.declarations.entities.values()) {
    if (!entity.description) bare.push(entity.name);
    for (const field of entity.fields.values()) if (field.label === field.name) bare.push(`${entity.name}.${field.name} has no @label`);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isInputObjectType(type)) continue;
    if (isEnumType(type))
      for (const value of type.getValues())
        if (model.declarations.enums.get(type.name)?.get(value.name) === value.name) bare.push(`${type.name}.${value.name} has no @label`);
    if (isObjectType(type) || isInterfaceType(type))
      if (!type.description && !/(Connection|Edge|PageInfo|Query|Mutation)$/.test(type.name)) bare.push(`${type.name} has no description`);
  }
  expect(bare).toEqual([]);
});

it('a field that can be withheld or absent is nullable', () => {
  for (const entity of model.declarations.entities.values()) {
    const type = schema.getType(entity.name);
    if (!isObjectType(type)) throw new Error(entity.name);
    for (const field of entity.fields.values()) {
      const nullable = !String(type.getFields()[field.name]?.type).endsWith('!');
      if (field.kind === 'links') expect(nullable, `${entity.name}.${field.name}`).toBe(false);
      else if (field.class !== 'open' || field.kind !== 'column') expect(nullable, `${entity.name}.${field.name}`).toBe(true);
    }
  }
});
