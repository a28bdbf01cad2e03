import type { FieldNode } from 'graphql';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { isAsked } from '../declare/computed.js';
import { statusClass } from '../declare/record-status.js';
import type { ComputedField, Field, RecordField } from '../declare/types.js';
import type { Asked } from '../sql/asked.js';
import { readListArguments } from '../sql/page.js';
import { entityOf } from '../sql/sql-context.js';
import { type AskedPerson, personsIn } from './asked-persons.js';
import { changeRows, fieldRows, MEASURED_ROWS, type Meter, measuresIn, WHOLE_LIST_ROWS } from './cost.js';
import { historyArguments } from './history.js';
import type { ConnectionPart, EdgePart, Level, Origin, RecordPart } from './plan.js';
import type { OwnRows, PlannedAccess } from './plan-access.js';
import type { PlanInput } from './plan-input.js';
import type { LevelSeed } from './plan-root.js';
import { argumentsOf, objectType, type SelectedField, selectionOf, shapeOf, subfieldsOf } from './read-selection.js';
import { isAboutSamePersons } from './same-persons.js';

/** What the levels of one operation are gathered in while it is planned. */
export type Planning = Pick<Meter, 'spend'> & {
  input: PlanInput;
  access: PlannedAccess;
  levels: Map<string, Level>;
  persons: AskedPerson[];
  /** Paths of histories in which the ids of records out of scope are left out. */
  scopedIds: string[];
};

export const LINKS_MAX = LIMITS.links.max;

/** Plans the records of one place of the answer and everything that hangs on them. */
export function planLevel(
  planning: Planning,
  seed: LevelSeed,
  { nodes, rowsOfParent, depth = 0 }: { nodes: readonly FieldNode[]; rowsOfParent: number; depth?: number },
): Level {
  if (depth > LINKS_MAX) throw new HubError('TOO_DEEP', { depth, limit: LINKS_MAX }, { details: { links: depth, linksMax: LINKS_MAX } });
  const { input, access, persons, spend } = planning;
  const { model } = input;
  const { path, entity, origin } = seed;
  const level: Level = {
    path,
    entity,
    origin,
    parts: [],
    fields: new Map(),
    asked: new Map(),
    rowScope: 'all',
    sharesSubjects: false,
    status: false,
    changeSets: false,
    erased: false,
    underInvestigation: false,
    withheld: [],
    rowsMax: rowsOfParent,
  };
  if (seed.premise) level.premise = seed.premise;
  const own: OwnRows = { needed: false };
  const connection = seed.arguments && subfieldsOf(input, objectType(input, `${entity.name}Connection`), nodes);
  if (seed.arguments) {
    const list = readListArguments(model.declarations, entity, seed.arguments);
    level.rowsMax = rowsOfParent * Math.max(list.limit, 1);
    // What hangs on one record is counted over an index.
    if (origin.kind === 'list') for (const { name } of connection ?? []) if (COUNTS.has(name)) spend(WHOLE_LIST_ROWS);
    access.checkWhere(entity, list.where, own);
    persons.push(...personsIn(model, entity, list.where));
    for (const { field, measured, likeTo } of list.orderBy) {
      if (likeTo !== undefined) spend(MEASURED_ROWS);
      access.checkOrder(entity, field, own);
      if (!measured) continue;
      access.checkMeasured(measured, own);
      persons.push(...personsIn(model, measured.target, measured.where));
    }
    // A list that hangs on one record is measured over an index.
    if (origin.kind === 'list')
      spend(MEASURED_ROWS * (list.orderBy.filter(({ measured }) => measured).length + measuresIn(model, entity, list.where)));
    level.list = { ...list, rows: (connection ?? []).some(({ name }) => ROWS.has(name)), parts: [] };
  }
  if (origin.kind === 'key') access.checkWhere(entity, origin.where, own);
  const named = origin.kind === 'key' ? origin.where : origin.kind === 'id' ? { id: { eq: origin.id } } : {};
  persons.push(...personsIn(model, entity, named).map((person) => ({ ...person, root: path })));
  spend(level.rowsMax, depth);
  planning.levels.set(path, level);
  const record: RecordPlanning = { planning, level, own, depth, histories: [], linked: [] };
  if (level.list) level.list.parts = (connection ?? []).map((field) => connectionPart(record, field, path));
  else level.parts = planRecord(record, nodes, path);
  level.rowScope = access.rowScope(entity, own.needed);
  for (const child of record.linked) child.sharesSubjects = child.rowScope === level.rowScope && isAboutSamePersons(level, child);
  for (const historyPath of record.histories) {
    level.history = access.historyOf(level, historyPath);
    if (level.history.guarded.length > 0) planning.scopedIds.push(historyPath);
  }
  return level;
}

/** Counts of a whole list, and what is answered from its rows. */
export const COUNTS = new Set(['totalCount', 'notCurrentCount']);
const ROWS = new Set(['nodes', 'edges', 'pageInfo']);

type RecordPlanning = { planning: Planning; level: Level; own: OwnRows; depth: number; histories: string[]; linked: Level[] };

function connectionPart(record: RecordPlanning, { key, name, nodes }: SelectedField, path: string): ConnectionPart {
  const { input } = record.planning;
  const { entity } = record.level;
  switch (name) {
    case 'nodes':
      return { key, is: 'nodes', record: planRecord(record, nodes, `${path}.${key}`) };
    case 'edges': {
      const parts = subfieldsOf(input, objectType(input, `${entity.name}Edge`), nodes).map((field): EdgePart => {
        if (field.name === 'node')
          return { key: field.key, is: 'node', record: planRecord(record, field.nodes, `${path}.${key}.${field.key}`) };
        return { key: field.key, is: field.name === 'cursor' ? 'cursor' : 'typename' };
      });
      return { key, is: 'edges', parts };
    }
    case 'pageInfo':
      return { key, is: 'pageInfo', parts: selectionOf(input, objectType(input, 'PageInfo'), nodes) };
    case 'totalCount':
    case 'notCurrentCount':
      return { key, is: name };
    case '__typename':
      return { key, is: 'typename' };
    default:
      throw new Error(`${entity.name}Connection.${name} is not planned`);
  }
}

function planRecord(record: RecordPlanning, nodes: readonly FieldNode[], path: string): RecordPart[] {
  const { planning, level, depth } = record;
  const { input, spend } = planning;
  const { declarations } = input.model;
  const type = objectType(input, level.entity.name);
  return subfieldsOf(input, type, nodes).map((selected): RecordPart => {
    const { key, name } = selected;
    const place = { ...record, type, selected, path: `${path}.${key}` };
    const ofRecord = declarations.recordFields.get(name);
    const rows = level.rowsMax * fieldRows(declarations, level.entity.name, name);
    if (ofRecord?.kind === 'history') {
      const history = historyPart(place);
      spend(rows, depth);
      return history;
    }
    spend(rows, depth);
    if (name === '__typename') return { key, is: 'typename' };
    if (ofRecord) return recordFieldPart(place, ofRecord);
    const field = level.entity.fields.get(name);
    if (!field) throw new Error(`${level.entity.name}.${name} is not declared`);
    return fieldPart(place, field);
  });
}

type Place = RecordPlanning & { type: ReturnType<typeof objectType>; selected: SelectedField; path: string };

/** What every record has beside its own fields. */
function recordFieldPart(place: Place, field: Exclude<RecordField, { kind: 'history' }>): RecordPart {
  const { planning, level, own, selected, path } = place;
  const { input, access } = planning;
  const { key } = selected;
  const { authority, legalDocuments } = input.model;
  switch (field.kind) {
    case 'frame':
      if (field.name === 'status') {
        if (!access.mayRead(level.entity, { class: statusClass(level.entity) }, path, own)) return { key, is: 'withheld' };
        level.status = true;
      }
      return { key, is: 'frame', name: field.name };
    case 'legalBasis':
      return { key, is: 'legalBasis' };
    case 'changeSet':
      level.changeSets = access.maySeeChangeSets(level.entity);
      if (level.changeSets)
        return {
          key,
          is: 'changeSet',
          parts: access.ofChangeSets(path, selectionOf(input, objectType(input, 'ChangeSet'), selected.nodes)),
        };
      access.withheld.push({ path, class: 'internal', reason: 'ROLE_NOT_ALLOWED' });
      return { key, is: 'withheld' };
    case 'erased':
      level.erased = true;
      return { key, is: 'erased', parts: selectionOf(input, objectType(input, 'ErasedField'), selected.nodes) };
    case 'underInvestigation':
      level.underInvestigation = true;
      return { key, is: 'underInvestigation' };
    case 'withheld':
      level.withheld = access.withheldFields(level.entity);
      return { key, is: 'withheldFields', names: level.withheld };
    case 'authority':
      return authority
        ? { key, is: 'record', level: linkedLevel(place, authority.agencyEntity, { kind: 'authority' }) }
        : { key, is: 'withheld' };
    case 'legalDocument':
      return legalDocuments
        ? { key, is: 'record', level: linkedLevel(place, legalDocuments.entity, { kind: 'legalDocument' }) }
        : { key, is: 'withheld' };
    default:
      return field satisfies never;
  }
}

function historyPart({ planning, level, depth, histories, type, selected, path }: Place): RecordPart {
  const { input, access, spend } = planning;
  histories.push(path);
  const { first, after } = historyArguments(argumentsOf(input, type, selected));
  const connection = access.ofChangeSets(path, selectionOf(input, objectType(input, 'ChangeConnection'), selected.nodes));
  spend(level.rowsMax * first * Math.max(1, changeRows(input.model.declarations, connection)), depth);
  return { key: selected.key, is: 'history', first, after, connection };
}

/** A field of the entity's own. */
function fieldPart(place: Place, field: Field): RecordPart {
  const { planning, level, own, type, selected, path } = place;
  const { input, access } = planning;
  const { key } = selected;
  if (!access.mayRead(level.entity, field, path, own)) return { key, is: 'withheld' };
  if (field.kind === 'links')
    return { key, is: 'connection', level: linkedLevel(place, field.target, { kind: 'links', field }, argumentsOf(input, type, selected)) };
  if (isAsked(field)) {
    const given = argumentsOf(input, type, selected);
    const shape = field.parts && { shape: shapeOf(input, objectType(input, field.type), selected.nodes) };
    const asked: Asked = { field, given, hidden: hiddenParts(place, field), ...shape, column: `asked${level.asked.size}` };
    level.asked.set(path, asked);
    return { key, is: 'asked', asked };
  }
  level.fields.set(field.name, field);
  if ((field.kind === 'link' || field.kind === 'derived') && field.target) {
    return { key, is: 'record', level: linkedLevel(place, field.target, { kind: 'link', field }) };
  }
  return { key, is: 'value', field };
}

function linkedLevel(
  { planning, level, linked, depth, selected, path }: Place,
  target: string,
  origin: Origin,
  args?: Record<string, unknown>,
): Level {
  const seed: LevelSeed = { path, entity: entityOf(planning.input, target), origin, ...(args ? { arguments: args } : {}) };
  const found = planLevel(planning, seed, { nodes: selected.nodes, rowsOfParent: level.rowsMax, depth: depth + 1 });
  linked.push(found);
  return found;
}

/** The parts of a computed answer that are selected and may not be shown. */
function hiddenParts({ planning, level, own, selected, path }: Place, field: ComputedField): string[] {
  if (!field.parts) return [];
  const { input, access } = planning;
  return subfieldsOf(input, objectType(input, field.type), selected.nodes).flatMap(({ key, name }) => {
    const part = field.parts?.find((one) => one.name === name);
    return part && !access.mayRead(level.entity, part, `${path}.${key}`, own) ? [part.name] : [];
  });
}
