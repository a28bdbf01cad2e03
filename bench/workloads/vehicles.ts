import { type Pool, query } from '../../src/db/client.js';
import { addDays } from '../../src/hub/time/calendar.js';
import type { DataSet } from '../data/data-set.js';
import { COMPANY_CATEGORIES, PLATE_ASSIGNMENT } from '../data/fleet.js';
import { idOf } from '../data/population.js';
import { lot, type Workload } from './workload.js';

const KEYS = 5_000;
/** Days before the data's own day: every vehicle and paper is older, every update younger. */
const PAST_DAYS = 120;

const VEHICLE = `make model kind productionYear
  business { name taxCode }
  badges(first: 5) { nodes { number badgeType expiresOn status } }
  inspections(first: 3, orderBy: [{ inspectedOn: DESC }]) { nodes { certificateNumber result inspectedOn expiresOn } }`;

export const vehicleByPlate: Workload = {
  id: 'W1',
  title: 'one vehicle by plate with business, badges, inspections',
  document: `query VehicleByPlate($plate: Plate!) { vehicle(plate: $plate) { ${VEHICLE} } }`,
  role: 'analyst',
  field: 'vehicle',
  asked: platesOfCompanies,
};

export const vehiclesOfProvince: Workload = {
  id: 'W2',
  title: '50 vehicles of a province and category with the same three links',
  document: `query VehiclesOfProvince($province: String!, $category: String!) {
    vehicles(first: 50, where: { province: { code: { eq: $province } }, category: { eq: $category } }) { nodes { ${VEHICLE} } }
  }`,
  role: 'analyst',
  field: 'vehicles',
  asked: async ({ provinces }) => provinces.flatMap((province) => COMPANY_CATEGORIES.map((category) => ({ province, category }))),
};

export const vehicleAsOf: Workload = {
  id: 'W3',
  title: 'W1 as of a past (validAt, knownAt)',
  document: `query VehicleAsOf($plate: Plate!, $asOf: AsOf!) { vehicle(plate: $plate, asOf: $asOf) { ${VEHICLE} } }`,
  role: 'analyst',
  field: 'vehicle',
  asked: async (data, pool) => {
    const asOf = { validAt: addDays(data.anchor, -PAST_DAYS), knownAt: data.registeredBy };
    return (await platesOfCompanies(data, pool)).map((key) => ({ ...key, asOf }));
  },
  askedOfLimit: ({ plate, asOf }) => ({ plate, ...(asOf as object) }),
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
