import type { Model } from '../../src/hub/declare/model.js';
import type { Entity, Exclusive, Field, FieldSource } from '../../src/hub/declare/types.js';
import { GAPS } from './gaps.js';
import type { Authorities } from './read-authorities.js';

/**
 * docs/registers.md: what each register holds, field by field, from the declarations alone, and what it does not hold, from the list of
 * gaps. A field without a source of its own has its entity's.
 */
export function registersDocument({ declarations }: Model, authorities: Authorities): string {
  const entities = [...declarations.entities.values()];
  const registers = [...declarations.registers].map(([name, { vi }]) => ({
    name,
    vi,
    own: entities.filter(({ register }) => register === name),
  }));
  const fields = entities.reduce((sum, entity) => sum + entity.fields.size, 0);
  return [
    `# What the registers hold

Printed by \`npm run generate\` from \`src/schema\` and the reference seeds; do not edit. ${entities.length} entities with ${fields} fields in ${registers.length} registers.

**Class** decides who may read a field (\`src/registers/access.ts\`): open · internal · personal · sensitive. **Confidence** says how far the fact may be relied on:
V read in a source · K well known, not re-read · U uncertain: stored and marked, never validated against. **!** is required, **key** can be looked up by (**key*** may be shared),
**→** is a link to one record, **⇉** the records that link here, **=** is worked out when read and never stored. The source of record is the agency of today;
\`authority\` answers for every other day. Every record also has \`id, version, status, validFrom, validTo, recordedFrom, recordedTo, authority, legalBasis, changeSet, history\`.`,
    [
      '| Register | Entities |',
      '|---|---|',
      ...registers.map(
        ({ name, vi, own }) => `| [${vi}](#${name}) | ${own.map((e) => `[${e.name}](#${e.name.toLowerCase()})`).join(' · ')} |`,
      ),
    ].join('\n'),
    ...registers.flatMap(({ name, vi, own }) => [
      `## ${name}\n\n${vi}`,
      ...own.map((entity) => section(entity, declarations.enums, authorities)),
    ]),
    gaps(),
    '',
  ].join('\n\n');
}

function section(entity: Entity, enums: Model['declarations']['enums'], authorities: Authorities): string {
  const authority = authorities.get(entity.name);
  const facts = [
    `**Legal basis:** ${basis(entity.source)}`,
    `**source of record:** ${authority ? `${authority.agency} (${cell(authority.ground)})` : 'none named'}`,
    ...(entity.subject ? ['**rows are a person’s data**'] : []),
    ...(entity.exclusive ?? []).map((rule) => `**one at a time:** ${onlyOne(entity, rule)}`),
    ...(entity.alike ?? []).map((names) => `**told when alike in** ${names.map((name) => `\`${name}\``).join(', ')}`),
  ];
  const rows = [...entity.fields.values()].map((field) => {
    const source = field.source.law || field.source.confidence ? { ...entity.source, ...field.source } : entity.source;
    return `| \`${field.name}\` | ${cell(field.label)} | ${cell(typeOf(field, enums))} | ${field.class} | ${basis(source)} |`;
  });
  return [
    `### ${entity.name}\n\n«${entity.label}» – ${sentence(entity.description)}`,
    `${facts.join(' · ')}`,
    ['| Field | Caption | Type | Class | Legal basis, confidence |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** What `@exclusive` and `@noOverlap` rule out, in words. */
function onlyOne(entity: Entity, { per, states, from, to, span, unlessSame, apart, among, severity }: Exclusive): string {
  const link = entity.fields.get(per);
  const target = link?.kind === 'link' ? link.target : per;
  const named = (name: string) => `\`${name}\``;
  return [
    `per ${target} (${named(per)})`,
    ...(states === undefined ? [] : [`while ${states.join(' or ')}`]),
    ...(from === undefined ? [] : [`from ${named(from)}`]),
    ...(to === undefined ? [] : [`to ${named(to)}, inclusive`]),
    ...(span === undefined ? [] : [`on each stretch from ${named(span.from)} to before ${named(span.to)}`]),
    ...(unlessSame === undefined ? [] : [`but any number of the same ${named(unlessSame)}`]),
    ...(apart === undefined ? [] : [`but those of another ${named(apart)} may overlap`]),
    ...(among === undefined ? [] : [`in each group of ${named(among)}`]),
    severity === 'error' ? 'a second one is refused' : 'a second one is told',
  ].join(', ');
}

function typeOf(field: Field, enums: Model['declarations']['enums']): string {
  const required = field.required ? '!' : '';
  switch (field.kind) {
    case 'column': {
      const values = enums.get(field.type);
      const name = field.list ? `[${field.type}]` : field.type;
      const key = field.key ? ` key${field.key.unique ? '' : '*'}` : '';
      return `${name}${required}${unitOf(field)}${key}${values ? `: ${[...values.keys()].join(', ')}` : ''}`;
    }
    case 'link':
      return `→ ${field.target}${required}`;
    case 'links':
      return `⇉ ${field.target}`;
    case 'derived':
      return `= ${field.type} through ${field.path.join('.')}${field.key ? ` key${field.key.unique ? '' : '*'}` : ''}`;
    case 'computed': {
      const given = field.arguments.map(({ name, type, required: must }) => `${name}: ${type}${must ? '!' : ''}`);
      return `= ${field.type}${unitOf(field)}${given.length > 0 ? ` (${given.join(', ')})` : ''}`;
    }
    default:
      return field satisfies never;
  }
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/Mm$/, 'mm'],
  [/Km$/, 'km'],
  [/Kmh$/, 'km/h'],
  [/Kg$/, 'kg'],
  [/Kw$/, 'kW'],
  [/Cm3$/, 'cm³'],
  [/Ft$/, 'ft'],
  [/Tonnes$|(?<=[a-z])T$/, 't'],
  [/Minutes$/, 'minutes'],
  [/Years$/, 'years'],
  [/Percent$/, '%'],
  [/Hours$/, 'hours'],
  [/Ha$/, 'ha'],
  [/(?<=[a-z])M$|Metres$/, 'm'],
];

function unitOf({ name, type }: { name: string; type: string }): string {
  const unit = type === 'Int' || type === 'Float' ? UNITS.find(([suffix]) => suffix.test(name))?.[1] : undefined;
  return unit ? ` ${unit}` : '';
}

function basis({ law, confidence }: FieldSource): string {
  return `${cell(law ?? 'as designed')}, ${confidence ?? 'K'}`;
}

function gaps(): string {
  return [
    '## What is not held',
    'Kept by hand in `scripts/registers-doc/gaps.ts`: what a reader of the law would look for in these registers and not find, with the reason.',
    [
      '| What | Where it would belong | Why not |',
      '|---|---|---|',
      ...GAPS.map(({ what, where, why }) => `| ${cell(what)} | ${cell(where)} | ${cell(why)} |`),
    ].join('\n'),
  ].join('\n\n');
}

/** The first paragraph, on one line. */
function sentence(description: string): string {
  return cell(description.split('\n\n')[0] ?? '');
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
