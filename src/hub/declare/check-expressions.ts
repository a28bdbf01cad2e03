import type { Law } from './condition.js';
import type { Model } from './model.js';
import { type RegistersAt, registersIn, rowOf } from './registers-at.js';

/**
 * Writes every expression and every condition of the registers once, so that one which names an entity or a field that is not there stops
 * the start, with its own name, and not the first question that asks it. What a condition says it reads must be there too.
 */
export function checkExpressions({ declarations, computed, law }: Pick<Model, 'declarations' | 'computed' | 'law'>): void {
  const { entities } = declarations;
  const at: RegistersAt = { validAt: '$1::date', knownAt: '$2::timestamptz', today: '$1::date', ...registersIn(entities) };
  for (const condition of law.conditions) {
    named(condition.name, () => askOnce(law, condition.name, at));
    for (const [name, fields] of Object.entries(condition.reads)) {
      const entity = entities.get(name);
      if (!entity) throw new Error(`${condition.name} reads ${name}, which no register has`);
      const unknown = fields.find((field) => !entity.fields.has(field));
      if (unknown !== undefined) throw new Error(`${condition.name} reads ${name}.${unknown}, which is not there`);
    }
  }
  for (const entity of entities.values()) {
    for (const field of entity.fields.values()) {
      const expression = field.kind === 'computed' ? computed.get(`${entity.name}.${field.name}`) : undefined;
      const given = field.kind === 'computed' ? Object.fromEntries(field.arguments.map(({ name }) => [name, 'null'])) : {};
      if (expression) named(`${entity.name}.${field.name}`, () => expression(rowOf(entity, 't'), at, given, law));
    }
  }
}

function askOnce(law: Law, name: string, at: RegistersAt): void {
  const of = Object.fromEntries(law.condition(name).of.map((parameter) => [parameter, '$3::uuid']));
  law.outcomeOf(name, { of, at });
}

function named(name: string, write: () => unknown): void {
  try {
    write();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}
