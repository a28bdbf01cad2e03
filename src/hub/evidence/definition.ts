import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import { type Found, findRecords } from '../sql/find.js';
import { entityOf } from '../sql/sql-context.js';
import { isKnownAt, periodColumn, periodDay } from '../time/period-sql.js';
import type { EvidenceCatalogue } from './catalogue.js';
import type { EffectLine } from './effects/line.js';

export type RequirementKind = 'EVIDENCE' | 'DECLARATION' | 'PHYSICAL';

/** A type of evidence: who holds such facts. */
export type EvidenceSource = { code: string; holder: string; holderAgency: string | null; ofHub: boolean };

/** One component of a dossier, as its record says it. */
export type Requirement = {
  component: string;
  kind: RequirementKind;
  evidenceType: EvidenceSource | null;
  name: string;
  nameEn: string;
  /** The argument whose things it is about, each by itself. */
  each: string | null;
  conditions: readonly string[];
  bindings: readonly string[];
  shows: readonly string[];
  prefill: readonly string[];
  appliesIf: string | null;
  maxAgeDays: number | null;
  ageField: string | null;
  paper: string | null;
  askGround: string | null;
  askIf: string | null;
  explanation: string | null;
  explanationEn: string | null;
  legalBasis: string;
};

/** A code over the days on which it was told to be one; an end that nobody knows is null. */
export type DatedCode = { code: string; validFrom: string | null; validTo: string | null };

/** A procedure under the law of one day. */
export type Definition = {
  /** Its name in the hub, for ever. Example: `P06`. */
  id: string;
  /** Its latest code, else its id: what dossiers and reasons name. */
  code: string;
  codes: readonly DatedCode[];
  name: string;
  legalBasis: string;
  subjectKeys: readonly string[];
  things: readonly string[];
  deadlineDays: number | null;
  /** Working days in which another agency may say no. */
  consentDays: number | null;
  /** In đồng; null where none is known. */
  feeVnd: number | null;
  effect: string | null;
  requirements: readonly Requirement[];
  /** The lines of the effect `documents`. */
  effects: readonly EffectLine[];
};

type Times = { validAt: string; knownAt: string };
type Asked = { code: string; caseCode: string | null; at: Times };

/**
 * The procedure under the law of the dossier. An unknown code names the known ones; one that is known but not set up, or not approved, says
 * so; and one that no law provides for on that day tells the days on which one does.
 */
export async function readDefinition(
  tx: Tx,
  model: Model,
  catalogue: EvidenceCatalogue,
  { code, caseCode, at }: Asked,
): Promise<Definition> {
  const states = await statesOf(tx, model, catalogue, at.knownAt);
  const named = states.filter(({ hubId, codes }) => hubId === code || codes.includes(code));
  const [any] = named;
  if (any === undefined) throw await unknown(tx, model, catalogue, { code, at, known: namesOf(states) });
  const own = states.filter(({ hubId }) => hubId === any.hubId);
  const codes = datedCodes(own);
  const called = codes[0]?.code ?? any.hubId;
  const day = lawDay(catalogue, caseCode, at.validAt);
  const state = own.find(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
  if (state === undefined) {
    throw new HubError('PROCEDURE_NOT_IN_FORCE', { procedure: called, day }, { details: { inForce: forcesOf(own) } });
  }
  const law = { validAt: day, knownAt: at.knownAt };
  const find = (entity: string, where: Record<string, unknown>, fields: readonly string[]) =>
    findRecords(tx, model, { entity, where, at: law, fields });
  const [record] = await find(catalogue.definitions.procedure, { id: { eq: state.id } }, DEFINITION_FIELDS);
  if (!record) throw new Error(`${any.hubId}: its state of ${day} is gone`);
  if (typeof record.approvedBy !== 'string')
    throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: called }, { details: { procedureId: any.hubId, approved: false } });
  const rows = await find(catalogue.definitions.requirement, { definition: { id: { eq: state.id } } }, REQUIREMENT_FIELDS);
  const lines = await find(catalogue.definitions.effect, { definition: { id: { eq: state.id } } }, EFFECT_FIELDS);
  const types = await find(catalogue.definitions.evidenceType, {}, EVIDENCE_TYPE_FIELDS);
  const agencies = await find(catalogue.agencies.entity, { id: { in: types.flatMap(({ holderAgency }) => text(holderAgency) ?? []) } }, [
    catalogue.agencies.code,
  ]);
  const codeOfAgency = new Map(agencies.map((agency) => [agency.id, text(agency[catalogue.agencies.code])]));
  const sources = new Map(
    types.map((type): [string, EvidenceSource] => [
      type.id,
      {
        code: String(type.code),
        holder: String(type.holder),
        holderAgency: codeOfAgency.get(String(type.holderAgency)) ?? null,
        ofHub: type.ofHub === true,
      },
    ]),
  );
  return {
    id: any.hubId,
    code: called,
    codes,
    name: String(record.name),
    legalBasis: String(record.ground),
    subjectKeys: texts(record.subjectKeys),
    things: texts(record.things),
    deadlineDays: numberOf(record.deadlineDays),
    consentDays: numberOf(record.consentDays),
    feeVnd: numberOf(record.feeVnd),
    effect: text(record.effect),
    requirements: rows
      .sort((a, b) => Number(a.ordinal) - Number(b.ordinal))
      .map((row) => requirementOf(row, sources.get(String(row.evidenceType)) ?? null)),
    effects: lines.sort((a, b) => Number(a.ordinal) - Number(b.ordinal)).map(effectLineOf),
  };
}

const DEFINITION_FIELDS = [
  'name',
  'ground',
  'subjectKeys',
  'things',
  'deadlineDays',
  'consentDays',
  'feeVnd',
  'effect',
  'approvedBy',
] as const;
const EVIDENCE_TYPE_FIELDS = ['code', 'holder', 'holderAgency', 'ofHub'] as const;
const REQUIREMENT_FIELDS = [
  ...['component', 'ordinal', 'kind', 'evidenceType', 'name', 'nameEn', 'each', 'conditions', 'bindings', 'shows', 'prefill'],
  ...['appliesIf', 'maxAgeDays', 'ageField', 'paper', 'askGround', 'askIf', 'explanation', 'explanationEn', 'ground'],
];

const EFFECT_FIELDS = ['ordinal', 'kind', 'writes', 'subjectKey', 'each', 'finds', 'fields', 'conditions', 'bindings'] as const;

function effectLineOf(row: Found): EffectLine {
  return {
    ordinal: Number(row.ordinal),
    kind: String(row.kind),
    writes: String(row.writes),
    subjectKey: text(row.subjectKey),
    each: text(row.each),
    finds: text(row.finds),
    fields: texts(row.fields),
    conditions: texts(row.conditions),
    bindings: texts(row.bindings),
  };
}

function requirementOf(row: Found, evidenceType: EvidenceSource | null): Requirement {
  return {
    component: String(row.component),
    kind: row.kind as RequirementKind,
    evidenceType,
    name: String(row.name),
    nameEn: String(row.nameEn),
    each: text(row.each),
    conditions: texts(row.conditions),
    bindings: texts(row.bindings),
    shows: texts(row.shows),
    prefill: texts(row.prefill),
    appliesIf: text(row.appliesIf),
    maxAgeDays: numberOf(row.maxAgeDays),
    ageField: text(row.ageField),
    paper: text(row.paper),
    askGround: text(row.askGround),
    askIf: text(row.askIf),
    explanation: text(row.explanation),
    explanationEn: text(row.explanationEn),
    legalBasis: String(row.ground),
  };
}

type State = {
  id: string;
  hubId: string;
  codes: readonly string[];
  legalBasis: string;
  from: string | null;
  to: string | null;
  lastDay: string | null;
};

/** All states of all procedures as known then, the earliest first: there are as many as procedures and their laws. */
async function statesOf(tx: Tx, model: Model, { definitions }: EvidenceCatalogue, knownAt: string): Promise<State[]> {
  const d = rowOf(entityOf({ model }, definitions.procedure), 'd');
  const { rows } = await tx.query<State>(
    `select d.id, ${d('hubId')} as "hubId", coalesce(${d('codes')}, '{}') as codes, ${d('ground')} as "legalBasis",
       ${periodDay('d', 'validFrom')} as "from", ${periodDay('d', 'validTo')} as "to", ${periodDay('d', 'validTo')} - 1 as "lastDay"
     from ${d.from} where ${isKnownAt('d', '$1::timestamptz')} order by ${d('hubId')}, d.${periodColumn('validFrom')}`,
    [knownAt],
    'procedure-states',
  );
  return rows;
}

/** The days on which it is in force; what another state says of codes or of who decides is no other law. */
function forcesOf(states: readonly State[]): { inForceFrom: string | null; inForceTo: string | null; legalBasis: string }[] {
  const begins = states.filter(({ from, legalBasis }, i) => {
    const before = states[i - 1];
    return before === undefined || before.to !== from || before.legalBasis !== legalBasis;
  });
  return begins.map((first, i) => {
    const next = begins[i + 1];
    const last = next === undefined ? states.at(-1) : states[states.indexOf(next) - 1];
    return { inForceFrom: first.from, inForceTo: last?.lastDay ?? null, legalBasis: first.legalBasis };
  });
}

/** Of codes that were there from the first state on, or are still, nobody has said since when or until when. */
function datedCodes(states: readonly State[]): DatedCode[] {
  const [first, last] = [states[0], states.at(-1)];
  const all = [...new Set([...states].reverse().flatMap(({ codes }) => codes))];
  return all.map((code) => {
    const having = states.filter(({ codes }) => codes.includes(code));
    return {
      code,
      validFrom: having[0] === first ? null : (having[0]?.from ?? null),
      validTo: having.at(-1) === last ? null : (having.at(-1)?.to ?? null),
    };
  });
}

/** A dossier is judged under the law of the day it was received, and never under one that came after the day asked about. */
export function lawDay({ receivedOn }: Pick<EvidenceCatalogue, 'receivedOn'>, caseCode: string | null, validAt: string): string {
  const received = caseCode === null ? null : receivedOn(caseCode);
  return received !== null && received < validAt ? received : validAt;
}

function namesOf(states: readonly State[]): string[] {
  return [...new Set(states.flatMap(({ hubId, codes }) => [hubId, ...codes]))];
}

async function unknown(
  tx: Tx,
  model: Model,
  { register }: EvidenceCatalogue,
  { code, at, known }: { code: string; at: Times; known: readonly string[] },
): Promise<HubError> {
  const [record, ...others] = await findRecords(tx, model, {
    entity: register.entity,
    where: { or: [{ [register.code]: { eq: code } }, { [register.hubId]: { eq: code } }] },
    at,
    fields: [register.code, register.hubId, register.authority],
  });
  if (!record) return new HubError('NOT_FOUND', { what: `thủ tục / procedure ${code}` }, { details: { procedures: known } });
  const codes = [record, ...others].flatMap((one) => text(one[register.code]) ?? []);
  const details = { procedureId: record[register.hubId], codes, authority: record[register.authority], procedures: known };
  return new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details });
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
