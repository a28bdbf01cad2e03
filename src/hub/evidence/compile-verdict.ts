import { HubError } from '../../errors.js';
import { statementName } from '../answer/statement-names.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { Given } from '../query/given.js';
import { doubtedAmong } from '../sql/doubt-sql.js';
import { once } from '../sql/once.js';
import { subjectsOf } from '../sql/scope-sql.js';
import {
  asOf,
  entityOf,
  linkColumn,
  PRESENT,
  type SqlContext,
  type StatementContext,
  statementContext,
  timesWhenUsed,
} from '../sql/sql-context.js';
import { output } from '../sql/value-sql.js';
import { compileWhere } from '../sql/where-sql.js';
import { instantText } from '../time/instant.js';
import { legalDay } from '../time/legal-day.js';
import { OPEN_END } from '../time/period.js';
import { bindingIn, type Place } from './binding.js';
import { type EvidenceCatalogue, type GuardedField, type NamedSubject, recordsNamed } from './catalogue.js';
import type { Definition, Requirement } from './definition.js';
import { standingSql } from './kept-definitions.js';
import { fieldsOfCondition, filteredFields, guardedFields } from './right.js';

/**
 * What a definition comes to for one kind of subject: which components belong to its dossiers, what they look at, and, for those that are
 * allowed, ONE statement that looks up subject and things, asks every condition about each of them, and reads the records the answers rest
 * on with who wrote and who answers for them.
 */
export type PlannedDefinition = {
  components: readonly PlannedComponent[];
  /** Fields above open by which subject and things are found. */
  keyFields: readonly GuardedField[];
};

/** `looks`: fields above open that answering it looks at, values or not. */
export type PlannedComponent = { requirement: Requirement; asked: readonly AskedCondition[]; looks: readonly GuardedField[] };

type AskedCondition = {
  condition: string;
  as: 'deciding' | 'askIf' | 'appliesIf';
  of: readonly Bound[];
  given: Readonly<Record<string, GivenText>>;
};

/** A text that a condition takes: as it is, of the dossier, or the thing that the component is about. */
type GivenText = string | Given | typeof THE_THING;
const THE_THING = Symbol('the thing');
type Bound = { parameter: string; place: Place | null };

export function planDefinition(model: Model, catalogue: EvidenceCatalogue, definition: Definition, kind: string): PlannedDefinition {
  const subject = subjectOf(catalogue, definition, kind);
  const things = definition.things.map((argument) => thingsOf(catalogue, definition, argument));
  refuseUnprovenFee(definition);
  return {
    components: definition.requirements.flatMap((requirement) => planComponent(model, catalogue, definition, { requirement, kind }) ?? []),
    keyFields: [
      ...filteredFields(model, subject.entity, subject.where('')),
      ...(subject.named ? filteredFields(model, subject.named.entity, subject.named.where('')) : []),
      ...things.flatMap((named) => {
        const records = recordsNamed(named);
        return records ? guardedFields(model, records.entity, [records.field]) : [];
      }),
    ],
  };
}

type Planning = { requirement: Requirement; kind: string };

/** Null where a condition is about another kind of record than this subject: a person's identity is no part of a business's dossier. */
function planComponent(
  model: Model,
  catalogue: EvidenceCatalogue,
  definition: Definition,
  { requirement, kind }: Planning,
): PlannedComponent | null {
  const { each, conditions, askIf, appliesIf, kind: sort } = requirement;
  const subject = subjectOf(catalogue, definition, kind);
  const thing = each === null ? null : recordsNamed(thingsOf(catalogue, definition, each));
  const bindings = new Map(requirement.bindings.flatMap((binding) => boundBy(definition, requirement, binding)));
  const wanted = [
    ...(sort === 'EVIDENCE' ? conditions.map((condition) => ({ condition, as: 'deciding' as const })) : []),
    ...(askIf === null ? [] : [{ condition: askIf, as: 'askIf' as const }]),
    ...(appliesIf === null ? [] : [{ condition: appliesIf, as: 'appliesIf' as const }]),
  ];
  const asked: AskedCondition[] = [];
  for (const { condition: name, as } of wanted) {
    const condition = model.law.conditions.find((one) => one.name === name);
    if (!condition) throw notSetUp(definition, requirement, `no condition ${name}`);
    const of: Bound[] = [];
    for (const parameter of condition.of) {
      const entity = catalogue.parameters[parameter];
      if (entity === undefined) throw notSetUp(definition, requirement, `nobody binds ${parameter} of ${name}`);
      const binding = bindings.get(parameter);
      if (binding !== undefined && !isPlace(binding)) throw notSetUp(definition, requirement, `${parameter} is a record and no text`);
      const place = binding ?? defaultPlace(entity, { subject: subject.entity, thing: thing?.entity });
      if (place === null) return null;
      if (place.root === 'named') {
        of.push({ parameter, place: subject.named?.entity === entity ? place : null });
        continue;
      }
      const end = entityAt(model, rootEntity(place, { subject: subject.entity, thing: thing?.entity }), place.path);
      if (
        end === undefined &&
        place.root === 'subject' &&
        definition.subjectKeys.some((one) => subjectOf(catalogue, definition, one).entity !== subject.entity)
      )
        return null;
      if (end !== entity) throw notSetUp(definition, requirement, `${parameter} of ${name} is bound to ${end ?? 'nothing'}, not ${entity}`);
      of.push({ parameter, place });
    }
    const given = Object.keys(condition.given ?? {}).flatMap((parameter): [string, GivenText][] => {
      const bound = bindings.get(parameter);
      if (bound === undefined) return [];
      if (!isPlace(bound)) return [[parameter, bound]];
      if (each === null || thing !== null || bound.root !== 'thing' || bound.path.length > 0)
        throw notSetUp(definition, requirement, `${parameter} of ${name} is a text and no record`);
      return [[parameter, THE_THING]];
    });
    asked.push({ condition: name, as, of, given: Object.fromEntries(given) });
  }
  return { requirement, asked, looks: looksOf(model, catalogue, definition, { requirement, asked, kind }) };
}

/** What a text of a condition is about this thing; null where it is none that stands in the definition. */
export function textGiven({ given }: AskedCondition, parameter: string, thing: string | null): string | null {
  const bound = given[parameter];
  if (bound === THE_THING) return thing;
  return typeof bound === 'string' ? bound : null;
}

function isPlace(bound: Place | GivenText): bound is Place {
  return typeof bound === 'object' && 'root' in bound;
}

function defaultPlace(entity: string, { subject, thing }: { subject: string; thing: string | undefined }): Place | null {
  if (thing === entity) return { root: 'thing', path: [] };
  return subject === entity ? { root: 'subject', path: [] } : null;
}

function looksOf(
  model: Model,
  catalogue: EvidenceCatalogue,
  definition: Definition,
  { requirement, asked, kind }: Planning & { asked: readonly AskedCondition[] },
): GuardedField[] {
  const roots = { subject: subjectOf(catalogue, definition, kind).entity, thing: thingEntity(catalogue, requirement) };
  const places = asked.flatMap(({ of }) => of.flatMap(({ place }) => (place && place.root !== 'named' ? [place] : [])));
  return [
    ...asked.flatMap(({ condition }) => fieldsOfCondition(model, condition)),
    ...places.flatMap((place) => linksOn(model, rootEntity(place, roots) ?? '', place.path)),
    ...(requirement.kind === 'EVIDENCE'
      ? shownFields(model, definition, requirement).flatMap(([entity, fields]) => guardedFields(model, entity, fields))
      : []),
    ...prefillsOf(model, catalogue, definition, requirement, kind).flatMap(({ place, entity, field }) => [
      ...linksOn(
        model,
        rootEntity(place, { ...roots, thing: entityOfRoot(catalogue, definition, place) ?? roots.thing }) ?? '',
        place.path,
      ),
      ...guardedFields(model, entity, [field]),
    ]),
  ];
}

/** `Entity.field` → the fields by entity, in the order of the record. */
export function shownFields(model: Model, definition: Definition, requirement: Requirement): [string, string[]][] {
  const byEntity = new Map<string, string[]>();
  for (const shown of requirement.shows) {
    const [entity = '', field = ''] = shown.split('.');
    if (!model.declarations.entities.get(entity)?.fields.has(field)) throw notSetUp(definition, requirement, `no field ${shown}`);
    byEntity.set(entity, [...(byEntity.get(entity) ?? []), field]);
  }
  return [...byEntity];
}

/** `argument`: of the things that are named under it. */
export type Prefill = { place: Place; argument: string | null; entity: string; field: string; role: string };

/** What a form is filled in with. What hangs on another kind of subject is left out. */
export function prefillsOf(
  model: Model,
  catalogue: EvidenceCatalogue,
  definition: Definition,
  requirement: Requirement,
  kind: string,
): Prefill[] {
  return requirement.prefill.flatMap((text): Prefill[] => {
    const [root = '', ...steps] = text.split('.');
    const field = steps.pop() ?? '';
    const argument = definition.things.find((one) => one === root);
    const place: Place = { root: root === 'subject' ? 'subject' : 'thing', path: steps };
    if (root !== 'subject' && argument === undefined) throw notSetUp(definition, requirement, `${text} begins nowhere`);
    const from = argument === undefined ? subjectOf(catalogue, definition, kind).entity : entityOfThings(catalogue, argument);
    const entity = entityAt(model, from, steps);
    const found = entity === undefined ? undefined : model.declarations.entities.get(entity)?.fields.get(field);
    if (entity === undefined || !found || found.kind === 'links') {
      if (definition.subjectKeys.some((one) => subjectOf(catalogue, definition, one).entity !== from)) return [];
      throw notSetUp(definition, requirement, `no field ${text}`);
    }
    return [{ place, argument: argument ?? null, entity, field, role: [root, ...steps].join('.') }];
  });
}

function entityOfRoot(catalogue: EvidenceCatalogue, { things }: Definition, { root }: Place): string | undefined {
  const [first] = things;
  return root === 'thing' && first !== undefined ? entityOfThings(catalogue, first) : undefined;
}

function thingEntity(catalogue: EvidenceCatalogue, { each }: Requirement): string | undefined {
  return each === null ? undefined : entityOfThings(catalogue, each);
}

/** Undefined where they are texts. */
function entityOfThings({ things }: EvidenceCatalogue, argument: string): string | undefined {
  const named = things[argument];
  return named && recordsNamed(named)?.entity;
}

function rootEntity({ root }: Place, { subject, thing }: { subject: string; thing: string | undefined }): string | undefined {
  return root === 'thing' ? thing : subject;
}

/** The entity that links lead to; undefined where one is none of its entity. */
function entityAt(model: Model, from: string | undefined, path: readonly string[]): string | undefined {
  return path.reduce<string | undefined>((name, step) => {
    const field = name === undefined ? undefined : model.declarations.entities.get(name)?.fields.get(step);
    return field?.kind === 'link' || field?.kind === 'links' ? field.target : undefined;
  }, from);
}

function linksOn(model: Model, from: string, path: readonly string[]): GuardedField[] {
  let name = from;
  return path.flatMap((step) => {
    const field = model.declarations.entities.get(name)?.fields.get(step);
    if (field?.kind !== 'link' && field?.kind !== 'links') return [];
    const looked = field.kind === 'link' ? guardedFields(model, name, [step]) : guardedFields(model, field.target, [field.via]);
    name = field.target;
    return looked;
  });
}

/** A parameter and what it is bound to; none where that is a fee that nobody knows. */
function boundBy(definition: Definition, requirement: Requirement, text: string): [string, Place | string | Given][] {
  const binding = bindingIn(text);
  if (binding === null) throw notSetUp(definition, requirement, `binding ${text}`);
  const { parameter, to } = binding;
  if (to === 'case') return [[parameter, new Given('case')]];
  if (to === 'fee') return definition.feeVnd === null ? [] : [[parameter, String(definition.feeVnd)]];
  return [[parameter, 'text' in to ? to.text : to]];
}

/** A fee that no component asks a receipt for would leave dossiers complete that are not paid for. */
function refuseUnprovenFee(definition: Definition): void {
  const isProven = definition.requirements.some(
    ({ kind, bindings }) => kind === 'EVIDENCE' && bindings.some((one) => bindingIn(one)?.to === 'fee'),
  );
  if ((definition.feeVnd ?? 0) > 0 && !isProven) throw notSetUp(definition, null, 'a fee, and no evidence that binds =fee');
}

function subjectOf(catalogue: EvidenceCatalogue, definition: Definition, kind: string): NamedSubject {
  const subject = catalogue.subjects[kind];
  if (!subject) throw notSetUp(definition, null, `no subject ${kind}`);
  return subject;
}

function thingsOf(catalogue: EvidenceCatalogue, definition: Definition, argument: string) {
  const things = catalogue.things[argument];
  if (!things || !definition.things.includes(argument)) throw notSetUp(definition, null, `no things ${argument}`);
  return things;
}

/** A record that says what the hub cannot do sets up nothing: who reads the answer is told what is wrong with it. */
function notSetUp({ id, code }: Definition, requirement: Requirement | null, fault: string): HubError {
  const where = requirement === null ? id : `${id}/${requirement.component}`;
  return new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details: { procedureId: id, fault: `${where}: ${fault}` } });
}

/** `times`: which of them were asked for, the others being today and all that is known. `many`: of several dossiers at once. */
export type VerdictShape = {
  kind: string;
  allowed: ReadonlySet<string>;
  times: { validAt: boolean; knownAt: boolean };
  many: boolean;
};

export type CompiledVerdict = {
  text: string;
  /**
   * `Given` values: `key`, `case` and `things.<argument>`, or `dossiers`, JSON objects with these and a number `nr`; `validAt`, `knownAt`, `today`;
   * `since`, the position since which definitions stand.
   */
  values: readonly unknown[];
  name: string;
  /** By the number under which the statement answers. */
  arms: readonly PlannedComponent[];
  prefills: readonly (Prefill & { component: string })[];
};

export function compileVerdict(
  model: Model,
  catalogue: EvidenceCatalogue,
  definition: Definition,
  { kind, allowed, times, many }: VerdictShape,
): CompiledVerdict {
  const planned = planDefinition(model, catalogue, definition, kind);
  const subject = subjectOf(catalogue, definition, kind);
  const parameters = statementContext(model, { scope: () => 'all', reach: null });
  const statement = many ? { ...parameters, add: ofDossier(parameters, definition) } : parameters;
  const day = once(() => statement.add(new Given('validAt'), 'date'));
  const known = once(() => (times.knownAt ? statement.add(new Given('knownAt'), 'timestamptz') : PRESENT));
  const today = once(() => (times.validAt ? statement.add(new Given('today'), 'date') : day()));
  const sql: SqlContext = { ...statement, at: timesWhenUsed({ validAt: day, knownAt: known, today }, statement.registers) };
  const arms = planned.components.filter(({ requirement }) => allowed.has(requirement.component));
  const prefills = arms.flatMap(({ requirement }) =>
    prefillsOf(model, catalogue, definition, requirement, kind).map((prefill) => ({ ...prefill, component: requirement.component })),
  );

  const standing = `standing as materialized (${standingSql(catalogue, statement.add(new Given('since'), 'bigint'))})`;
  const stands = '(select t from standing) as t, (select changed from standing) as changed';
  const ctes = [
    `the_subject as materialized (${found(sql, entityOf(sql, subject.entity), subject.where(new Given('key')), { limit: 3 })})`,
  ];
  // The planner of PostgreSQL knows then that it is one row or none.
  ctes.push('subject as materialized (select id from the_subject where (select count(*) from the_subject) = 1 limit 1)');
  if (subject.named)
    ctes.push(
      `named as materialized (${found(sql, entityOf(sql, subject.named.entity), subject.named.where(new Given('key')), { limit: 1 })})`,
    );
  for (const argument of definition.things) {
    const named = recordsNamed(thingsOf(catalogue, definition, argument));
    const given = new Given(`things.${argument}`);
    const onlyIf = 'exists (select from subject)';
    const rows = named
      ? found(sql, entityOf(sql, named.entity), { [named.field]: { in: given } }, { key: named.field, onlyIf })
      : `select null::uuid as id, array[]::uuid[] as subjects, key from unnest(${sql.add(given, 'text[]')}) as key where ${onlyIf}`;
    ctes.push(`things_${argument} as materialized (${rows})`);
  }
  const asked = arms.flatMap((arm, nr) => (arm.asked.length === 0 ? [] : [armSql(sql, arm, nr)]));
  if (asked.length > 0) ctes.push(`asked as materialized (${asked.join(' union all ')})`);
  const selects = [
    `(select jsonb_agg(jsonb_build_array(id, subjects)) from the_subject) as subject`,
    ...definition.things.map(
      (argument) => `(select jsonb_agg(jsonb_build_array(id, subjects, key)) from things_${argument}) as "things.${argument}"`,
    ),
    asked.length > 0 ? `(select jsonb_agg(jsonb_build_array(nr, thing, id, outcomes)) from asked) as asked` : `null::jsonb as asked`,
    `${recordsSql(asked.length > 0)} as records`,
    `${asked.length > 0 ? doubtedAmong(sql, RESTS_ON) : `'{}'::text[]`} as doubted`,
    `${prefillSql()} as prefill`,
    `${authoritiesSql(sql, catalogue, sourcesOf(model, definition, arms))} as authorities`,
  ];
  const verdict = `${ctes.join(', ')} select ${selects.join(', ')}`;
  const text = many
    ? `with ${standing} select dossier.nr, v.*, ${stands} from ${dossiersSql(parameters, definition)} cross join lateral (with ${verdict}) v`
    : `with ${standing}, ${verdict}, ${stands}`;
  return { text, values: statement.values, name: statementName(many ? 'verdicts' : 'verdict', text), arms, prefills };

  function armSql(context: SqlContext, { requirement, asked: conditions }: PlannedComponent, nr: number): string {
    const joins: string[] = [];
    const joined = new Map<string, string>();
    const idAt = (place: Place | null): string => {
      if (place === null) return 'null::uuid';
      if (place.root === 'named') return '(select named.id from named)';
      const start = `${place.root}.id`;
      const rootName = place.root === 'thing' ? thingEntity(catalogue, requirement) : subject.entity;
      return joinPath(context, { start, entity: rootName ?? '', path: place.path, joins, joined });
    };
    const outcomes = conditions.map(({ condition, of, given }) => {
      const { given: types = {} } = model.law.condition(condition);
      return model.law.outcomeOf(condition, {
        of: Object.fromEntries(of.map(({ parameter, place }) => [parameter, idAt(place)])),
        given: Object.fromEntries(
          Object.entries(given).map(([parameter, value]) => [
            parameter,
            value === THE_THING ? 'thing.key' : context.add(value, types[parameter] ?? 'text'),
          ]),
        ),
        at: context.at,
      });
    });
    const first = conditions.flatMap(({ of }) => of.flatMap(({ place }) => (place && place.root !== 'named' ? [place] : [])))[0];
    const id = first ? idAt(first) : 'null::uuid';
    const from = requirement.each === null ? 'subject' : `things_${requirement.each} thing cross join subject`;
    const thing = requirement.each === null ? 'null' : 'thing.key';
    return `select ${nr} as nr, ${thing}::text as thing, ${id} as id, jsonb_build_array(${outcomes.join(', ')}) as outcomes from ${from} ${joins.join(' ')}`;
  }

  /** The records that answers rest on and may show, by entity. */
  function recordsSql(isAsked: boolean): string {
    const wanted = new Map<string, Set<string>>();
    for (const { requirement } of arms)
      if (requirement.kind === 'EVIDENCE')
        for (const [entity, fields] of shownFields(model, definition, requirement)) {
          const known = wanted.get(entity) ?? new Set();
          wanted.set(entity, known);
          for (const field of fields) known.add(field);
          const [ofAge, aged] = requirement.ageField?.split('.') ?? [];
          if (ofAge === entity && aged !== undefined) known.add(aged);
        }
    if (!isAsked || wanted.size === 0) return `'[]'::jsonb`;
    const parts = [...wanted].map(([name, fields]) => {
      const entity = entityOf(sql, name);
      const x = sql.alias();
      const ids = `select (b.id #>> '{}')::uuid from asked, jsonb_path_query(asked.outcomes, '$[*].basis."${name}"[*] ? (@ <> null)') as b(id)`;
      // As an array: a set of unknown size PostgreSQL would join by reading the whole table.
      return `select ${recordJson(entity, x, [...fields])} as j from ${entity.table} ${x}
        left join change c on c.position = ${x}.position left join change_set cs on cs.id = c.change_set_id where ${x}.id = any(array(${ids})) and ${asOf(x, sql.at)}`;
    });
    return `(select coalesce(jsonb_agg(r.j), '[]') from (${parts.join(' union all ')}) as r)`;
  }

  function recordJson(entity: Entity, x: string, fields: readonly string[]): string {
    return `jsonb_build_object('entity', '${entity.name}', 'id', ${x}.id, 'position', ${x}.position::text, 'recordedFrom', ${instantText(`${x}.recorded_from`)}, 'subjects', ${subjectsOf(sql, entity, x)},
      'writtenBy', cs.agency, 'ageDays', greatest(0, ${day()} - ${legalDay(`${x}.recorded_from`)}), 'issuer', ${issuerSql(entity, x)}, 'values', ${valuesJson(entity, x, fields)})`;
  }

  function valuesJson(entity: Entity, x: string, fields: readonly string[]): string {
    const pairs = fields.map((name) => {
      const field = entity.fields.get(name);
      if (!field) throw new Error(`${entity.name}.${name} is unknown`);
      return `'${name}', ${output(sql, entity, field, x)}`;
    });
    return `jsonb_build_object(${pairs.join(', ')})`;
  }

  /** What the law says about who issued a document; null where that is not on record, or no matter of the authority of the day. */
  function issuerSql(entity: Entity, x: string): string {
    const document = catalogue.issued.documents[entity.name];
    if (document?.issuer === undefined || document.issuedOn === undefined) return 'null::jsonb';
    const column = (name: string) => {
      const field = entity.fields.get(name);
      if (field?.kind !== 'column' && field?.kind !== 'link') throw new Error(`${entity.name}.${name} is not stored`);
      return `${x}.${field.column}`;
    };
    const { issuer, issuedOn, among, provincial } = document;
    const listed = among ? ` and ${column(among.field)} = any(${sql.add(among.values, 'text[]')})` : '';
    const outcome = model.law.outcomeOf(catalogue.issued.condition, {
      of: { issuer: column(issuer) },
      given: {
        scope: `'${entity.name}'::text`,
        day: `${column(issuedOn)}::text`,
        ...(provincial ? { provincialUntil: `'${provincial.until ?? OPEN_END}'::text` } : {}),
      },
      at: sql.at,
    });
    return `case when ${column(issuer)} is not null and ${column(issuedOn)} is not null${listed} then ${outcome} end`;
  }

  function prefillSql(): string {
    const roles = new Map<string, Prefill & { fields: Set<string> }>();
    for (const prefill of prefills) {
      const known = roles.get(prefill.role) ?? { ...prefill, fields: new Set<string>() };
      known.fields.add(prefill.field);
      roles.set(prefill.role, known);
    }
    if (roles.size === 0) return `'[]'::jsonb`;
    const parts = [...roles.values()].map(({ role, argument, place, entity: name, fields }) => {
      const entity = entityOf(sql, name);
      const root = argument === null ? 'subject' : `things_${argument}`;
      const rootName = (argument === null ? subject.entity : entityOfThings(catalogue, argument)) ?? '';
      const joins: string[] = [];
      const id = joinPath(sql, { start: `${root}.id`, entity: rootName, path: place.path, joins, joined: new Map() });
      const x = sql.alias();
      const isNamed = subject.named?.entity === name ? ` and ${x}.id = (select named.id from named)` : '';
      return `select jsonb_build_object('role', '${role}', 'entity', '${name}', 'id', ${x}.id, 'subjects', ${subjectsOf(sql, entity, x)}, 'values', ${valuesJson(entity, x, [...fields])}) as j
        from ${root} ${joins.join(' ')} join ${entity.table} ${x} on ${x}.id = ${id} and ${asOf(x, sql.at)}${isNamed}`;
    });
    return `(select coalesce(jsonb_agg(r.j), '[]') from (${parts.join(' union all ')}) as r)`;
  }
}

/** The ids of all records that outcomes rest on, shown or not. */
const RESTS_ON = `select b.id #>> '{}' from asked, jsonb_path_query(asked.outcomes, '$[*].basis.*[*] ? (@ <> null)') as b(id)`;

/** What differs from dossier to dossier is a column of theirs; all else is a parameter of the statement. */
function ofDossier({ add }: StatementContext, { things }: Definition): StatementContext['add'] {
  const columns = new Set(['key', 'case', ...things.map((argument) => `things.${argument}`)]);
  return (value, type) => (value instanceof Given && columns.has(value.name) ? `dossier."${value.name}"::${type}` : add(value, type));
}

function dossiersSql({ add }: StatementContext, { things }: Definition): string {
  const columns = ['nr integer', 'key text', '"case" text', ...things.map((argument) => `"things.${argument}" text[]`)];
  return `jsonb_to_recordset(${add(new Given('dossiers'), 'jsonb')}) as dossier(${columns.join(', ')})`;
}

type Path = { start: string; entity: string; path: readonly string[]; joins: string[]; joined: Map<string, string> };

/** Joins along declared links; answers the SQL of the id at their end. What is not there is null. */
function joinPath(sql: SqlContext, { start, entity: from, path, joins, joined }: Path): string {
  let id = start;
  let entity = entityOf(sql, from);
  let key = start;
  for (const step of path) {
    key = `${key}.${step}`;
    const field = entity.fields.get(step);
    if (field?.kind !== 'link' && field?.kind !== 'links') throw new Error(`${entity.name}.${step} is no link`);
    const target = entityOf(sql, field.target);
    const known = joined.get(key);
    if (known !== undefined) {
      id = known;
      entity = target;
      continue;
    }
    const t = sql.alias();
    if (field.kind === 'links') {
      joins.push(`left join ${target.table} ${t} on ${t}.${linkColumn(target, field.via)} = ${id} and ${asOf(t, sql.at)}`);
      id = `${t}.id`;
    } else {
      joins.push(`left join ${entity.table} ${t} on ${t}.id = ${id} and ${asOf(t, sql.at)}`);
      id = `${t}.${field.column}`;
    }
    joined.set(key, id);
    entity = target;
  }
  return id;
}

type Finding = { limit?: number; key?: string; onlyIf?: string };

function found(sql: SqlContext, entity: Entity, where: unknown, { limit, key, onlyIf }: Finding): string {
  const t = sql.alias();
  const field = key === undefined ? undefined : entity.fields.get(key);
  const columns = [`${t}.id`, `${subjectsOf(sql, entity, t)} as subjects`, ...(field ? [`${output(sql, entity, field, t)} as key`] : [])];
  const tests = [asOf(t, sql.at), ...compileWhere(sql, entity, where, t), ...(onlyIf === undefined ? [] : [onlyIf])];
  return `select ${columns.join(', ')} from ${entity.table} ${t} where ${tests.join(' and ')} order by ${t}.id${limit === undefined ? '' : ` limit ${limit}`}`;
}

/** The entity whose authority answers for a component while nothing is held: of what it shows, else of what its first condition reads. */
export function sourceOf(model: Model, definition: Definition, { requirement, asked }: PlannedComponent): string | undefined {
  const [shown] = shownFields(model, definition, requirement);
  const [first] = asked;
  return shown?.[0] ?? (first ? Object.keys(model.law.condition(first.condition).reads)[0] : undefined);
}

function sourcesOf(model: Model, definition: Definition, arms: readonly PlannedComponent[]): string[] {
  const named = arms.flatMap((arm) => {
    if (arm.requirement.kind !== 'EVIDENCE') return [];
    return [sourceOf(model, definition, arm) ?? [], ...shownFields(model, definition, arm.requirement).map(([entity]) => entity)].flat();
  });
  return [...new Set(named)].sort();
}

/** Entity → who answers for it in law on the day. */
function authoritiesSql(sql: SqlContext, { agencies }: EvidenceCatalogue, entities: readonly string[]): string {
  const { authority } = sql.model;
  if (!authority || entities.length === 0) return 'null::jsonb';
  const s = sql.at.row(authority.entity, 'the_scope');
  const g = sql.at.row(agencies.entity, 'its_agency');
  return `(select jsonb_object_agg(${s(authority.scope)}, jsonb_build_object('code', ${g(agencies.code)}, 'name', ${g(agencies.name)}, 'ground', ${s(agencies.ground)}))
    from ${s.from} left join ${g.from} on its_agency.id = ${s(authority.agency)} and ${asOf('its_agency', sql.at)}
    where ${s(authority.scope)} = any(${sql.add(entities, 'text[]')}) and ${asOf('the_scope', sql.at)})`;
}
