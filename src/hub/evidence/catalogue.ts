import type { LimitName } from '../../limits.js';
import type { Sentence, Told, Verdict } from '../declare/condition.js';
import type { Value, Values } from '../declare/model.js';
import type { FieldClass } from '../declare/types.js';
import type { Operation, OperationProblem } from '../write/operations.js';
import type { EffectLine, ResultDocument } from './effects/line.js';

/**
 * What the registers lend to the engine of evidence. Procedures themselves are records (`definition.ts`); the engine knows no procedure,
 * register or entity by name.
 */
export type EvidenceCatalogue = {
  /** Where the register of procedures is: which entity, and which fields hold the code, the hub's own id and who decides. */
  register: { entity: string; code: string; hubId: string; authority: string };
  /** Entities of the records that say what dossiers are made of. */
  definitions: { procedure: string; requirement: string; evidenceType: string; effect: string };
  /** Which fields of an agency stand for it in an answer, and which field of the dated authority (`Model.authority`) holds its ground. */
  agencies: { entity: string; code: string; name: string; ground: string };
  /** The register of dossiers, and the link of one that leads to its subject, by the subject's entity; persons stand behind `person` of themselves. */
  dossiers: { entity: string; links: Readonly<Record<string, string>> };
  /** The register of what was paid for them, linked in the same way. */
  payments: { entity: string; links: Readonly<Record<string, string>> };
  /**
   * What authorities issue, by entity; the condition of the law that says whether they were the ones to do so on the day, and the one that
   * says whether another agency may record it for them.
   */
  issued: { condition: string; acting: string; documents: Readonly<Record<string, IssuedDocument>> };
  /** Entities that keep what other registers said: who holds such a fact is told by its type of evidence, not by who keeps the answer. */
  external: Readonly<Record<string, ExternalKind>>;
  /** The register of who acts for whom: the link to who gives a mandate, by the giver's entity, to who acts, and its procedures (none: all). */
  mandates: { entity: string; code: string; givers: Readonly<Record<string, string>>; representative: string; procedures: string };
  /** By member of the subject input: whom it names. */
  subjects: Readonly<Record<string, NamedSubject>>;
  /** By argument: the things that a dossier names one by one. */
  things: Readonly<Record<string, NamedThings>>;
  /** The entity of each parameter of a condition that is a record. */
  parameters: Readonly<Record<string, string>>;
  /** By code: what a decision writes that takes an input of its own. */
  effects: Readonly<Record<string, ResultRule>>;
  /** By name: kinds of lines of `documents` that know a register, beside the generic ones. */
  effectKinds: Readonly<Record<string, EffectKind>>;
  /** The legal day on which the authority received the dossier of this code, `YYYY-MM-DD`; null when the code does not tell. */
  receivedOn(caseCode: string): string | null;
  /** The agency that received the dossier of this code; null when the code does not tell. */
  receivedBy(caseCode: string): string | null;
};

/** `named`: the record that carries the key, where that is another than the subject itself. */
export type NamedSubject = { entity: string; where(key: unknown): Where; named?: { entity: string; where(key: unknown): Where } };

/**
 * `about`: the field that says what such a record is about. Where that is a link, the entity behind it and the fields of it by which the source knows it;
 * else the source knows it by the field itself. Absent: nobody is asked, all is fed in.
 */
export type ExternalKind = { about?: { field: string; of?: { entity: string; by: readonly string[] } } };

/** Things that are records, found by the field; or texts that no record need carry yet. `optional`: a dossier may name none of them. */
export type NamedThings = { limit: LimitName; optional?: boolean } & (NamedRecords | NamedTexts);
export type NamedRecords = { entity: string; field: string };

/** `said`: the value of a result's document that says it, and the entity and field that it is written to. */
export type NamedTexts = { said: { name: string; entity: string; field: string } };

/** The records that things are; null where they are texts. */
export function recordsNamed(things: NamedThings): NamedRecords | null {
  return 'entity' in things ? things : null;
}

export type Where = Readonly<Record<string, unknown>>;

/** A document that is good because of who issued it. */
export type IssuedDocument = {
  /** The fields that name the agency and the day; without them only who records it is judged, and not who wrote what is there. */
  issuer?: string;
  issuedOn?: string;
  /** Authorities of provinces issue it as well, until this day (exclusive) where one is named; left out: they never do. */
  provincial?: { until?: string };
  /** Only where the field says one of these; others have issuers of their own, about whom nothing is on record. */
  among?: { field: string; values: readonly string[] };
};

/** Whom and what a question is about. `things` are under their argument; `result` is what is being written back, when something is. */
export type Dossier = {
  kind: string;
  key: string;
  things: Readonly<Record<string, readonly string[]>>;
  result?: unknown;
};

/** Records to look at for a result, in the shape of the API's filters; one statement whatever the number of things. */
export type Fact = {
  entity: string;
  fields: readonly string[];
  /** Only records whose `link` points to a record of the other fact. */
  through?: { fact: string; link: string };
  /** Null: nothing to look for. */
  where?(dossier: Dossier): Where | null;
};

/** Rows of each fact; asking for one that was not declared is a mistake in the catalogue and throws. */
export type Facts = (fact: string) => readonly Row[];

/** One record that was found. `values` are unmasked: only what `held` lets through may be shown. */
export type Row = {
  entity: string;
  id: string;
  recordedFrom: string;
  /** People whose data it is. */
  subjects: readonly string[];
  /** Where the change that wrote this state stands in the ledger; null where it was not asked for. */
  position: string | null;
  /** Agency that wrote it. */
  writtenBy: string | null;
  /** Days since the hub said so. */
  ageDays: number;
  values: Readonly<Record<string, unknown>>;
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

export type EvidenceAnswer = Verdict | 'STALE' | 'NOT_ALLOWED';

/** How a decided procedure is written back. */
export type ResultRule = {
  /** Member of the result input it takes. */
  payload: string;
  /** The document that is written (`EvidenceCatalogue.issued`): who may issue it decides it. */
  writes: string;
  /** What every such document says, by its fields; where that makes it one of those with issuers of their own, nobody is refused. */
  said?: Readonly<Record<string, string>>;
  /** The fact that finds the subject; without a row of it nothing else is looked at. */
  subject: string;
  /** In the order they are looked up: one that goes through another comes after it. */
  facts: Readonly<Record<string, Fact>>;
  /** The days on which it was decided. */
  decidedOn(payload: unknown): readonly string[];
  /** What the payload names one by one, under the argument that would name them. */
  things?(payload: unknown): Readonly<Record<string, readonly string[]>>;
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
  /** The day on which the dossier was received. */
  receivedOn: string;
};

/**
 * The register changes of a result; or what its payload names and the registers do not know; or why it is none: what is not judgement is
 * checked again, by the conditions that the dossier was asked by.
 */
export type Delta =
  | { operations: readonly Operation[]; warnings: readonly OperationProblem[] }
  | { missing: Sentence }
  | { refused: readonly OperationProblem[] };

/** What a kind of effect is in code. */
export type EffectKind = {
  /** Whether it changes a record that is there, which the line says where to find. */
  changes: boolean;
  /** What else it looks at, beside what the line names; `subject` is a fact already. */
  facts?: Readonly<Record<string, Fact>>;
  /** Values of the document that it reads by itself, beside those of the map. */
  takes?: readonly string[];
  /** Conditions that it minds whatever the line says, and about which of its facts. */
  conditions?: readonly string[];
  about?(facts: Facts, document: ResultDocument): readonly About[];
  apply(input: EffectInput): Applied;
};

export type EffectInput = {
  line: EffectLine;
  document: ResultDocument;
  /** The map, with every source read; and that of the record which is replaced. */
  values: Values;
  was: Values;
  /** The record that is changed. */
  found: Row | null;
  subject: Row;
  facts: Facts;
  outcomes: Outcomes;
  issuerId: string;
  /** For the record that it makes. */
  newId(): string;
  /** Brings what the document says to the form in which a field is kept. */
  taken(entity: string, field: string, value: unknown): Value;
  /** What the result writes before this. */
  before: readonly Operation[];
};

/** `record`: what later lines mean by this one. */
export type Applied =
  | { operations: readonly Operation[]; record: string }
  | { missing: Sentence }
  | { refused: readonly Omit<OperationProblem, 'operation'>[] };

export type MaskReason = 'ROLE_NOT_ALLOWED' | 'PURPOSE_DOES_NOT_COVER';

/** A field above open of some entity. */
export type GuardedField = { entity: string; register: string; field: string; class: FieldClass };
