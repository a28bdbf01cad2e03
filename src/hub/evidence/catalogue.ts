import type { LimitName } from '../../limits.js';
import type { Sentence, Told, Verdict } from '../declare/condition.js';
import type { FieldClass } from '../declare/types.js';
import type { Operation, OperationProblem } from '../write/operations.js';

/**
 * What a procedure asks for, as data. The engine knows no procedure, register or entity by name; one more procedure is one more entry in
 * the list that the registers hand over.
 */
export type EvidenceCatalogue = {
  /** Where the register of procedures is: which entity, and which fields hold the code, the hub's own id, the title and who decides. */
  register: { entity: string; code: string; hubId: string; name: string; authority: string };
  /** Which fields of an agency stand for it in an answer, and which field of the dated authority (`Model.authority`) holds its ground. */
  agencies: { entity: string; code: string; name: string; ground: string };
  /** What authorities issue, by entity, and the condition of the law that says whether they were the ones to do so on the day. */
  issued: { condition: string; documents: Readonly<Record<string, IssuedDocument>> };
  procedures: readonly DatedProcedure[];
  /** The legal day on which the authority received the dossier of this code, `YYYY-MM-DD`; null when the code does not tell. */
  receivedOn(caseCode: string): string | null;
  /** The agency that received the dossier of this code; null when the code does not tell. */
  receivedBy(caseCode: string): string | null;
};

/** A document that is good because of who issued it. Every fact about it looks these fields up. */
export type IssuedDocument = {
  /** The fields that name the agency and the day. */
  issuer: string;
  issuedOn: string;
  /** Authorities of provinces issue it as well, until this day (exclusive) where one is named; left out: they never do. */
  provincial?: { until?: string };
  /** Only where the field says one of these; others have issuers of their own, about whom nothing is on record. */
  among?: { field: string; values: readonly string[] };
};

/**
 * What a procedure asks for under one state of the law, over the days on which that is in force. Editions of a procedure do not overlap.
 */
export type Edition = {
  inForceFrom: string;
  /** Last day, inclusive; left out: still in force. */
  inForceTo?: string;
  legalBasis: string;
  requirements: readonly Requirement[];
  result?: ResultRule;
};

/** A procedure through time: what never changes of it, and its editions. */
export type DatedProcedure = Omit<ProcedureEntry, keyof Edition | 'code'> & { editions: readonly Edition[] };

/** A national code of a procedure, over the days on which it was or is announced; an end nobody knows is left out. */
export type DatedCode = { code: string; validFrom?: string /** First day on which it is the code no more. */; validTo?: string };

/** A procedure under the law of one day. */
export type ProcedureEntry = Edition & {
  /** Its name in the hub, for ever. Example: `P06`. */
  id: string;
  /**
   * What the national catalogue called it, the latest first; none where it has no code. Each is understood on any day: dossiers go on
   * naming old ones.
   */
  codes: readonly DatedCode[];
  /** Its latest code, else its id: what dossiers and reasons name. */
  code: string;
  /** Used while the register of procedures lacks it. */
  name: string;
  /** Kinds of records that its dossiers need beside its facts: what a computed field of its right is worked out of. */
  needs?: readonly string[];
  /** In how many working days a whole dossier of this kind is to be decided. */
  workingDays: number;
  /** Members of the subject input that can say whom a dossier of this kind is about. */
  subjects: readonly string[];
  /** The fact that finds the subject; without a row of it nothing else is looked at. */
  subject: string;
  /** Things the dossier names one by one, each with requirements of its own. */
  each?: { limit: LimitName; fact: string; field: string };
  right: readonly ProcedureRight[];
  /** In the order they are looked up: one that goes through another comes after it. */
  facts: Readonly<Record<string, Fact>>;
};

/** The procedure's right: which fields above open it may look at, in whose hands and for which purposes. What is not listed it may not. */
export type ProcedureRight = { roles: readonly string[]; purposes: readonly string[]; fields: Readonly<Record<string, readonly string[]>> };

/** Whom and what a question is about. `result` is what is being written back, when something is. */
export type Dossier = {
  kind: string;
  key: string;
  things: readonly string[];
  result?: unknown;
};

/** Records to look at, in the shape of the API's filters; one statement whatever the number of things. */
export type Fact = {
  entity: string;
  fields: readonly string[];
  /** Only records whose `link` points to a record of the other fact. */
  through?: { fact: string; link: string };
  /** Other facts whose rows its filter needs. */
  after?: readonly string[];
  /** Null: nothing to look for. */
  where?(dossier: Dossier, found: Facts): Readonly<Record<string, unknown>> | null;
};

/** Rows of each fact; asking for one that was not declared is a mistake in the catalogue and throws. */
export type Facts = (fact: string) => readonly Row[];

/** One record that was found. `values` are unmasked: only what `held` lets through may be shown. */
export type Row = {
  fact: string;
  entity: string;
  id: string;
  position: string;
  recordedFrom: string;
  /** People whose data it is. */
  subjects: readonly string[];
  /** Agency that wrote it. */
  writtenBy: string | null;
  /** Days since the hub said so. */
  ageDays: number;
  values: Readonly<Record<string, unknown>>;
};

type Component = {
  /** Unique within the procedure. */
  code: string;
  nameVi: string;
  nameEn: string;
  legalBasis: string;
  /** Once for every thing the dossier names. */
  each?: true;
  /** Facts it rests on; the first one's register is its source while nothing is held. */
  uses?: readonly string[];
  /** Whether it belongs to this dossier at all; judged on the facts it uses. */
  applies?(facts: Facts): boolean;
};

export type Requirement = EvidenceRequirement | DeclarationRequirement | PhysicalRequirement;

export type EvidenceRequirement = Component & {
  kind: 'EVIDENCE';
  uses: readonly string[];
  paper: string | null;
  /** Fields of each fact that the answer may show; a yes-or-no requirement shows none. */
  shows: Readonly<Record<string, readonly string[]>>;
  /** Conditions of the law it asks, in this order. The procedure's right must list what they read above open. */
  conditions?: readonly string[];
  /** About which of the records found; nothing: nobody to ask about. All requirements' questions are asked in one statement. */
  about?(facts: Facts): readonly About[];
  /** What stands in the way of asking at all, such as a vehicle that nobody knows. */
  instead?(facts: Facts): Judgement | null;
  /** What it makes of the outcomes; left out: the first that is not HELD decides, else the last speaks. */
  judge?(facts: Facts, outcomes: Outcomes): Judgement;
  /** Relying on it ends this many days after `field`, or, without one, after the hub recorded it. */
  freshness?: { fact: string; field?: string; maxAgeDays: number };
  /** The ground on which the citizen may be asked when it is not held; absent: never asked. */
  ask?: { ground: string; when?(facts: Facts): boolean };
};

/** What conditions are asked about: ids by parameter, and further parameters. Each condition takes those it knows. */
export type About = { of: Readonly<Record<string, string | null>>; given?: Readonly<Record<string, string | number>> };

/** One condition asked about records that were found; an id that is null is a record that is not there. */
export type Question = About & { condition: string };

/** What it answers. `basis` are the ids of the records the case rests on, by entity. */
export type Outcome = {
  condition: string;
  key: string;
  verdict: Verdict;
  told: Told;
  basis: Readonly<Record<string, readonly string[]>>;
} & Sentence;

/** The outcome of a condition that was asked; asking for one that was not is a mistake in the catalogue and throws. */
export type Outcomes = (condition: string, about: About) => Outcome;

export type DeclarationRequirement = Component & {
  kind: 'DECLARATION';
  explanation: Sentence;
  prefill: readonly { fact: string; field: string }[];
};

export type PhysicalRequirement = Component & { kind: 'PHYSICAL'; explanation: Sentence; paper: string | null };

export type EvidenceAnswer = Verdict | 'STALE' | 'NOT_ALLOWED';

/** What a requirement's rule finds; `by` are the rows it rests on. NOT_ALLOWED is never a judgement: it is decided before looking. */
export type Judgement = { verdict: Verdict; by: readonly Row[] } & Sentence;

/** How a decided procedure is written back. */
export type ResultRule = {
  /** Member of the result input it takes. */
  payload: string;
  /** The document that is written (`EvidenceCatalogue.issued`): who may issue it decides it. */
  writes: string;
  /** The days on which it was decided. */
  decidedOn(payload: unknown): readonly string[];
  roles: readonly string[];
  purposes: readonly string[];
  /** Facts the delta is made from. */
  uses: readonly string[];
  /** What the payload names one by one, for `each`. */
  things?(payload: unknown): readonly string[];
  /** Conditions of the law the delta minds, and about which of the records. */
  conditions?: readonly string[];
  about?(facts: Facts, payload: unknown): readonly About[];
  delta(input: ResultInput): Delta;
};

/** `today`: the legal day of recording. */
export type ResultInput = {
  facts: Facts;
  outcomes: Outcomes;
  dossier: Dossier;
  payload: unknown;
  resultCode: string;
  issuerId: string;
  today: string;
};

/**
 * The register changes of a result; or what its payload names and the registers do not know; or why it is none: what is not judgement is
 * checked again, by the conditions that the dossier was asked by.
 */
export type Delta =
  | { operations: readonly Operation[]; warnings: readonly OperationProblem[] }
  | { missing: Sentence }
  | { refused: readonly OperationProblem[] };

export type MaskReason = 'ROLE_NOT_ALLOWED' | 'PURPOSE_DOES_NOT_COVER';

/** A field above open of some entity. */
export type GuardedField = { entity: string; field: string; class: FieldClass };
