import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { asOf, entityOf, sqlContext } from './sql-context.js';
import { output, recordColumns } from './value-sql.js';
import { compileWhere } from './where-sql.js';

export type Found = {
  id: string;
  version: number;
  position: string;
  validFrom: string | null;
  validTo: string | null;
  recordedFrom: string;
  subjects?: string[];
} & Record<string, unknown>;

/**
 * Reading for the hub's own mechanisms (evidence, import): the same filters and outputs as the API, without a caller's masks –
 * whoever calls it decides what of the result may be shown.
 */
export async function findRecords(
  tx: Tx,
  model: Model,
  question: {
    entity: string;
    where: Readonly<Record<string, unknown>>;
    at: { validAt: string; knownAt: string };
    fields: readonly string[];
    limit?: number;
  },
): Promise<Found[]> {
  const entity = entityOf({ model }, question.entity);
  const sql = sqlContext(model, question.at, { scope: () => 'all', reach: null });
  const columns = question.fields.map((name) => {
    const field = entity.fields.get(name);
    if (!field) throw new Error(`${entity.name}.${name} is unknown`);
    return `${output(sql, entity, field, 't')} as "${name}"`;
  });
  const predicates = [asOf('t', sql.at), ...compileWhere(sql, entity, question.where, 't')];
  const text = `select ${[...recordColumns(sql, entity, 't', { status: false }), ...columns].join(', ')} from ${entity.table} t where ${predicates.join(' and ')} order by t.id limit ${sql.add(question.limit ?? 1_000, 'integer')}`;
  const { rows } = await tx.query<Found>(text, sql.values);
  return rows;
}
