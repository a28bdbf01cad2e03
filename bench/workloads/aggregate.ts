import { COMPANY_CATEGORIES } from '../data/fleet.js';
import {
  type VehicleFiguresQueryVariables,
  type VehicleSeriesQueryVariables,
  type VehiclesForStatisticsQueryVariables,
  type VehiclesInGroupsQueryVariables,
  vehicleFigures as vehicleFiguresQuery,
  vehicleSeries as vehicleSeriesQuery,
  vehiclesForStatistics as vehiclesForStatisticsQuery,
  vehiclesInGroups as vehiclesInGroupsQuery,
} from './generated/operations.js';
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

export const vehicleFigures: Workload<VehicleFiguresQueryVariables> = {
  id: 'W13',
  title: 'middle values, shares and gaps of vehicles of companies by province and category',
  document: vehicleFiguresQuery.text,
  role: 'analyst',
  field: 'figures',
  connections: 1,
  asked: async () => [{ categories: COMPANY_CATEGORIES }],
};

export const vehicleSeries: Workload<VehicleSeriesQueryVariables> = {
  id: 'W14',
  title: 'vehicles of companies by category on four days',
  document: vehicleSeriesQuery.text,
  role: 'analyst',
  field: 'series',
  connections: 1,
  asked: async () => [{ categories: COMPANY_CATEGORIES, days: ['2023-12-31', '2024-12-31', '2025-12-31', '2026-06-30'] }],
};

export const vehiclesForStatistics: Workload<VehiclesForStatisticsQueryVariables> = {
  id: 'W15',
  title: 'vehicles of everybody by province and category, figures about persons perturbed',
  document: vehiclesForStatisticsQuery.text,
  role: 'analyst',
  headers: { 'hub-purpose': 'statistics' },
  field: 'everybody',
  logged: true,
  connections: 1,
  isNear: true,
  asked: async () => [{ day: '2026-06-30' }],
};

/** Told as times the bare SQL, one question at a time. */
export const GROUPINGS: readonly string[] = [vehiclesInGroups, vehicleFigures, vehicleSeries, vehiclesForStatistics].map(({ id }) => id);
