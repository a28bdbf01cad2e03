import { query } from '../../src/db/client.js';
import type { TestHub } from '../support/hub.js';

/**
 * One state of a record as its table holds it. Ends of days are `-infinity` and `infinity`, which as text stand before and after every day.
 */
export type State = {
  id: string;
  from: string;
  to: string;
  /** When the hub said so, and when it ceased to; `OPEN` while it does. */
  known: string;
  until: string;
  values: Readonly<Record<string, string | number | null>>;
};

export const OPEN = '~';

/** Tables and the columns that questions are about. */
const COLUMNS = {
  person: [],
  business: ['name'],
  vehicle: ['make', 'colour', 'seats', 'production_year'],
  ownership: ['vehicle_id', 'person_id', 'business_id'],
  inspection: ['vehicle_id', 'result', 'odometer_km', 'expires_on'],
  badge: ['vehicle_id', 'business_id', 'state', 'issued_on', 'expires_on'],
  plate_assignment: ['vehicle_id', 'holder_person_id', 'holder_business_id', 'plate', 'background'],
  vehicle_combination: ['tractor_id', 'trailer_id', 'axles'],
} as const;

export type Table = keyof typeof COLUMNS;
export type Said = Readonly<Record<Table, readonly State[]>>;

/** Everything that was ever said, read without any of the hub's own SQL. */
export async function everythingSaid(hub: TestHub): Promise<Said> {
  const stamp = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
  const said: Partial<Record<Table, State[]>> = {};
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const { rows } = await query<Omit<State, 'values'> & Record<string, string | number | null>>(
      hub.database.ownerPool,
      `select id, valid_from::text as "from", valid_to::text as "to", to_char(recorded_from at time zone 'UTC', '${stamp}') as known,
         case when recorded_to = 'infinity' then '${OPEN}' else to_char(recorded_to at time zone 'UTC', '${stamp}') end as until
         ${columns.map((column) => `, ${column}`).join('')} from ${table}`,
    );
    said[table as Table] = rows.map(({ id, from, to, known, until, ...values }) => ({ id, from, to, known, until, values }));
  }
  return said as Said;
}
