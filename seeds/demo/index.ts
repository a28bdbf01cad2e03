import type { SeedFile } from '../../src/seeds/seed-file.js';
import { badges } from './badges.js';
import { buses } from './buses.js';
import { businesses } from './businesses.js';
import { chassisFacts } from './chassis-facts.js';
import { craft } from './craft.js';
import { crossBorderPermits } from './cross-border-permits.js';
import { csvPieces } from './csv.js';
import { type Day, DEMO_DAY } from './days.js';
import { driverRecords } from './driver-records.js';
import { equipment } from './equipment.js';
import { delegations, households } from './households.js';
import { inspections } from './inspections.js';
import { licences } from './licences.js';
import { managers } from './managers.js';
import { mandates } from './mandates.js';
import { ownership } from './ownership.js';
import { people } from './people.js';
import { personaWorld } from './personas.js';
import { readPlaces } from './places.js';
import { portsAndRail } from './ports-rail.js';
import { premises } from './premises.js';
import { randomStream } from './random.js';
import { roadNetwork } from './road-network.js';
import { roadObjects } from './road-objects.js';
import { routes } from './routes.js';
import type { DemoTable, Setting } from './table.js';
import { terminals } from './terminals.js';
import { timetables } from './timetables.js';
import { vehiclePermits } from './vehicle-permits.js';
import { vehicles } from './vehicles.js';
import { workingLife } from './working-life.js';

export type { DemoTable } from './table.js';

export type DemoOptions = {
  seed?: number;
  /** 1 is the full demo; 0.01 makes a quick one for tests. The personas are always there. */
  scale?: number;
  /** The legal day on which terms are to run; the same options give the same bytes. */
  today?: Day;
};

export const DEMO_SEED = 20261122;

/** Raised whenever the same options give other bytes than before, so that a loaded demo is not taken for the new one. */
const GENERATOR = 12;

/** The whole demo as tables in load order. Everything in it is fictional and says so. */
export function demoTables({ seed = DEMO_SEED, scale = 1, today = DEMO_DAY }: DemoOptions = {}): DemoTable[] {
  if (!(scale > 0 && scale <= 5)) throw new RangeError('scale lies between 0 and 5');
  const setting: Setting = {
    today: today < EARLIEST ? EARLIEST : today,
    places: readPlaces(),
    count: (full) => Math.max(1, Math.round(full * scale)),
    random: (purpose) => randomStream(seed, purpose),
  };
  const ports = terminals(setting);
  const personas = personaWorld(setting, ports.terminals);
  const firms = businesses(setting, personas.businesses);
  const network = roadNetwork(setting);
  const lines = routes(setting, ports.terminals, firms.businesses, personas);
  const citizens = people(setting, personas.people);
  const papers = licences(setting, citizens.people, personas.licences);
  const fleet = vehicles(setting, { businesses: firms.businesses, people: citizens.people, personas: personas.vehicles });
  const marks = badges(setting, fleet.vehicles, lines.runs);
  const told = {
    badged: new Set(columnOf(marks, 'badges.csv', 'vehicle')),
    changed: new Set(columnOf(fleet.tables, 'vehicles-repainted-since.csv', 'chassisNumber')),
  };
  return [
    ...ports.tables,
    ...firms.tables,
    ...network.tables,
    ...roadObjects(setting, network.sections, firms.businesses),
    ...portsAndRail(setting, network.sections),
    ...lines.tables,
    ...timetables(setting, lines),
    ...buses(setting, firms.businesses),
    ...citizens.tables,
    managers(setting, firms.businesses, citizens.people),
    mandates(setting),
    chassisFacts(setting),
    ...households(setting, citizens.people),
    delegations(),
    ...premises(setting, ports.terminals, firms.businesses, lines.runs),
    ...papers.tables,
    ...driverRecords(setting, papers.licences, personas),
    ...fleet.tables,
    ...ownership(setting, fleet.vehicles),
    crossBorderPermits(setting, fleet.vehicles),
    vehiclePermits(setting, fleet.vehicles),
    inspections(setting, fleet.vehicles),
    ...marks,
    ...equipment(setting, fleet.vehicles, told),
    ...craft(setting, firms.businesses, citizens.people),
    ...workingLife(setting, papers.licences, citizens.people, firms.businesses),
  ].filter(({ rows }) => rows.length > 0);
}

function columnOf(tables: readonly DemoTable[], file: string, name: string): string[] {
  const table = tables.find((one) => one.file === file);
  return table?.rows.map((row) => row[name] ?? '') ?? [];
}

/** The merger and the new licence classes lie behind every demo. */
const EARLIEST: Day = '2025-12-01';

/** Which demo it is, whatever the day: one loaded yesterday is not loaded again today with later terms. */
export function demoFingerprint({ seed = DEMO_SEED, scale = 1 }: DemoOptions = {}): string {
  return `demo/${GENERATOR}/${seed}/${scale}`;
}

/** The demo as files for the importer. */
export function demoSeeds(options: DemoOptions = {}): SeedFile[] {
  const { today = DEMO_DAY } = options;
  return demoTables(options).map((table) => ({
    entity: table.entity,
    labelVi: `${table.labelVi} (giả lập)`,
    rows: table.rows.length,
    reason: 'Nạp dữ liệu giả lập để trình diễn; không có người, xe hay doanh nghiệp nào có thật',
    legalBasis: 'Dữ liệu giả lập, không có căn cứ pháp lý',
    source: { name: table.file, fingerprint: `${demoFingerprint(options)}/${today}/${table.file}`, open: () => csvPieces(table) },
  }));
}
