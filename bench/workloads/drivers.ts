import { type Pool, query } from '../../src/db/client.js';
import { PERSON } from '../data/people.js';
import { idOf } from '../data/population.js';
import { type DriverByPersonalIdQueryVariables, driverByPersonalId as driverByPersonalIdQuery } from './generated/operations.js';
import { lot, type Workload } from './workload.js';

const KEYS = 5_000;

export const driverByPersonalId: Workload<DriverByPersonalIdQueryVariables> = {
  id: 'W4',
  title: 'driver, licence and points by personal id: purpose, case, durable read log',
  document: driverByPersonalIdQuery.text,
  role: 'permit-service',
  headers: { 'hub-purpose': 'licensing' },
  headersOf: (place) => ({ 'hub-case': caseOf(place) }),
  field: 'driver',
  logged: true,
  asked: async ({ scale }, pool) => {
    const random = lot(4);
    const ids = Array.from({ length: KEYS }, () => idOf(PERSON, Math.floor(random() * scale.people)));
    const { rows } = await query<{ personalId: string }>(
      pool,
      `select personal_id as "personalId" from person join unnest($1::uuid[]) with ordinality as drawn (id, place) using (id) order by place`,
      [ids],
    );
    await openCases(pool, ids);
    return rows;
  },
};

/** Every question is of a dossier of its own, about one person. */
function caseOf(place: number): string {
  return `H26.01-261122-${String(100_000 + place)}`;
}

async function openCases(pool: Pool, persons: readonly string[]): Promise<void> {
  const codes = persons.map((_, place) => caseOf(place));
  await query(
    pool,
    `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
     select c.code, 'H26', 'P06', 'PORTAL', '{}', 'bench', 'permit-service', 'licensing', '2099-12-31' from unnest($1::text[]) as c(code)
     on conflict do nothing`,
    [codes],
  );
  await query(
    pool,
    'insert into case_subject (code, subject_id) select c.code, c.id from unnest($1::text[], $2::uuid[]) as c(code, id) on conflict do nothing',
    [codes, persons],
  );
}
