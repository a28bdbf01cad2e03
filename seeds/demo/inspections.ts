import { addDays, addMonths, type Day, dayBetween, lastDayOfTerm, later, yearOf } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting } from './table.js';
import { operatorOn, type Vehicle } from './vehicles.js';

/** One or two inspections of everything but motorcycles; some vehicles failed first, some are overdue. */
export function inspections(setting: Setting, vehicles: readonly Vehicle[]): DemoTable {
  const random = setting.random('inspections');
  const rows: RowOf<typeof INSPECTION>[] = [];
  const add = (v: Vehicle, on: Day, expiresOn: Day | null, number?: string) => {
    const business = operatorOn(v, on) !== null;
    const years = yearOf(on) - v.productionYear;
    rows.push({
      certificateNumber: number ?? serial('KĐ', rows.length + 1, 7),
      vehicle: v.chassisNumber,
      stationCode: v.scripted ? '2901V' : `${pick(random, v.place.plateCodes)}0${whole(random, 1, 9)}${chance(random, 0.8) ? 'V' : 'D'}`,
      inspectedOn: on,
      expiresOn: expiresOn ?? '',
      result: expiresOn === null ? 'FAILED' : 'PASSED',
      odometerKm: v.model.category === 'trailer' ? '' : String(years * whole(random, 8_000, 60_000) + whole(random, 50, 900)),
      trackingDevice: v.model.category === 'trailer' ? 'false' : String(business && (v.scripted !== undefined || chance(random, 0.97))),
      transportBusiness: String(business),
      driverCamera: String(business && v.model.category !== 'goods' && v.model.category !== 'trailer' && (v.model.seats ?? 0) !== 5),
      inspectionKind: on === v.registeredOn ? 'lần đầu' : 'định kỳ',
      stampSerial: expiresOn === null ? '' : serial('TEM', rows.length + 1, 7),
      defects: expiresOn === null ? `${DEFECTS[rows.length % DEFECTS.length]} ${FICTIONAL}` : '',
      validFrom: on,
    });
  };
  for (const v of vehicles) {
    if (v.scripted !== undefined) {
      add(v, v.scripted.inspectedOn, v.scripted.inspectionExpiresOn, v.scripted.certificateNumber);
      continue;
    }
    if (v.model.inspectionMonths === 0 || v.recall !== null) continue;
    const last = drawLast(setting, random, v);
    const before = addMonths(last.on, -last.months);
    if (before > v.registeredOn && chance(random, 0.3)) add(v, before, lastDayOfTerm(before, last.months));
    const failed = addDays(last.on, -whole(random, 2, 12));
    if (failed > v.registeredOn && chance(random, 0.02)) add(v, failed, null);
    add(v, last.on, lastDayOfTerm(last.on, last.months));
  }
  return demoTable({ entity: 'vehicles/inspection', file: 'inspections.csv', labelVi: 'Kiểm định', header: INSPECTION, rows });
}

const INSPECTION = [
  'certificateNumber',
  'vehicle',
  'stationCode',
  'inspectedOn',
  'expiresOn',
  'result',
  'odometerKm',
  'trackingDevice',
  'transportBusiness',
  'driverCamera',
  'inspectionKind',
  'stampSerial',
  'defects',
  'validFrom',
] as const;

const DEFECTS = ['phanh không đạt', 'khí thải vượt mức', 'đèn chiếu sáng hỏng', 'lốp mòn quá giới hạn'];
const SHARE_OVERDUE = 0.08;

/** Vehicles over seven years are inspected every six months; a new one has its first at registration, for twice the usual time. */
function drawLast({ today }: Setting, random: Random, v: Vehicle): { on: Day; months: number } {
  const old = yearOf(today) - v.productionYear > 7;
  const months = old ? 6 : v.model.inspectionMonths;
  const overdue = chance(random, SHARE_OVERDUE) ? whole(random, 10, 300) : 0;
  const on = addDays(
    dayBetween(random, addDays(addMonths(today, -months), 2), addDays(today, -1)),
    -overdue - (overdue > 0 ? months * 30 : 0),
  );
  return on <= v.registeredOn
    ? { on: v.registeredOn, months: later(v.registeredOn, addMonths(today, -months)) === v.registeredOn ? months * 2 : months }
    : { on, months };
}
