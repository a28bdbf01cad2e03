import { LRUCache } from 'lru-cache';
import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import type { AsOfInput, At } from '../ledger/as-of.js';
import { namesOf, personsIn } from '../query/asked-persons.js';
import { boundValues } from '../query/given.js';
import { type AuditNotes, noteNamed } from '../reads/audit-notes.js';
import { entityOf } from '../sql/sql-context.js';
import { type Answering, answerComponent, type RequirementAnswer } from './answer-requirement.js';
import type { Dossier, EvidenceCatalogue, GuardedField } from './catalogue.js';
import { type CompiledVerdict, compileVerdict, planDefinition, type VerdictShape } from './compile-verdict.js';
import { type Definition, readDefinition } from './definition.js';
import { type DossierInput, dossierOf } from './dossier.js';
import { holdCase } from './hold-case.js';
import { readVerdict } from './read-verdict.js';
import { checkRight, mayLookAt } from './right.js';

export type EvidenceQuestion = DossierInput & { procedure: string; asOf: AsOfInput; responseKey: string };

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
};

/**
 * Answers, requirement by requirement, whether the registers hold what a procedure asks for: one statement, whatever their number.
 *
 * Promises: what the rules do not allow is NOT_ALLOWED without a look-up; an unknown subject and a hidden one get the same answer, NOT_HELD
 * throughout; values are shown only under the caller's own masks; whoever's data is looked at stands in the read log.
 * It never decides the dossier: that is the official's.
 */
export async function decideEvidence(
  catalogue: EvidenceCatalogue,
  context: HubContext,
  question: EvidenceQuestion,
): Promise<EvidenceVerdict> {
  const { model, caller, audit, reading } = context;
  if (!reading) throw new Error('evidence is asked outside a query');
  const { tx } = reading;
  checkPurpose(model.access, caller, true);
  const at = await reading.readAt(question.responseKey, question.asOf);
  checkRight(model, caller, 'evidence');
  const definition = await readDefinition(tx, model, catalogue, { code: question.procedure, caseCode: caller.caseCode, at });
  const dossier = dossierOf(catalogue, definition, question);
  holdCase(context, catalogue, definition, dossier);
  const asked = question.asOf ?? {};
  const times = { validAt: Boolean(asked.validAt || asked.snapshot), knownAt: Boolean(asked.knownAt || asked.snapshot) };
  return verdictOf({ tx, model, caller, audit, catalogue, definition, dossier, at, today: reading.times.today, times });
}

type Deciding = {
  tx: Tx;
  model: Model;
  caller: Caller;
  audit: AuditNotes;
  catalogue: EvidenceCatalogue;
  definition: Definition;
  dossier: Dossier;
  at: Pick<At, 'validAt' | 'knownAt'>;
  today: string;
  times: VerdictShape['times'];
};

async function verdictOf(deciding: Deciding): Promise<EvidenceVerdict> {
  const { tx, model, caller, audit, catalogue, definition, dossier, at, today } = deciding;
  const planned = planDefinition(model, catalogue, definition, dossier.kind);
  const mayFind = mayLookAt(model, caller, planned.keyFields);
  const allowed = new Set(
    planned.components.flatMap(({ requirement, looks }) => (mayFind && mayLookAt(model, caller, looks) ? [requirement.component] : [])),
  );
  const compiled = compiledFor(deciding, allowed);
  note(audit, [...(mayFind ? planned.keyFields : []), ...compiled.arms.flatMap(({ looks }) => looks)]);
  const given = {
    key: dossier.key,
    validAt: at.validAt,
    knownAt: at.knownAt,
    today,
    ...Object.fromEntries(definition.things.map((argument) => [`things.${argument}`, dossier.things[argument] ?? []])),
  };
  const read = mayFind ? await readVerdict(tx, compiled, boundValues(compiled, {}, given)) : null;
  for (const subject of read?.subjects ?? []) audit.subjects.add(subject);
  if (mayFind) await noteNamed(tx, { model, caller, audit }, namedBy(model, catalogue, dossier));

  const answering: Answering = { model, caller, catalogue, definition, compiled, read, allowed, day: at.validAt };
  const requirements = planned.components.flatMap((component) => {
    const { each } = component.requirement;
    return (each === null ? [null] : (dossier.things[each] ?? [])).flatMap((thing) => answerComponent(answering, component, thing) ?? []);
  });
  return {
    procedure: definition.code,
    procedureId: definition.id,
    procedureCodes: definition.codes,
    procedureName: definition.name,
    legalBasis: definition.legalBasis,
    complete: requirements.every(({ kind, verdict }) => kind !== 'EVIDENCE' || verdict === 'HELD'),
    decidedAt: at.validAt,
    knownAt: at.knownAt,
    requirements,
  };
}

function note(audit: AuditNotes, fields: readonly GuardedField[]): void {
  for (const field of fields) {
    audit.classes.add(field.class);
    audit.entities.add(field.entity);
  }
  audit.begin();
}

/** Everybody whom the dossier names by a key of theirs, found or not. */
function namedBy(model: Model, catalogue: EvidenceCatalogue, { kind, key, things }: Dossier) {
  const subject = catalogue.subjects[kind];
  const listed = Object.entries(things).flatMap(([argument, values]) => {
    const named = catalogue.things[argument];
    return named && values.length > 0 ? personsIn(model, entityOf({ model }, named.entity), { [named.field]: { in: values } }) : [];
  });
  const asked = subject ? personsIn(model, entityOf({ model }, subject.entity), subject.where(key)) : [];
  return namesOf([...asked, ...listed], {}, () => false);
}

/** Statements by what they depend on: a definition that was read anew is another object, and its statements go with the old one. */
const COMPILED = new WeakMap<EvidenceCatalogue, LRUCache<string, CompiledVerdict>>();
/** Twenty procedures, in a few roles' hands, at present or another time: all named statements stay below what a connection keeps. */
const COMPILED_MAX = 100;

function compiledFor({ model, catalogue, definition, dossier, times }: Deciding, allowed: ReadonlySet<string>): CompiledVerdict {
  const kept = COMPILED.get(catalogue) ?? new LRUCache<string, CompiledVerdict>({ max: COMPILED_MAX });
  COMPILED.set(catalogue, kept);
  const key = JSON.stringify([definition, dossier.kind, [...allowed], times]);
  const known = kept.get(key);
  if (known) return known;
  const compiled = compileVerdict(model, catalogue, definition, { kind: dossier.kind, allowed, times });
  kept.set(key, compiled);
  return compiled;
}
