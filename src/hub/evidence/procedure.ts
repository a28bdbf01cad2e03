import { beyond } from '../../beyond.js';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import type { DatedProcedure, Dossier, EvidenceCatalogue, ProcedureEntry } from './catalogue.js';

type Asked = { code: string; caseCode: string | null; at: { validAt: string; knownAt: string } };

/**
 * The procedure under the law of the dossier, with its title on the day asked for; an unknown code names the known ones, a known one that
 * is not set up says so, and so does one that no law provides for on that day.
 */
export async function findProcedure(
  tx: Tx,
  model: Model,
  catalogue: EvidenceCatalogue,
  { code, caseCode, at }: Asked,
): Promise<{ entry: ProcedureEntry; name: string }> {
  const { register } = catalogue;
  const procedure = catalogue.procedures.find(({ id, codes }) => id === code || codes.some((dated) => dated.code === code));
  const known = catalogue.procedures.flatMap(({ id, codes }) => [id, ...codes.map((dated) => dated.code)]);
  const called = procedure ? procedure.codes.map((dated) => dated.code) : [code];
  const named = await findRecords(tx, model, {
    entity: register.entity,
    where: procedure
      ? { [register.code]: { in: called } }
      : { or: [{ [register.code]: { eq: code } }, { [register.hubId]: { eq: code } }] },
    at,
    fields: [register.code, register.hubId, register.name, register.authority],
  });
  const [record] = procedure ? called.flatMap((one) => named.filter((found) => found[register.code] === one)) : named;
  if (procedure) {
    const entry = underLawOf(procedure, lawDay(catalogue, caseCode, at.validAt));
    return { entry, name: typeof record?.[register.name] === 'string' ? String(record[register.name]) : entry.name };
  }
  if (record) {
    const [procedureId, authority] = [record[register.hubId], record[register.authority]];
    const codes = named.flatMap((found) => (typeof found[register.code] === 'string' ? [found[register.code]] : []));
    throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details: { procedureId, codes, authority, procedures: known } });
  }
  throw new HubError('NOT_FOUND', { what: `thủ tục / procedure ${code}` }, { details: { procedures: known } });
}

/** A dossier is judged under the law of the day it was received, and never under one that came after the day asked about. */
function lawDay({ receivedOn }: EvidenceCatalogue, caseCode: string | null, validAt: string): string {
  const received = caseCode === null ? null : receivedOn(caseCode);
  return received !== null && received < validAt ? received : validAt;
}

function codeOf({ id, codes }: Pick<DatedProcedure, 'id' | 'codes'>): string {
  return codes[0]?.code ?? id;
}

function underLawOf({ editions, ...procedure }: DatedProcedure, day: string): ProcedureEntry {
  const edition = editions.find(({ inForceFrom, inForceTo }) => inForceFrom <= day && (inForceTo === undefined || day <= inForceTo));
  const code = codeOf(procedure);
  if (edition) return { ...procedure, ...edition, code };
  const inForce = editions.map(({ inForceFrom, inForceTo = null, legalBasis }) => ({ inForceFrom, inForceTo, legalBasis }));
  throw new HubError('PROCEDURE_NOT_IN_FORCE', { procedure: code, day }, { details: { inForce } });
}

/** `subject`: exactly one member, how it is named and by what. `things`: what the dossier names one by one, under the argument's name. */
export type DossierInput = {
  subject: Readonly<Record<string, unknown>>;
  things: { argument: string; values: readonly string[] | null | undefined };
};

/** Whom and what the question is about, or which part of it does not suit the procedure. */
export function dossierOf(entry: ProcedureEntry, { subject, things }: DossierInput): Dossier {
  const [given] = Object.entries(subject).filter(([, value]) => value !== null && value !== undefined);
  const [kind, key] = given ?? [];
  if (kind === undefined || !entry.subjects.includes(kind)) {
    const wanted = entry.subjects.join(' | ');
    throw badDossier('subject', `thủ tục này hỏi theo ${wanted}.`, `this procedure is asked by ${wanted}.`);
  }
  const distinct = [...new Set(things.values ?? [])];
  const { each } = entry;
  if (!each && distinct.length > 0)
    throw badDossier(things.argument, 'thủ tục này không cần tham số này; hãy bỏ đi.', 'this procedure takes none; leave it out.');
  if (each && distinct.length === 0) throw badDossier(things.argument, 'cần ít nhất một giá trị.', 'at least one is needed.');
  if (each && distinct.length > LIMITS[each.limit].max) throw beyond(each.limit, { asked: distinct.length, argument: things.argument });
  return { kind, key: String(key), things: distinct };
}

function badDossier(argument: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
