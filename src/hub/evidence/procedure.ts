import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import type { Dossier, EvidenceCatalogue, ProcedureEntry } from './catalogue.js';

/** The entry of a procedure with its title on the day asked for; an unknown code names the known ones, a known one without entry says so. */
export async function findProcedure(
  tx: Tx,
  model: Model,
  catalogue: EvidenceCatalogue,
  code: string,
  at: { validAt: string; knownAt: string },
): Promise<{ entry: ProcedureEntry; name: string }> {
  const { register } = catalogue;
  const [record] = await findRecords(tx, model, { entity: register.entity, where: { [register.code]: { eq: code } }, at, fields: [register.name], limit: 1 });
  const entry = catalogue.procedures.find((procedure) => procedure.code === code);
  const known = catalogue.procedures.map((procedure) => procedure.code);
  if (entry) return { entry, name: typeof record?.[register.name] === 'string' ? String(record[register.name]) : entry.name };
  if (record) throw new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details: { procedures: known } });
  throw new HubError('NOT_FOUND', { what: `thủ tục / procedure ${code}` }, { details: { procedures: known } });
}

/** `subject`: exactly one member, how it is named and by what. `things`: what the dossier names one by one, under the argument's name. */
export type DossierInput = { subject: Readonly<Record<string, unknown>>; things: { argument: string; values: readonly string[] | null | undefined } };

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
  if (each && distinct.length > each.max)
    throw badDossier(things.argument, `tối đa ${each.max} giá trị trong một hồ sơ.`, `at most ${each.max} in one dossier.`);
  return { kind, key: String(key), things: distinct };
}

function badDossier(argument: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
