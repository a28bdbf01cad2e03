import { COMPANY_CATEGORIES } from '../data/fleet.js';
import type { Workload } from './workload.js';

/** The root field it needs; without it W7 is not applicable. */
export const AGGREGATE_FIELD = 'vehicleAggregate';

export const vehiclesInGroups: Workload = {
  id: 'W7',
  title: 'vehicles of companies grouped by province, category and age band',
  document: `query VehiclesInGroups($categories: [String!]!) {
    ${AGGREGATE_FIELD}(
      where: { category: { in: $categories } }
      groupBy: [{ link: { province: code } }, { field: category }, { bucket: { field: productionYear, width: 5 } }]
      first: 1000
    ) { groups { key { province { code } category productionYear } count } }
  }`,
  role: 'analyst',
  field: AGGREGATE_FIELD,
  connections: 1,
  asked: async () => [{ categories: COMPANY_CATEGORIES }],
};
