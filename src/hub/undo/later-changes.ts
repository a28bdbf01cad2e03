import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { LedgerOperation, State } from '../ledger/format.js';
import type { StandingChange, Step } from '../ledger/standing.js';
import { storedFields } from '../ledger/stored-fields.js';
import { slicesSql } from '../ledger/told-sql.js';
import { overlap, periodOf } from '../time/period.js';
import type { InTheWay } from '../write/problems.js';

/** A change that rests on something to be withdrawn, and would have to be withdrawn with it. */
export type LaterChange = StandingChange;

/** Steps of one record, with what it stands in the way of. */
export type Suspect = { found: readonly InTheWay[]; id: string; steps: readonly Step[] };

/** Of the steps of each suspect those that made it link to the other, take the key, or end what is linked to. One statement. */
export async function culprits(tx: Tx, model: Model, suspects: readonly Suspect[]): Promise<Map<string, ReadonlySet<Step>>> {
  const asked = suspects.flatMap(({ id, steps }) => steps.flatMap(({ changes }) => changes.map(({ version }) => ({ id, version }))));
  if (asked.length === 0) return new Map(suspects.map(({ id }) => [id, new Set()]));
  const entities = [...model.declarations.entities.values()].filter(({ name }) =>
    suspects.some(({ found }) => found.some(({ entity }) => entity === name)),
  );
  const { rows } = await tx.query<Said & { id: string; version: number }>(
    `select c.record_id as id, c.version, c.operation, (${slicesSql(entities)})::json as slices from unnest($1::uuid[], $2::integer[]) asked(id, version)
     join change c on c.record_id = asked.id and c.version = asked.version`,
    [asked.map(({ id }) => id), asked.map(({ version }) => version)],
  );
  const said = new Map(rows.map((row) => [`${row.id} ${row.version}`, row]));
  return new Map(
    suspects.map(({ id, found, steps }) => {
      const matter = steps.filter(({ changes }) =>
        changes.some(({ version }) => {
          const change = said.get(`${id} ${version}`);
          return change !== undefined && found.some((one) => matters(model, one, change));
        }),
      );
      return [id, new Set(matter)];
    }),
  );
}

type Said = { operation: LedgerOperation; slices: readonly State[] };

function matters(model: Model, { entity, of, why }: InTheWay, { operation, slices }: Said): boolean {
  if ('ended' in why) return operation !== 'register' && operation !== 'update';
  if ('key' in why) {
    const { key, value, while: state } = why;
    return slices.some((slice) => slice[key] === value && (state === undefined || state.in.includes(String(slice[state.field]))));
  }
  const declared = model.declarations.entities.get(entity);
  const links = declared === undefined ? [] : storedFields(declared).links;
  return slices.some((state) => links.some(({ name }) => state[name] === of) && why.link.some((lost) => overlap(lost, periodOf(state))));
}
