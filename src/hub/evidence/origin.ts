import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import { legalDay } from '../time/legal-day.js';
import type { EvidenceCatalogue } from './catalogue.js';

/** Where a fact comes from: which agency wrote it to the hub, how old that is, and which agency answers for it in law. */
export type Origin = { writtenBy: string | null; ageDays: number };

/** By position of the change that wrote the state. Age is counted to the day asked for, in days of Việt Nam. */
export async function readOrigins(tx: Tx, rows: readonly { position: string }[], day: string): Promise<ReadonlyMap<string, Origin>> {
  if (rows.length === 0) return new Map();
  const { rows: origins } = await tx.query<{ position: string; agency: string | null; age_days: number }>(
    `select c.position::text as position, s.agency, greatest(0, $2::date - ${legalDay('c.recorded_from')}) as age_days
     from change c join change_set s on s.id = c.change_set_id where c.position = any($1::bigint[])`,
    [rows.map((row) => row.position), day],
    'evidence-origins',
  );
  return new Map(origins.map((origin) => [origin.position, { writtenBy: origin.agency, ageDays: origin.age_days }]));
}

export type Authority = { code: string | null; name: string | null; ground: string | null };

/** The agency of record of each entity on the day asked for. Two statements, however many entities. */
export async function readAuthorities(
  tx: Tx,
  model: Model,
  agencies: EvidenceCatalogue['agencies'],
  entities: readonly string[],
  at: { validAt: string; knownAt: string },
): Promise<ReadonlyMap<string, Authority>> {
  const { authority } = model;
  if (!authority || entities.length === 0) return new Map();
  const scopes = await findRecords(tx, model, {
    entity: authority.entity,
    where: { [authority.scope]: { in: entities } },
    at,
    fields: [authority.scope, authority.agency, agencies.ground],
  });
  const ids = scopes.flatMap((scope) => (typeof scope[authority.agency] === 'string' ? [String(scope[authority.agency])] : []));
  const found =
    ids.length === 0
      ? []
      : await findRecords(tx, model, { entity: agencies.entity, where: { id: { in: ids } }, at, fields: [agencies.code, agencies.name] });
  const byId = new Map(found.map((agency) => [agency.id, agency]));
  return new Map(
    scopes.map((scope) => {
      const agency = byId.get(String(scope[authority.agency]));
      return [
        String(scope[authority.scope]),
        { code: textOf(agency?.[agencies.code]), name: textOf(agency?.[agencies.name]), ground: textOf(scope[agencies.ground]) },
      ];
    }),
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
