import type { Caller } from '../access/caller.js';
import { grantFor } from '../access/decide.js';
import type { Sentence } from '../declare/condition.js';
import type { Model } from '../declare/model.js';
import { entityOf } from '../sql/sql-context.js';
import { daysBetween } from '../time/calendar.js';
import { questionsAbout } from './ask-conditions.js';
import type {
  EvidenceAnswer,
  EvidenceCatalogue,
  EvidenceRequirement,
  Facts,
  Judgement,
  Outcomes,
  ProcedureEntry,
  Question,
  Requirement,
  Row,
} from './catalogue.js';
import { incompetence, questionAboutIssuer } from './competence.js';
import { type HeldFact, heldFacts } from './held.js';
import { factsOfThing, factsUsed, rowsOf } from './look-up.js';
import type { Authority } from './origin.js';
import { factOf } from './right.js';

export type Sources = {
  catalogue: EvidenceCatalogue;
  model: Model;
  caller: Caller;
  entry: ProcedureEntry;
  day: string;
  facts: Facts;
  outcomes: Outcomes;
  /** By entity. */
  authorities: ReadonlyMap<string, Authority>;
};

export type RequirementAnswer = {
  code: string;
  kind: Requirement['kind'];
  nameVi: string;
  nameEn: string;
  /** The thing of the dossier it is about, when it names several. */
  thing: string | null;
  verdict: EvidenceAnswer | 'DECLARE' | 'FILE';
  explanation: string;
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

/** What a requirement asks of the law about one of the dossier's things, or about all of it; and about who issued what it may rest on. */
export function questionsOf(
  sources: Pick<Sources, 'catalogue' | 'entry' | 'facts'>,
  requirement: Requirement,
  thing: string | null,
): readonly Question[] {
  if (requirement.kind !== 'EVIDENCE' || sources.facts(sources.entry.subject).length === 0) return [];
  const facts = factsFor(sources, requirement, thing);
  const issuers = requirement.uses.flatMap(facts).flatMap((row) => questionAboutIssuer(sources.catalogue, row) ?? []);
  return [...questionsAbout(requirement.conditions, requirement.about?.(facts)), ...issuers];
}

function factsFor({ entry, facts }: Pick<Sources, 'entry' | 'facts'>, { uses }: Requirement, thing: string | null): Facts {
  return factsUsed(entry, thing === null ? facts : factsOfThing(entry, facts, thing), uses ?? []);
}

/** One component of the dossier, for one of its things or for all of it; null when it does not belong to this dossier. */
export function answerRequirement(
  sources: Sources,
  requirement: Requirement,
  thing: string | null,
  allowed: boolean,
): RequirementAnswer | null {
  const { caller, model } = sources;
  const facts = factsFor(sources, requirement, thing);
  if (allowed && requirement.applies && !requirement.applies(facts)) return null;
  const { code, kind, nameVi, nameEn, legalBasis } = requirement;
  const common = {
    code,
    kind,
    nameVi,
    nameEn,
    legalBasis,
    thing,
    held: [],
    prefill: [],
    sourceAgency: null,
    recordedFrom: null,
    ageDays: null,
  };
  switch (requirement.kind) {
    case 'EVIDENCE':
      return { ...common, paper: requirement.paper, ...answerEvidence(sources, requirement, facts, allowed) };
    case 'DECLARATION': {
      const prefill = allowed
        ? requirement.prefill.flatMap(({ fact, field }) => heldFacts(model, caller, facts(fact), { [fact]: [field] }))
        : [];
      return {
        ...common,
        paper: null,
        verdict: 'DECLARE',
        explanation: requirement.explanation[caller.language],
        prefill,
        mayAskCitizen: true,
        legalGround: legalBasis,
      };
    }
    case 'PHYSICAL':
      return {
        ...common,
        paper: requirement.paper,
        verdict: 'FILE',
        explanation: requirement.explanation[caller.language],
        mayAskCitizen: true,
        legalGround: legalBasis,
      };
    default:
      return requirement satisfies never;
  }
}

function answerEvidence(sources: Sources, requirement: EvidenceRequirement, facts: Facts, allowed: boolean) {
  const { model, caller } = sources;
  const { verdict, by, ...sentence } = allowed ? withIssuers(sources, judge(sources, requirement, facts)) : NOT_ALLOWED;
  const oldest = by.reduce<Row | undefined>((a, b) => (a && a.recordedFrom <= b.recordedFrom ? a : b), undefined);
  const ground = mayAsk(requirement, verdict, facts) ? (requirement.ask?.ground ?? null) : null;
  return {
    verdict,
    explanation: sentence[caller.language],
    held: heldFacts(model, caller, by, requirement.shows),
    sourceAgency: sourceOf(sources, requirement, by),
    recordedFrom: oldest?.recordedFrom ?? null,
    ageDays: oldest?.ageDays ?? null,
    mayAskCitizen: ground !== null,
    legalGround: ground,
  };
}

type Found = Omit<Judgement, 'verdict'> & { verdict: EvidenceAnswer };

const NOT_ALLOWED: Found = {
  verdict: 'NOT_ALLOWED',
  by: [],
  vi: 'Quy định không cho phép thủ tục này tra cứu thông tin đó cho vai trò và mục đích của bạn. Hệ thống đã không tra cứu.',
  en: 'The rules do not let this procedure look this up for your role and purpose. Nothing was looked up.',
};

const NO_SUBJECT: Found = {
  verdict: 'NOT_HELD',
  by: [],
  vi: 'Hệ thống không có dữ liệu về đối tượng của hồ sơ. Hãy kiểm tra lại mã số đã nhập.',
  en: 'The hub holds nothing about the subject of the dossier. Check the identifier.',
};

function judge({ entry, facts: all, day, outcomes }: Sources, requirement: EvidenceRequirement, facts: Facts): Found {
  if (all(entry.subject).length === 0) return NO_SUBJECT;
  const found: Found = requirement.instead?.(facts) ?? requirement.judge?.(facts, outcomes) ?? judgeInTurn(requirement, facts, outcomes);
  const { freshness } = requirement;
  if (found.verdict !== 'HELD' || !freshness) return found;
  const ages = found.by.filter(({ fact }) => fact === freshness.fact).map((row) => ageOf(row, freshness.field, day));
  return ages.some((age) => age > freshness.maxAgeDays) ? { ...found, verdict: 'STALE', ...tooOld(freshness.maxAgeDays) } : found;
}

/**
 * What the registers say against who issued a document stands beside what is said of it, and what would be HELD is DISPUTED: the register of
 * authorities and the one that holds the document disagree, and until it is revoked nobody has decided that it is void.
 */
function withIssuers({ catalogue, outcomes }: Sources, found: Found): Found {
  const against = incompetence(catalogue, outcomes, found.by);
  if (!against) return found;
  const verdict = found.verdict === 'HELD' ? against.verdict : found.verdict;
  return { ...found, verdict, vi: `${found.vi} ${against.vi}`, en: `${found.en} ${against.en}` };
}

/**
 * The first condition that is not HELD decides, else the last one speaks; it rests on those of its records that the requirement looked up.
 */
function judgeInTurn(requirement: EvidenceRequirement, facts: Facts, outcomes: Outcomes): Judgement {
  const asked = questionsAbout(requirement.conditions, requirement.about?.(facts)).map((question) =>
    outcomes(question.condition, question),
  );
  const outcome = asked.find(({ verdict }) => verdict !== 'HELD') ?? asked.at(-1);
  if (!outcome) throw new Error(`${requirement.code} asks for nothing and judges nothing`);
  const { verdict, vi, en } = outcome;
  return { verdict, vi, en, by: rowsOf(outcome, facts, requirement.uses) };
}

function ageOf(row: Row, field: string | undefined, day: string): number {
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

function mayAsk({ ask }: EvidenceRequirement, verdict: EvidenceAnswer, facts: Facts): boolean {
  if (!ask || !ASKABLE.has(verdict)) return false;
  return verdict === 'NOT_ALLOWED' ? ask.when === undefined : (ask.when?.(facts) ?? true);
}

function sourceOf(
  { model, caller, entry, authorities }: Sources,
  { uses }: EvidenceRequirement,
  by: readonly Row[],
): RequirementAnswer['sourceAgency'] {
  const [first] = by;
  const [source] = uses;
  const entity = first?.entity ?? (source === undefined ? undefined : factOf(entry, source).entity);
  if (entity === undefined) return null;
  const mayKnowWriter = grantFor(model.access, caller, entityOf({ model }, entity).register, 'internal') === 'all';
  const authority = authorities.get(entity) ?? { code: null, name: null, ground: null };
  return { ...authority, writtenBy: mayKnowWriter ? (first?.writtenBy ?? null) : null };
}
