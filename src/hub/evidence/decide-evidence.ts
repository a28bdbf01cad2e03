import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { answerRequirement, questionsOf, type RequirementAnswer, type Sources } from './answer-requirement.js';
import { askConditions } from './ask-conditions.js';
import type { EvidenceCatalogue, Requirement } from './catalogue.js';
import { holdCase } from './hold-case.js';
import { lookUpFacts } from './look-up.js';
import { readAuthorities } from './origin.js';
import { type DossierInput, dossierOf, findProcedure } from './procedure.js';
import { checkRight, factOf, rightOf } from './right.js';

export type EvidenceQuestion = DossierInput & { procedure: string; asOf: AsOfInput; responseKey: string };

export type EvidenceVerdict = {
  procedure: string;
  procedureId: string;
  procedureCodes: readonly { code: string; validFrom: string | null; validTo: string | null }[];
  procedureName: string;
  legalBasis: string;
  complete: boolean;
  decidedAt: string;
  knownAt: string;
  requirements: readonly RequirementAnswer[];
};

/**
 * Answers, requirement by requirement, whether the registers hold what a procedure asks for.
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
  const { entry, name } = await findProcedure(tx, model, catalogue, { code: question.procedure, caseCode: caller.caseCode, at });
  checkRight(model, caller, entry.right, 'evidence');
  const dossier = dossierOf(entry, question);
  holdCase(context, entry, dossier);
  const right = rightOf(model, entry, caller, dossier);

  const maySubject = right.may(entry.subject);
  const isAllowed = (requirement: Requirement) =>
    maySubject &&
    (requirement.uses ?? []).every(right.may) &&
    (requirement.kind !== 'EVIDENCE' || (requirement.conditions ?? []).every(right.mayAsk));
  const wanted = new Set(entry.requirements.filter(isAllowed).flatMap(({ uses }) => uses ?? []));
  const facts = maySubject ? await lookUpFacts({ tx, model, caller, entry, dossier, right, at, audit }, wanted) : () => [];
  const entities = [...new Set(entry.requirements.flatMap(({ uses }) => (uses ?? []).map((fact) => factOf(entry, fact).entity)))];
  const components = entry.requirements.flatMap((requirement) =>
    (requirement.each ? dossier.things : [null]).map((thing) => ({ requirement, thing })),
  );
  const questions = components.flatMap(({ requirement, thing }) =>
    isAllowed(requirement) ? questionsOf({ catalogue, entry, facts }, requirement, thing) : [],
  );
  const sources: Sources = {
    catalogue,
    model,
    caller,
    entry,
    day: at.validAt,
    facts,
    outcomes: await askConditions({ tx, model, at, audit }, questions),
    authorities: await readAuthorities(tx, model, catalogue.agencies, entities, at),
  };

  const requirements = components.flatMap(
    ({ requirement, thing }) => answerRequirement(sources, requirement, thing, isAllowed(requirement)) ?? [],
  );
  return {
    procedure: entry.code,
    procedureId: entry.id,
    procedureCodes: entry.codes.map(({ code, validFrom = null, validTo = null }) => ({ code, validFrom, validTo })),
    procedureName: name,
    legalBasis: entry.legalBasis,
    complete: requirements.every(({ kind, verdict }) => kind !== 'EVIDENCE' || verdict === 'HELD'),
    decidedAt: at.validAt,
    knownAt: at.knownAt,
    requirements,
  };
}
