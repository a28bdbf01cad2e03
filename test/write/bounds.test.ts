import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { areasOf } from '../../src/hub/declare/areas.js';
import { type Box, isOutsideOfShape } from '../../src/hub/declare/outside-of-shape.js';
import type { Bound, ColumnField } from '../../src/hub/declare/types.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, refusals, ruled } from './world.js';

const TODAY = '2026-11-29';
type Bounded = ColumnField & { bounds: readonly Bound[] };
const BOUNDED = [...ruled.declarations.entities.values()].flatMap((entity) =>
  [...entity.fields.values()]
    .filter((field): field is Bounded => field.kind === 'column' && field.bounds !== undefined)
    .map((field) => ({ entity: entity.name, field, name: `${entity.name}.${field.name}` })),
);

/** The last value that a bound allows and the first that it does not, by hand: a year, a day or a number. */
function edges({ type, name }: ColumnField, { min, max, yearsAhead }: Bound): { inside: unknown; outside: unknown }[] {
  if (type === 'Date') {
    const [low, high] = [min ?? 0, 2026 + (yearsAhead ?? 0)];
    return [
      ...(min === undefined ? [] : [{ inside: `${low}-01-01`, outside: `${low - 1}-12-31` }]),
      ...(yearsAhead === undefined ? [] : [{ inside: `${high}-11-29`, outside: `${high}-11-30` }]),
    ];
  }
  const step = type === 'Int' ? 1 : 0.5;
  const top = yearsAhead === undefined ? max : 2026 + yearsAhead;
  expect([min, top], name).not.toEqual([undefined, undefined]);
  return [
    ...(min === undefined ? [] : [{ inside: min, outside: min - step }]),
    ...(top === undefined ? [] : [{ inside: top, outside: top + step }]),
  ];
}

describe('what a field can be', () => {
  const said = (entity: string, field: string, value: unknown) =>
    ruled.rules
      .filter((rule) => rule.entity === entity && rule.code.endsWith('_BOUNDS'))
      .flatMap((rule) => rule.check({ [field]: value as never }, TODAY))
      .map(({ severity }) => severity);

  it('ends where its declaration says, of every field that has bounds, and is said once', () => {
    expect(BOUNDED.length).toBeGreaterThan(15);
    for (const { entity, field, name } of BOUNDED) {
      for (const bound of field.bounds) {
        for (const { inside, outside } of edges(field, bound)) {
          expect([name, inside, said(entity, field.name, inside)]).not.toEqual([name, inside, [bound.severity]]);
          expect([name, outside, said(entity, field.name, outside)]).toEqual([name, outside, [bound.severity]]);
        }
      }
      expect(said(entity, field.name, null)).toEqual([]);
    }
  });

  it('speaks of the field in the words of its caption, and names the range', () => {
    const [problem] = ruled.rules.find(({ code }) => code === 'BRIDGE_BUILT_YEAR_BOUNDS')?.check({ builtYear: 2090 }, TODAY) ?? [];
    expect(problem?.vi).toContain('"Năm xây dựng" phải nằm trong khoảng từ 1800 đến 2036');
  });
});

describe('at the door', () => {
  let database: TestDatabase;
  const ids = { road: '', section: '' };
  const write = (...operations: Operation[]) =>
    withTx(database.appPool, {}, (tx) => writeChangeSet(tx, ruled, { ...AS_STEWARD, operations: operations.map((one) => ({ ...one })) }));
  const codes = async (...operations: Operation[]) => (await write(...operations)).warnings.map(({ code, field }) => `${code} ${field}`);
  const register = (entity: string, values: Record<string, never | unknown>): Operation =>
    ({ operation: 'register', entity, from: '2025-01-01', values }) as Operation;
  let count = 0;
  const bridge = (more: Record<string, unknown>) => register('Bridge', { code: `CAU-${++count}`, name: 'Cầu Thử', ...more });
  beforeAll(async () => {
    database = await createTestDatabase();
    ids.road =
      (await write(register('Road', { number: 'QL.9', name: 'Quốc lộ 9', roadClass: 'quốc lộ', provenance: 'thử' }))).changes[0]
        ?.recordId ?? '';
    const section = { code: 'QL.9/01', road: ids.road, ordinal: 1, fromChainage: 'Km36+000', toChainage: 'Km109+500' };
    ids.section = (await write(register('RoadSection', section))).changes[0]?.recordId ?? '';
  });
  afterAll(() => database.drop());

  it('a bridge of 16,500 km, built in 2090 or in Paris is refused; what is unlikely is told and kept', async () => {
    expect(await refusals(write(bridge({ lengthM: 16_500_000 })))).toEqual(['BRIDGE_LENGTH_M_BOUNDS']);
    expect(await refusals(write(bridge({ builtYear: 2090 })))).toEqual(['BRIDGE_BUILT_YEAR_BOUNDS']);
    expect(await refusals(write(bridge({ geometry: '{"type":"Point","coordinates":[2.35,48.85]}' })))).toEqual(['BRIDGE_GEOMETRY_FAR']);
    expect(await codes(bridge({ lengthM: 16_500 }))).toEqual(['WARN_BRIDGE_LENGTH_M_BOUNDS lengthM']);
    expect(await codes(bridge({ geometry: '{"type":"Point","coordinates":[101.5,17]}' }))).toEqual([
      'WARN_BRIDGE_GEOMETRY_ABROAD geometry',
    ]);
  });

  it('Km999 lies on no section that ends at Km109, whichever of the two was written last, and in one set too', async () => {
    const outside = ['WARN_BRIDGE_CHAINAGE_OUTSIDE chainage'];
    const place = { road: ids.road, section: ids.section };
    expect(await codes(bridge({ ...place, chainage: 'Km999+000' }))).toEqual(outside);
    expect(await codes(bridge({ ...place, chainage: 'Km35+999' }))).toEqual(outside);
    // By kilometre, not by letters; both ends are inside.
    for (const chainage of ['Km36+000', 'Km100+000', 'Km109+500']) expect(await codes(bridge({ ...place, chainage }))).toEqual([]);
    const id = (await write(bridge({ ...place, chainage: 'Km50+000' }))).changes[0]?.recordId ?? '';
    const moved: Operation = { operation: 'update', entity: 'Bridge', id, from: '2026-01-01', values: { chainage: 'Km110+000' } };
    expect(await codes(moved)).toEqual(outside);
    // A correction of something else does not say it again.
    expect(
      await codes({ operation: 'correct', entity: 'Bridge', id, from: '2026-01-01', to: null, values: { obstacle: 'sông Thạch Hãn' } }),
    ).toEqual([]);
    // Of a level crossing the place on the road is meant; that on the railway is another.
    const line = (await write(register('RailwayLine', { code: 'BN-THỬ', name: 'Tuyến Thử', gauge: '1000', provenance: 'thử' }))).changes[0];
    const crossing = { line: line?.recordId ?? '', section: ids.section, kind: 'có gác' };
    const crossings = [
      { code: 'ĐN-1', chainage: 'Km319+250', roadChainage: 'Km50+000' },
      { code: 'ĐN-2', chainage: 'Km50+000', roadChainage: 'Km319+250' },
    ].map((more) => register('LevelCrossing', { ...crossing, ...more }));
    expect(await codes(...crossings)).toEqual(['WARN_LEVEL_CROSSING_ROAD_CHAINAGE_OUTSIDE roadChainage']);
    // A section and what stands on it, in one set.
    const section = '019b0000-0000-7000-8000-000000000001';
    const fresh = { code: 'QL.9/02', road: ids.road, ordinal: 2, fromChainage: 'Km300+000', toChainage: 'Km310+000' };
    expect(
      await codes(
        { ...register('RoadSection', fresh), id: section } as Operation,
        bridge({ road: ids.road, section, chainage: 'Km320+000' }),
      ),
    ).toEqual(outside);
    // The same set makes the section longer.
    const longer: Operation = {
      operation: 'update',
      entity: 'RoadSection',
      id: ids.section,
      from: '2026-01-01',
      values: { toChainage: 'Km200+000' },
    };
    expect(await codes(longer, { ...moved, from: '2026-02-01', values: { chainage: 'Km150+000' } })).toEqual([]);
    // On the days before, the section was the shorter one.
    expect(await codes(bridge({ ...place, chainage: 'Km150+000' }))).toEqual(outside);
  });

  it('a place outside of the province that it names is told: on the days of its boundary, beyond what that may be off, in one set too', async () => {
    const elsewhere = ['WARN_BRIDGE_GEOMETRY_ELSEWHERE geometry'];
    const square = (west: number, south: number, size: number) =>
      `[[${west},${south}],[${west + size},${south}],[${west + size},${south + size}],[${west},${south + size}],[${west},${south}]]`;
    const province = (code: string, boundary: string | null, id: string): Operation => ({
      ...(register('Province', { code, name: `Tỉnh ${code}`, kind: 'province', boundary }) as Operation & { operation: 'register' }),
      from: '2025-07-01',
      id,
    });
    const [here, bare, fresh] = [1, 2, 3].map((n) => `019b0000-0000-7000-8000-0000000000a${n}`) as [string, string, string];
    const withHole = `{"type":"Polygon","coordinates":[${square(105, 20, 1)},${square(105.4, 20.4, 0.2)}]}`;
    await write(province('97', withHole, here), province('98', null, bare));
    const at = (x: number, y: number, more: Record<string, unknown> = {}) =>
      bridge({ name: `Cầu ${++count}`, province: here, geometry: `{"type":"Point","coordinates":[${x},${y}]}`, ...more });

    expect(await codes(at(105.5, 20.7), at(106.0039, 20.5), at(105.4039, 20.5), at(105.9, 20.9, { province: bare }))).toEqual([]);
    expect(await codes(at(106.0041, 20.5))).toEqual(elsewhere);
    // The hole is another province's.
    expect(await codes(at(105.5, 20.5))).toEqual(elsewhere);
    const line = (...x: number[]) => at(0, 0, { geometry: `{"type":"LineString","coordinates":[[${x[0]},20.1],[${x[1]},20.1]]}` });
    expect(await codes(line(104.5, 105.1), line(104, 107))).toEqual([]);
    expect(await codes(line(104, 104.9))).toEqual(elsewhere);
    // Nobody knows where the province was on the days before.
    expect(await codes({ ...at(107, 20.5), to: '2025-07-01' } as Operation)).toEqual([]);
    // Judged on what is newly said: the place, or the province.
    const id = (await write(at(107, 20.5, { province: bare }))).changes[0]?.recordId ?? '';
    const later = (from: string, values: Record<string, never | string>): Operation => ({
      operation: 'update',
      entity: 'Bridge',
      id,
      from,
      values,
    });
    expect(await codes(later('2026-01-01', { province: here }))).toEqual(elsewhere);
    expect(
      await codes({ operation: 'correct', entity: 'Bridge', id, from: '2026-01-01', to: null, values: { obstacle: 'sông Hồng' } }),
    ).toEqual([]);
    // By longitude and latitude, and with the boundary that the very set writes.
    const airport = { icao: 'VVXA', name: 'Sân bay Thử', latitude: 20.5, longitude: 108, province: fresh };
    expect(
      await codes(province('99', `{"type":"MultiPolygon","coordinates":[[${square(105, 20, 1)}]]}`, fresh), register('Airport', airport)),
    ).toEqual(['WARN_AIRPORT_LONGITUDE_ELSEWHERE longitude']);
    // Where nothing is known of it any more nothing is compared.
    expect(
      await codes({ operation: 'correct', entity: 'Province', id: here, from: null, to: null, values: { boundary: null } }, at(107, 21)),
    ).toEqual([]);
  });

  it('lies outside where PostgreSQL says so, of random boxes at random shapes', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const at = (spread: number) => Math.round(random() * spread * 1e4) / 1e4;
    /** A star around a middle, with a smaller one inside of it as its hole. */
    const ring = (size: number) => {
      const corners = 6 + Math.floor(random() * 9);
      const around = Array.from({ length: corners }, (_, n) => {
        const [angle, far] = [(n / corners) * 2 * Math.PI, size * (0.5 + random() / 2)];
        return [105 + far * Math.cos(angle), 20 + far * Math.sin(angle)];
      });
      return [...around, around[0]];
    };
    const asked = Array.from({ length: 400 }, () => {
      const [west, south] = [104 + at(2), 19 + at(2)];
      const box: Box = random() < 0.5 ? [west, south, west, south] : [west, south, west + at(0.3), south + at(0.3)];
      return { box, shape: JSON.stringify({ type: 'Polygon', coordinates: random() < 0.5 ? [ring(0.9)] : [ring(0.9), ring(0.3)] }) };
    });
    const { rows } = await database.appPool.query<{ outside: boolean }>(
      `select not exists (select from geojson_rings(a.shape) g where not g.is_hole and b.widened && g.ring)
         or exists (select from geojson_rings(a.shape) g where g.is_hole and b.widened <@ g.ring) as outside
       from unnest($1::text[], $2::float8[], $3::float8[], $4::float8[], $5::float8[]) with ordinality a(shape, w, s, e, n, place)
       cross join lateral (select polygon(box(point(a.w - 0.01, a.s - 0.01), point(a.e + 0.01, a.n + 0.01))) as widened) b order by a.place`,
      [asked.map(({ shape }) => shape), ...[0, 1, 2, 3].map((side) => asked.map(({ box }) => box[side]))],
    );
    expect(asked.map(({ box, shape }) => isOutsideOfShape(box, shape, 0.01))).toEqual(rows.map(({ outside }) => outside));
    expect(new Set(rows.map(({ outside }) => outside)).size).toBe(2);
  });

  it('whatever has a geometry and names an area says whether it lies in it', () => {
    const areas = new Set(areasOf(ruled.declarations).map(({ entity }) => entity.name));
    const silent = [...ruled.declarations.entities.values()].filter(({ fields, placed = [] }) => {
      const links = [...fields.values()].flatMap((field) => (field.kind === 'link' && areas.has(field.target) ? field.name : []));
      const hasPlace = [...fields.values()].some(
        (field) => field.kind === 'column' && field.type === 'GeoJSON' && field.area === undefined,
      );
      return hasPlace && links.some((link) => !placed.some((one) => one.link === link && one.by.includes('geometry')));
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect([...ruled.declarations.entities.values()].filter(({ placed }) => placed !== undefined).length).toBeGreaterThan(15);
  });
});
