import { type Pool, query } from '../../src/db/client.js';
import { addDays } from '../../src/hub/time/calendar.js';
import type { DataSet } from '../data/data-set.js';
import { COMPANY_CATEGORIES, PLATE_ASSIGNMENT } from '../data/fleet.js';
import { idOf } from '../data/population.js';
import {
  type VehicleAsOfQueryVariables,
  type VehicleByPlateQueryVariables,
  type VehiclesOfProvinceQueryVariables,
  vehicleAsOf as vehicleAsOfQuery,
  vehicleByPlate as vehicleByPlateQuery,
  vehiclesOfProvince as vehiclesOfProvinceQuery,
} from './generated/operations.js';
import { lot, type Workload } from './workload.js';

const KEYS = 5_000;
/** Days before the data's own day: every vehicle and paper is older, every update younger. */
const PAST_DAYS = 120;

export const vehicleByPlate: Workload<VehicleByPlateQueryVariables> = {
  id: 'W1',
  title: 'one vehicle by plate with business, badges, inspections',
  document: vehicleByPlateQuery.text,
  role: 'analyst',
  field: 'vehicle',
  asked: platesOfCompanies,
};

export const vehiclesOfProvince: Workload<VehiclesOfProvinceQueryVariables> = {
  id: 'W2',
  title: '50 vehicles of a province and category with the same three links',
  document: vehiclesOfProvinceQuery.text,
  role: 'analyst',
  field: 'vehicles',
  asked: async ({ provinces }) => provinces.flatMap((province) => COMPANY_CATEGORIES.map((category) => ({ province, category }))),
};

export const vehicleAsOf: Workload<VehicleAsOfQueryVariables> = {
  id: 'W3',
  title: 'W1 as of a past (validAt, knownAt)',
  document: vehicleAsOfQuery.text,
  role: 'analyst',
  field: 'vehicle',
  asked: async (data, pool) => {
    const asOf = { validAt: addDays(data.anchor, -PAST_DAYS), knownAt: data.registeredBy };
    return (await platesOfCompanies(data, pool)).map((key) => ({ ...key, asOf }));
  },
  askedOfLimit: ({ plate, asOf }) => ({ plate, ...asOf }),
};

/** Of company vehicles only: an analyst without a purpose does not see the others. */
async function platesOfCompanies({ scale }: DataSet, pool: Pool): Promise<{ plate: string }[]> {
  const random = lot(1);
  const ids = Array.from({ length: KEYS }, () => idOf(PLATE_ASSIGNMENT, Math.floor(random() * scale.vehicles)));
  const { rows } = await query<{ plate: string }>(
    pool,
    `select plate from plate_assignment join unnest($1::uuid[]) with ordinality as drawn (id, place) using (id) where holder_person_id is null order by place`,
    [ids],
  );
  return rows;
}
