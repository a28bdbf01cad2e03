import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { bindDossiers } from '../access/bind-case.js';
import type { Caller } from '../access/caller.js';
import { checkPurposeAlone } from '../access/decide.js';
import type { AsOfInput } from '../ledger/as-of.js';
import type { WholeAnswer, WholeReading } from '../query/whole-root.js';
import { REFUSALS } from '../reads/refusals.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { decideEvidence, type EvidenceVerdict } from './decide-evidence.js';
import type { DossierInput } from './dossier.js';
import { checkAnswers } from './right.js';

/** A dossier of several: `case` is the code under which it was opened. */
export type BatchedDossier = DossierInput & { procedure: string; case: string };

/** Exactly one of verdict and error. */
export type DossierAnswer = { case: string; mandate: string | null; verdict: EvidenceVerdict | null; error: DossierError | null };
export type DossierError = { code: string; message: string; details: Readonly<Record<string, unknown>> };

/**
 * Answers for many dossiers at once, each under the case that it was opened by: one statement for all of a procedure, a row of the read log
 * for each, and what is wrong with one is told in its place.
 */
export async function decideBatch(
  catalogue: EvidenceCatalogue,
  reading: WholeReading,
  { dossiers, asOf }: { dossiers: readonly BatchedDossier[]; asOf: AsOfInput },
): Promise<WholeAnswer & { value: readonly DossierAnswer[] }> {
  const { tx, model, caller, apart } = reading;
  checkPurposeAlone(model.access, caller);
  checkAnswers(model, caller, 'evidenceBatch');
  const { max } = LIMITS.evidenceDossiers;
  if (dossiers.length > max) throw beyond('evidenceDossiers', { asked: dossiers.length, argument: 'dossiers' });
  const bound = await bindDossiers(
    tx,
    model,
    caller,
    dossiers.map((one) => one.case),
  );
  const parts = dossiers.map((dossier) => {
    const own = bound(dossier.case);
    return { dossier, own, ...apart(own, { dossier }) };
  });
  const questions = parts.map(({ dossier, own, audit }) => ({ ...dossier, caller: own, audit }));
  const { at, answers } = await decideEvidence(catalogue, reading, { dossiers: questions, asOf });
  const value = answers.map((answer, nr): DossierAnswer => {
    const code = dossiers[nr]?.case ?? '';
    const mandate = parts[nr]?.own.case?.mandate ?? null;
    if (!(answer instanceof HubError)) return { case: code, mandate, verdict: answer, error: null };
    if (REFUSALS.has(answer.code)) parts[nr]?.refused(answer.code);
    return { case: code, mandate, verdict: null, error: errorOf(answer, caller) };
  });
  return { value, at };
}

function errorOf(fault: HubError, { language }: Caller): DossierError {
  return { code: fault.code, message: fault.sentence(language), details: fault.details };
}
