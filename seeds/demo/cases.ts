import type { CaseInput } from '../../src/hub/evidence/open-case.js';
import { PERSONAS } from './personas.js';

/** Of the tour and of the examples; whoever tries them opens none first. The agency is the one that the demonstration's services act for. */
export const DEMO_CASES: readonly CaseInput[] = [
  exchange('H26.01-261122-0001', PERSONAS.readyDriver),
  exchange('H26.01-261122-0101', PERSONAS.readyDriver),
  exchange('H26.01-261122-0102', PERSONAS.blockedDriver),
  badges('H26.01-261122-0002', PERSONAS.readyCoach.taxCode, [PERSONAS.readyCoach.plate]),
  badges('H26.01-261122-0103', PERSONAS.readyCoach.taxCode, [PERSONAS.readyCoach.plate]),
  badges('H26.01-261122-0104', PERSONAS.leasedTruck.taxCode, [PERSONAS.leasedTruck.plate]),
  badges('H26.01-261122-0105', PERSONAS.overdueTruck.taxCode, [PERSONAS.overdueTruck.plate, PERSONAS.leasedTruck.plate]),
];

export const DEMO_CASE_AGENCY = 'H26';

/** Of the tour and of the examples, for the agencies of the demonstration's stewards and auditors; given by one of them whom no token is for. */
export const DEMO_WORK_ORDERS = [
  { code: 'G17-261122-0001', agency: 'G17', purpose: 'stewardship', task: 'Rà soát dữ liệu giả lập của bản trình diễn (fictional: true).' },
  { code: 'G01-261122-0001', agency: 'G01', purpose: 'audit', task: 'Kiểm tra nhật ký tra cứu của bản trình diễn (fictional: true).' },
] as const;

function exchange(code: string, { personalId }: { personalId: string }): CaseInput {
  const keys = [{ type: 'PersonalId', value: personalId }];
  return { code, procedure: 'P06', origin: 'COUNTER', subject: { personalId }, things: {}, keys };
}

function badges(code: string, taxCode: string, vehicles: readonly string[]): CaseInput {
  const keys = [{ type: 'TaxCode', value: taxCode }, ...vehicles.map((value) => ({ type: 'Plate', value }))];
  return { code, procedure: 'P04', origin: 'COUNTER', subject: { taxCode }, things: { vehicles }, keys };
}
