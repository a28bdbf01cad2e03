import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { type AsOfInput, type At, resolveAsOf, settledAt } from '../ledger/as-of.js';
import { boundValues } from '../query/given.js';
import type { WholeReading } from '../query/whole-root.js';
import { type AuditNotes, noteNamed } from '../reads/audit-notes.js';
import { PRESENT_INSTANT } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { type Answering, answerComponent, type RequirementAnswer } from './answer-requirement.js';
import type { Dossier, EvidenceCatalogue } from './catalogue.js';
import { type Definition, lawDay, readDefinition } from './definition.js';
import { type DossierInput, declinedOf, dossierOf } from './dossier.js';
import { subjectNames, thingNames } from './dossier-names.js';
import { holdCase } from './hold-case.js';
import { currentStanding, type Edition, noDefinitions, openEdition, type Standing, stillStands } from './kept-definitions.js';
import { type PlannedVerdict, plannedVerdict } from './planned-verdict.js';
import { type ReadVerdict, readVerdicts } from './read-verdict.js';
import { checkRight } from './right.js';

/** `caller` is bound to the dossier's case; `audit` notes whose data was looked at for it. */
export type DossierQuestion = DossierInput & { procedure: string; caller: Caller; audit: AuditNotes };

export type EvidenceVerdict = {
  procedure: string;
  procedureId: string;
  procedureCodes: Definition['codes'];
  procedureName: string;
  legalBasis: string;
  complete: boolean;
  decidedAt: string;
  knownAt: string;
  requirements: readonly RequirementAnswer[];
  /** Components that were not looked up since the applicant wished so; absent where none was. */
  declined?: readonly string[];
};

/**
 * Answers for each dossier, requirement by requirement, whether the registers hold what its procedure asks for; or why it does not.
 *
 * Promises: one statement for all dossiers of a procedure, whatever their number and that of their requirements, and none for what is known
 * of procedures already; what is wrong with one dossier touches no other; what the rules do not allow is NOT_ALLOWED without a look-up; an
 * unknown subject and a hidden one get the same answer, NOT_HELD throughout; values are shown only under the caller's own masks; whoever's
 * data is looked at stands in the read log.
 * It never decides the dossier: that is the official's.
 */
export async function decideEvidence(
  catalogue: EvidenceCatalogue,
  reading: WholeReading,
  asked: { dossiers: readonly DossierQuestion[]; asOf: AsOfInput },
): Promise<{ at: At; answers: readonly (EvidenceVerdict | HubError)[] }> {
  const { at, answers } = await lookAtDossiers(catalogue, reading, asked);
  return { at, answers: answers.map((one) => (one instanceof HubError ? one : one.verdict)) };
}

/** The same, with what was found of it: for who goes on with the records themselves. `read` is null where nothing may be looked up. */
export type LookedAt = { verdict: EvidenceVerdict; planned: PlannedVerdict; read: ReadVerdict | null };

export async function lookAtDossiers(
  catalogue: EvidenceCatalogue,
  reading: WholeReading,
  { dossiers, asOf }: { dossiers: readonly DossierQuestion[]; asOf: AsOfInput },
): Promise<{ at: At; answers: readonly (LookedAt | HubError)[] }> {
  // Beside other fields everything is of their snapshot, so nothing is remembered from another.
  const kept = reading.shared ? noDefinitions() : reading.kept(catalogue, noDefinitions);
  const settled = reading.shared ?? (await settledTimes(reading, asOf));
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const edition = await openEdition(reading.tx, kept);
    const deciding: Deciding = {
      ...{ reading, catalogue, edition, asOf, settled },
      today: settled?.today ?? kept.today,
      day: settled?.at.validAt ?? asOf?.validAt ?? kept.today,
    };
    const { standing, decided } = await decideAll(deciding, dossiers);
    if (!reading.shared && !stillStands(kept, edition, standing, settled === null && !asOf?.validAt)) continue;
    const at = settled?.at ?? settledAt(asOf, standing.times, null);
    const answers = await Promise.all(
      decided.map((one) => (one instanceof HubError ? one : answered(deciding, one, at).catch(expectedFault))),
    );
    return { at, answers };
  }
  throw new HubError('UNAVAILABLE');
}

/** Definitions hardly ever change twice within one question. */
const ROUNDS_MAX = 4;

/** Of times that must be looked up; null where the statement of the verdict finds its own. */
async function settledTimes({ tx }: WholeReading, asOf: AsOfInput): Promise<{ at: At; today: string } | null> {
  if (!asOf?.snapshot && !asOf?.knownAt) return null;
  const times = await currentTimes(tx);
  return { at: await resolveAsOf(tx, asOf, times), today: times.today };
}

type Deciding = {
  reading: WholeReading;
  catalogue: EvidenceCatalogue;
  edition: Edition;
  asOf: AsOfInput;
  settled: { at: At; today: string } | null;
  today: string;
  day: string;
};

type Prepared = {
  question: DossierQuestion;
  dossier: Dossier;
  definition: Definition;
  declined: readonly string[];
  planned: PlannedVerdict;
};
type Decided = Prepared & { read: ReadVerdict | null };

/** `standing`: as of the first statement, since the oldest snapshot is the one that tells most of what changed meanwhile. */
async function decideAll(
  deciding: Deciding,
  dossiers: readonly DossierQuestion[],
): Promise<{ standing: Standing; decided: readonly (Decided | HubError)[] }> {
  const { reading, catalogue, edition, settled, today, day } = deciding;
  const prepared: (Prepared | HubError)[] = [];
  for (const question of dossiers) prepared.push(await prepare(deciding, question, dossiers.length > 1).catch(expectedFault));
  const groups = new Map<PlannedVerdict, number[]>();
  for (const [nr, one] of prepared.entries())
    if (!(one instanceof HubError) && one.planned.mayFind) groups.set(one.planned, [...(groups.get(one.planned) ?? []), nr]);
  const read = new Map<number, ReadVerdict>();
  let first: Standing | undefined;
  for (const [{ compiled }, numbers] of groups) {
    const asked = numbers.map((nr) => ({ nr, ...columnsOf(prepared[nr] as Prepared) }));
    const times = { validAt: day, knownAt: settled?.at.knownAt, today, since: edition.since };
    const given = { ...asked[0], dossiers: JSON.stringify(asked), ...times };
    const { standing, verdicts } = await readVerdicts(reading.tx, compiled, boundValues(compiled, {}, given));
    first ??= standing;
    // One alone is told without its number.
    for (const [nr, verdict] of verdicts) read.set(dossiers.length > 1 ? nr : (numbers[0] ?? 0), verdict);
  }
  const standing = first ?? (await currentStanding(reading.tx, catalogue, edition));
  return { standing, decided: prepared.map((one, nr) => (one instanceof HubError ? one : { ...one, read: read.get(nr) ?? null })) };
}

function columnsOf({ question, dossier: { key, things } }: Prepared): Record<string, unknown> {
  return {
    key,
    case: question.caller.caseCode,
    ...Object.fromEntries(Object.entries(things).map(([argument, values]) => [`things.${argument}`, values])),
  };
}

/** Everything that is decided before a dossier is looked up. */
async function prepare(
  { reading, catalogue, edition, asOf, settled, day }: Deciding,
  question: DossierQuestion,
  many: boolean,
): Promise<Prepared> {
  const { tx, model } = reading;
  const { caller, audit, procedure } = question;
  checkRight(model, caller, 'evidence');
  const key = JSON.stringify([procedure, lawDay(catalogue, caller.caseCode, day), settled?.at.knownAt]);
  const at = { validAt: day, knownAt: settled?.at.knownAt ?? PRESENT_INSTANT };
  const definition =
    edition.definitions.get(key) ??
    sameAs(edition, await readDefinition(tx, model, catalogue, { code: procedure, caseCode: caller.caseCode, at }));
  edition.definitions.set(key, definition);
  const dossier = dossierOf(catalogue, definition, question);
  holdCase({ model, caller, audit }, catalogue, definition, dossier);
  const declined = declinedOf(definition, question);
  const times = { validAt: Boolean(settled || asOf?.validAt), knownAt: Boolean(settled && (asOf?.knownAt || asOf?.snapshot)) };
  const planned = plannedVerdict({ model, catalogue, definition, caller, declined }, { kind: dossier.kind, times, many });
  for (const field of planned.looks) {
    audit.classes.add(field.class);
    audit.entities.add(field.entity);
  }
  audit.begin();
  return { question, dossier, definition, declined, planned };
}

/** Of laws that are the same on many days one object stands, so that what hangs on it is made once. */
function sameAs({ definitions }: Edition, read: Definition): Definition {
  const text = JSON.stringify(read);
  for (const one of definitions.values()) if (one.id === read.id && JSON.stringify(one) === text) return one;
  return read;
}

async function answered({ reading, catalogue }: Deciding, decided: Decided, at: At): Promise<LookedAt> {
  const { model } = reading;
  const { question, definition, declined, dossier, planned, read } = decided;
  const { caller, audit } = question;
  for (const subject of read?.subjects ?? []) audit.subjects.add(subject);
  if (planned.mayFind) await noteWho(reading, catalogue, decided);
  const { compiled, allowed, components } = planned;
  const answering: Answering = { model, caller, catalogue, definition, compiled, read, allowed, declined, day: at.validAt };
  const requirements = components.flatMap((component) => {
    const { each } = component.requirement;
    return (each === null ? [null] : (dossier.things[each] ?? [])).flatMap((thing) => answerComponent(answering, component, thing) ?? []);
  });
  const verdict: EvidenceVerdict = {
    procedure: definition.code,
    procedureId: definition.id,
    procedureCodes: definition.codes,
    procedureName: definition.name,
    legalBasis: definition.legalBasis,
    complete: requirements.every(({ kind, verdict }) => kind !== 'EVIDENCE' || verdict === 'HELD'),
    decidedAt: at.validAt,
    knownAt: at.knownAt,
    requirements,
    ...(declined.length > 0 ? { declined } : {}),
  };
  return { verdict, planned, read };
}

/**
 * Notes everybody whom the dossier names by a key of theirs. Whose record was found stands in the verdict already, and must be of the case;
 * who was not found, or not alone, is looked for among all who ever carried the key.
 */
async function noteWho({ tx, model }: WholeReading, catalogue: EvidenceCatalogue, { question, dossier, read }: Decided): Promise<void> {
  const { caller, audit } = question;
  const found = [
    {
      names: subjectNames({ model, catalogue }, dossier),
      isAnswered: read?.subjectCount === 1,
      persons: read?.subjectPersons ?? [],
    },
    ...thingNames({ model, catalogue }, dossier).map(({ argument, thing, names }) => {
      const records = read?.things.get(argument)?.get(thing) ?? [];
      return { names, isAnswered: records.length === 1, persons: records.flatMap(({ persons }) => persons) };
    }),
  ];
  const bound = caller.case;
  const isOfOthers = found.some(
    ({ names, isAnswered, persons }) =>
      bound !== undefined && names.length > 0 && isAnswered && persons.length > 0 && !persons.some((one) => bound.subjects.has(one)),
  );
  await noteNamed(
    tx,
    { model, caller, audit },
    found.flatMap(({ names, isAnswered }) => (isAnswered ? [] : names)),
  );
  if (isOfOthers) throw new HubError('NOT_IN_CASE');
}

/** What is wrong with a dossier is told; faults of the system end the question. */
function expectedFault(error: unknown): HubError {
  if (error instanceof HubError && error.status < 500) return error;
  throw error;
}
