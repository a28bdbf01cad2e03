import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { inPackage } from '../../src/root.js';
import { type Day, MERGER } from './days.js';
import { weighted } from './random.js';

/** A province of the list of 63, with what became of it; demo data are placed by it so that history has both generations. */
export type Place = {
  code: string;
  name: string;
  /** Code since the merger. */
  presentCode: string;
  /** Its record went through the merger, so links to it need no new state. */
  kept: boolean;
  plateCodes: readonly string[];
  latitude: number;
  longitude: number;
  communes: readonly PlaceCommune[];
};

/** Only communes that went whole into one present commune: an address in a split one would be ambiguous. */
export type PlaceCommune = { code: string; name: string; presentCode: string; kept: boolean };

export type Places = { all: readonly Place[]; byCode: ReadonlyMap<string, Place>; draw: ReturnType<typeof weighted<Place>> };

/** Reads the committed reference seeds, so generated records only name units that exist, each on its days. */
export function readPlaces(): Places {
  const communes = readCommunes();
  const presentCodes = new Map(
    table('province-successions.csv').map((row) => [cell(row, 'predecessorCode'), cell(row, 'successor').slice(0, 2)]),
  );
  const all = table('provinces-63.csv').map((row): Place => {
    const code = cell(row, 'code');
    return {
      code,
      name: cell(row, 'name').replace(/^(Thành phố|Tỉnh) /, ''),
      presentCode: presentCodes.get(code) ?? code,
      kept: !presentCodes.has(code),
      plateCodes: cell(row, 'plateCodes').split(';'),
      latitude: Number(cell(row, 'latitude')),
      longitude: Number(cell(row, 'longitude')),
      communes: communes.get(code) ?? [],
    };
  });
  return {
    all,
    byCode: new Map(all.map((place) => [place.code, place])),
    draw: weighted(all.map((place) => [place, WEIGHTS.get(place.code) ?? 1] as const)),
  };
}

/** How a row that begins on `day` names the province: the code its holder had on that day. */
export const provinceOn = (place: Place, day: Day): string => (day < MERGER ? place.code : place.presentCode);

/** Rough shares of vehicles and firms. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['01', 18],
  ['79', 20],
  ['31', 5],
  ['48', 4],
  ['75', 5],
  ['74', 5],
  ['38', 4],
  ['40', 4],
  ['22', 3],
  ['92', 3],
  ['77', 2],
  ['30', 2],
]);

function readCommunes(): Map<string, PlaceCommune[]> {
  const before = new Map(table('communes-until-2025.csv').map((row) => [cell(row, 'code'), row]));
  const byProvince = new Map<string, PlaceCommune[]>();
  for (const row of table('commune-successions.csv')) {
    const ward = before.get(cell(row, 'predecessorCode'));
    if (ward === undefined || cell(row, 'predecessor') === '' || cell(row, 'split') === 'true') continue;
    const province = cell(ward, 'province').slice(0, 2);
    const communes = byProvince.get(province) ?? [];
    byProvince.set(province, communes);
    communes.push({
      code: cell(row, 'predecessorCode'),
      name: cell(ward, 'name'),
      presentCode: cell(row, 'successor').slice(0, 5),
      kept: cell(ward, 'validTo') === '',
    });
  }
  return byProvince;
}

type Row = Record<string, string>;

export const table = (file: string): Row[] =>
  parse(readFileSync(inPackage(`seeds/reference/${file}`)), { columns: true, comment: '#', comment_no_infix: true });

export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the reference seeds lack the column ${column}`);
  return value;
}
