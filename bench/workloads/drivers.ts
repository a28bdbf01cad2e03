import { query } from '../../src/db/client.js';
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
  headers: { 'hub-purpose': 'licensing', 'hub-case': 'H26.01-261122-0001' },
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
    return rows;
  },
};
