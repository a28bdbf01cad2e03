import type { Caller } from '../access/caller.js';
import { grantFor } from '../access/decide.js';
import type { Sentence } from '../declare/condition.js';
import type { Model } from '../declare/model.js';
import { entityOf } from '../sql/sql-context.js';
import { daysBetween } from '../time/calendar.js';
import type { EvidenceAnswer, EvidenceCatalogue, Outcome } from './catalogue.js';
import { type CompiledVerdict, type PlannedComponent, shownFields, sourceOf } from './compile-verdict.js';
import type { Definition, Requirement, RequirementKind } from './definition.js';
import { type HeldFact, heldFacts, mayKnowWhose } from './held.js';
import { type Authority, type RawOutcome, type ReadRow, type ReadVerdict, worded } from './read-verdict.js';

/** What the answer to a component is made from. `read` is null where the subject itself may not be looked up. */
export type Answering = {
  model: Model;
  caller: Caller;
  catalogue: EvidenceCatalogue;
  definition: Definition;
  compiled: CompiledVerdict;
  read: ReadVerdict | null;
  allowed: ReadonlySet<string>;
  /** Components that the applicant does not wish to be looked up. */
  declined: readonly string[];
  day: string;
};

export type RequirementAnswer = {
  code: string;
  kind: RequirementKind;
  evidenceType: string | null;
  nameVi: string;
  nameEn: string;
  /** The thing of the dossier it is about, when it names several, and under which argument. */
  thing: string | null;
  things: string | null;
  verdict: EvidenceAnswer | 'DECLARE' | 'FILE';
  explanation: string;
  /** The condition of the law that decided, and what it rests on; null where none was asked. */
  condition: string | null;
  provision: string | null;
  basis: readonly { entity: string; recordId: string | null; position: string | null }[];
  paper: string | null;
  held: readonly HeldFact[];
  prefill: readonly HeldFact[];
  sourceAgency: (Authority & { writtenBy: string | null }) | null;
  recordedFrom: string | null;
  ageDays: number | null;
  mayAskCitizen: boolean;
  legalGround: string | null;
  legalBasis: string;
};

/** One component of the dossier, for one of its things or for all of it; null when it does not belong to this dossier. */
export function answerComponent(answering: Answering, component: PlannedComponent, thing: string | null): RequirementAnswer | null {
  const { model, caller, allowed, compiled, read, definition } = answering;
  const { requirement, asked } = component;
  const isAllowed = read !== null && allowed.has(requirement.component);
  const arm = compiled.arms.findIndex((one) => one.requirement.component === requirement.component);
  const rows = isAllowed ? (read.asked.get(arm) ?? []).filter((row) => row.thing === thing) : [];
  const holds = (as: 'askIf' | 'appliesIf') => {
    const nr = asked.findIndex((one) => one.as === as);
    if (nr === -1) return true;
    return rows.some(({ outcomes }) => {
      const outcome = outcomes[nr];
      return outcome !== undefined && worded(model, asked[nr]?.condition ?? '', outcome).verdict === 'HELD';
    });
  };
  // What may not be looked up is told of, not left out.
  if (isAllowed && !holds('appliesIf')) return null;
  const { component: code, kind, name: nameVi, nameEn, legalBasis, evidenceType, paper } = requirement;
  const common = {
    ...{
      code,
      kind,
      nameVi,
      nameEn,
      legalBasis,
      thing,
      paper,
      things: requirement.each,
      evidenceType: evidenceType?.code ?? null,
    },
    ...{ condition: null, provision: null, basis: [], held: [], prefill: [], sourceAgency: null, recordedFrom: null, ageDays: null },
  };
  const explanation = (caller.language === 'vi' ? requirement.explanation : requirement.explanationEn) ?? requirement.explanation ?? '';
  switch (kind) {
    case 'EVIDENCE':
      return { ...common, ...answerEvidence(answering, component, thing, isAllowed ? rows : null, holds('askIf')) };
    case 'DECLARATION': {
      const prefill = isAllowed
        ? prefilled(answering, requirement).flatMap(({ row, field }) => heldFacts(model, caller, [row], { [row.entity]: [field] }))
        : [];
      return { ...common, paper: null, verdict: 'DECLARE', explanation, prefill, mayAskCitizen: true, legalGround: legalBasis };
    }
    case 'PHYSICAL':
      return { ...common, verdict: 'FILE', explanation, mayAskCitizen: true, legalGround: legalBasis };
    default:
      throw new Error(`${definition.id}/${code}: no kind ${kind satisfies never}`);
  }
}

function prefilled({ compiled, read }: Answering, { component }: Requirement) {
  return compiled.prefills
    .filter((prefill) => prefill.component === component)
    .flatMap(({ role, field }) => (read?.prefill ?? []).filter((row) => row.role === role).map((row) => ({ row, field })));
}

/** `outcome`: the condition that decided, where one was asked. */
type Found = { verdict: EvidenceAnswer; by: readonly ReadRow[]; outcome?: Outcome; isDoubted?: boolean } & Sentence;

const NOT_ALLOWED: Found = {
  verdict: 'NOT_ALLOWED',
  by: [],
  vi: 'Quy định không cho phép thủ tục này tra cứu thông tin đó cho vai trò và mục đích của bạn. Hệ thống đã không tra cứu.',
  en: 'The rules do not let this procedure look this up for your role and purpose. Nothing was looked up.',
};

const DECLINED: Found = {
  verdict: 'NOT_HELD',
  by: [],
  vi: 'Người nộp không muốn tra cứu thông tin này, nên hệ thống đã không tra cứu.',
  en: 'The applicant does not wish this to be looked up, so it was not.',
};

const NO_SUBJECT: Found = {
  verdict: 'NOT_HELD',
  by: [],
  vi: 'Hệ thống không có dữ liệu về đối tượng của hồ sơ. Hãy kiểm tra lại mã số đã nhập.',
  en: 'The hub holds nothing about the subject of the dossier. Check the identifier.',
};

const SEVERAL_SUBJECTS: Found = {
  verdict: 'AMBIGUOUS',
  by: [],
  vi: 'Có nhiều bản ghi cùng mang mã số của đối tượng hồ sơ. Cơ quan phải làm rõ với nguồn.',
  en: 'Several records carry the identifier of the subject. The agencies must settle it.',
};

/** What every question about one thing answers first: it is known, and only once. */
const NO_THING: Readonly<Record<string, Found>> = {
  vehicles: {
    verdict: 'NOT_HELD',
    by: [],
    vi: 'Hệ thống không có dữ liệu về xe mang biển số này.',
    en: 'The hub holds nothing about a vehicle with this plate.',
  },
};
const NO_SUCH_THING: Found = {
  verdict: 'NOT_HELD',
  by: [],
  vi: 'Hệ thống không có dữ liệu về đối tượng này của hồ sơ. Hãy kiểm tra lại mã đã nhập.',
  en: 'The hub holds nothing about this thing of the dossier. Check the identifier.',
};
const SEVERAL_THINGS: Found = {
  verdict: 'AMBIGUOUS',
  by: [],
  vi: 'Có nhiều bản ghi cùng mang mã này trong dữ liệu.',
  en: 'Several records carry this identifier in the registers.',
};

type AskedRow = { outcomes: readonly RawOutcome[] };

function answerEvidence(
  answering: Answering,
  component: PlannedComponent,
  thing: string | null,
  rows: readonly AskedRow[] | null,
  mayAskAtAll: boolean,
) {
  const { model, caller, definition } = answering;
  const { requirement } = component;
  const isDeclined = answering.declined.includes(requirement.component);
  const found = isDeclined
    ? DECLINED
    : rows === null
      ? NOT_ALLOWED
      : withDoubts(withIssuers(answering, judge(answering, component, thing, rows)));
  const { verdict, by, outcome } = found;
  const oldest = by.reduce<ReadRow | undefined>((a, b) => (a && a.recordedFrom <= b.recordedFrom ? a : b), undefined);
  // Whether a ground for some only holds was not looked up either.
  const ground = mayAsk(requirement, verdict, isDeclined ? requirement.askIf === null : mayAskAtAll) ? requirement.askGround : null;
  return {
    verdict,
    explanation: found[caller.language],
    condition: outcome?.condition ?? null,
    provision: outcome === undefined ? null : model.law.condition(outcome.condition).provision,
    basis: by.map((row) => {
      const isKnown = mayKnowWhose(model, caller, row);
      return { entity: row.entity, recordId: isKnown ? row.id : null, position: isKnown ? row.position : null };
    }),
    held: heldFacts(model, caller, by, Object.fromEntries(shownFields(model, definition, requirement))),
    sourceAgency: agencyOf(answering, component, by),
    recordedFrom: oldest?.recordedFrom ?? null,
    ageDays: oldest?.ageDays ?? null,
    mayAskCitizen: ground !== null,
    legalGround: ground,
  };
}

function judge(answering: Answering, component: PlannedComponent, thing: string | null, rows: readonly AskedRow[]): Found {
  const { read, day } = answering;
  const { requirement, asked } = component;
  if (!read || read.subjectCount === 0) return NO_SUBJECT;
  if (read.subjectCount > 1) return SEVERAL_SUBJECTS;
  const { each } = requirement;
  if (each !== null && thing !== null) {
    const ids = read.things.get(each)?.get(thing) ?? [];
    if (ids.length === 0) return NO_THING[each] ?? NO_SUCH_THING;
    if (ids.length > 1) return SEVERAL_THINGS;
  }
  if (!asked.some(({ as }) => as === 'deciding')) return heldElsewhere(requirement);
  const found = judgeInTurn(answering, component, rows);
  const { maxAgeDays, ageField } = requirement;
  if (found.verdict !== 'HELD' || maxAgeDays === null) return found;
  const [entity, field] = ageField?.split('.') ?? [];
  const ages = found.by.filter((row) => entity === undefined || row.entity === entity).map((row) => ageOf(row, field, day));
  return ages.some((age) => age > maxAgeDays) ? { ...found, verdict: 'STALE', ...tooOld(maxAgeDays) } : found;
}

/** No register of the hub holds it, and nobody has fed it in. */
function heldElsewhere({ evidenceType }: Requirement): Found {
  const holder = evidenceType?.holder ?? '';
  return {
    verdict: 'NOT_HELD',
    by: [],
    vi: holder === '' ? 'Hệ thống chưa giữ dữ liệu này.' : `Hệ thống chưa có dữ liệu này; nơi lưu giữ: ${holder}.`,
    en: holder === '' ? 'The hub does not hold it.' : `The hub does not hold it; it is held by ${holder}.`,
  };
}

/**
 * The first condition that is not HELD decides, whatever record it is about, else the last one speaks; it rests on those of its records that
 * the requirement may show. A yes or no shows none.
 */
function judgeInTurn({ model, read }: Answering, { requirement, asked }: PlannedComponent, rows: readonly AskedRow[]): Found {
  const outcomes = rows.flatMap((row) =>
    asked.flatMap(({ as, condition }, nr) => {
      const outcome = row.outcomes[nr];
      return as === 'deciding' && outcome ? [worded(model, condition, outcome)] : [];
    }),
  );
  const outcome = outcomes.find(({ verdict }) => verdict !== 'HELD') ?? outcomes.at(-1);
  if (!outcome) throw new Error(`${requirement.component} was not asked`);
  const { verdict, vi, en } = outcome;
  const by = [...new Set(requirement.shows.map((shown) => shown.split('.')[0] ?? ''))].flatMap((entity) =>
    (outcome.basis[entity] ?? []).flatMap((id) => read?.records.get(`${entity} ${id}`) ?? []),
  );
  const isDoubted = outcomes.some(({ basis }) => Object.values(basis).some((ids) => ids.some((id) => read?.doubted.has(id))));
  return { verdict, vi, en, by, outcome, isDoubted };
}

/** What would be HELD is DISPUTED while somebody doubts a record that it rests on: the agencies settle that, and the citizen is not asked. */
function withDoubts(found: Found): Found {
  if (found.isDoubted !== true) return found;
  const verdict = found.verdict === 'HELD' || found.verdict === 'STALE' ? 'DISPUTED' : found.verdict;
  return { ...found, verdict, vi: `${found.vi} ${IN_DOUBT.vi}`, en: `${found.en} ${IN_DOUBT.en}` };
}

const IN_DOUBT: Sentence = {
  vi: 'Có phản ánh rằng dữ liệu này sai và đang được xem xét.',
  en: 'Somebody reported that these data are wrong, and it is being looked into.',
};

/**
 * What the registers say against who issued a document stands beside what is said of it, and what would be HELD is DISPUTED: the register of
 * authorities and the one that holds the document disagree, and until it is revoked nobody has decided that it is void.
 */
function withIssuers({ model, catalogue }: Answering, found: Found): Found {
  for (const { issuer } of found.by) {
    const against = issuer && worded(model, catalogue.issued.condition, issuer);
    if (against?.verdict !== 'DISPUTED') continue;
    const verdict = found.verdict === 'HELD' ? against.verdict : found.verdict;
    return { ...found, verdict, vi: `${found.vi} ${against.vi}`, en: `${found.en} ${against.en}` };
  }
  return found;
}

function ageOf(row: ReadRow, field: string | undefined, day: string): number {
  const since = field === undefined ? null : row.values[field];
  return typeof since === 'string' ? daysBetween(since, day) : row.ageDays;
}

function tooOld(days: number): Sentence {
  return {
    vi: `Dữ liệu có nhưng đã quá ${days} ngày, không còn dùng làm căn cứ được.`,
    en: `Held, but older than ${days} days, too old to rely on.`,
  };
}

/** Where registers disagree or say the opposite, the agencies settle it: the citizen is not asked to prove it. */
const ASKABLE: ReadonlySet<EvidenceAnswer> = new Set(['NOT_HELD', 'STALE', 'EXPIRED', 'AMBIGUOUS', 'NOT_ALLOWED']);

/** A ground that holds for some only holds for nobody whom the hub may not look at. */
function mayAsk({ askGround, askIf }: Requirement, verdict: EvidenceAnswer, holds: boolean): boolean {
  if (askGround === null || !ASKABLE.has(verdict)) return false;
  return verdict === 'NOT_ALLOWED' ? askIf === null : holds;
}

function agencyOf(
  { model, caller, catalogue, definition, read }: Answering,
  component: PlannedComponent,
  by: readonly ReadRow[],
): RequirementAnswer['sourceAgency'] {
  const { evidenceType } = component.requirement;
  const [first] = by;
  const entity = first?.entity ?? sourceOf(model, definition, component);
  const mayKnowWriter = entity !== undefined && grantFor(model.access, caller, entityOf({ model }, entity).register, 'internal') === 'all';
  const writtenBy = mayKnowWriter ? (first?.writtenBy ?? null) : null;
  if (evidenceType && (entity === undefined || Object.hasOwn(catalogue.external, entity)))
    return { code: evidenceType.holderAgency, name: evidenceType.holder, ground: null, writtenBy };
  if (entity === undefined) return null;
  const { code = null, name = null, ground = null } = read?.authorities[entity] ?? {};
  return { code, name, ground, writtenBy };
}
