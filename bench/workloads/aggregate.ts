import { COMPANY_CATEGORIES } from '../data/fleet.js';
import { type VehiclesInGroupsQueryVariables, vehiclesInGroups as vehiclesInGroupsQuery } from './generated/operations.js';
import type { Workload } from './workload.js';

/** The root field it needs; without it W7 is not applicable. */
export const AGGREGATE_FIELD = 'vehicleAggregate';

export const vehiclesInGroups: Workload<VehiclesInGroupsQueryVariables> = {
  id: 'W7',
  title: 'vehicles of companies grouped by province, category and age band',
  document: vehiclesInGroupsQuery.text,
  role: 'analyst',
  field: AGGREGATE_FIELD,
  connections: 1,
  asked: async () => [{ categories: COMPANY_CATEGORIES }],
};
