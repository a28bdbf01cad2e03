import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTables } from '../../seeds/demo/index.js';
import { steward as stewardCaller } from '../../src/cli/steward.js';
import { csvLine } from '../../src/hub/csv/csv-line.js';
import { exportArchive } from '../../src/hub/export/export-archive.js';
import { archiveOf } from '../../src/hub/import/apply/archive.js';
import type { ImportReport } from '../../src/hub/import/apply/report.js';
import { ARCHIVE_FORMATS } from '../../src/registers/archive-formats.js';
import { inPackage } from '../../src/root.js';
import { createSteward, fileOf, model, type Steward } from './support.js';
import { zipOf } from './workbooks.js';

const FEEDS = inPackage('test/import/files/gtfs');
const { gtfs } = ARCHIVE_FORMATS;

/** The files of a folder as the archive that an agency would send, some of them changed. */
async function feed(name: string, change: Readonly<Record<string, (text: string) => string>> = {}): Promise<Buffer> {
  const folder = join(FEEDS, name);
  const files = readdirSync(folder).map((file) => {
    const bytes = readFileSync(join(folder, file));
    return [file, change[file] === undefined ? bytes : Buffer.from(change[file](bytes.toString('utf8')))] as const;
  });
  return zipOf(Object.fromEntries(files));
}

const archive = archiveOf(model, 'gtfs HN', (source) => gtfs?.read(source, { network: 'HN' }) ?? Promise.reject(new Error('no gtfs')));
const told = ({ problems, byCode }: ImportReport) => [
  ...problems.map(({ file, row, field, code }) => [file ?? '', row ?? '', field ?? '', code].join(' ')),
  ...byCode.filter(({ severity }) => severity === 'warning').map(({ code, file, field }) => [file ?? '', field ?? '', code].join(' ')),
];

describe('a network of buses as GTFS', () => {
  let keeper: Steward;
  const give = async (content: Buffer, apply = false) =>
    keeper.give('BusRoute', fileOf(content, 'mang.zip', 4_001), { apply, archive, validFrom: '2026-01-01' });
  const codesOf = async (table: string) =>
    (
      await keeper.rows<{ code: string }>(
        `select code from ${table} where recorded_to = 'infinity' and valid_to = 'infinity' order by code`,
      )
    ).map(({ code }) => code);

  beforeAll(async () => {
    keeper = await createSteward();
  }, 60_000);
  afterAll(() => keeper.close());

  it.each([
    ['no-stops', ['stops.txt   GTFS_FILE_MISSING']],
    ['no-calendar', ['   GTFS_CALENDAR_MISSING']],
    ['times-fall', ['stop_times.txt 4 arrival_time GTFS_STOP_TIMES_ORDER', 'stop_times.txt 6 arrival_time GTFS_STOP_TIMES_ORDER']],
    ['times-wrong', ['stop_times.txt 2 arrival_time GTFS_VALUE', 'stop_times.txt 7 arrival_time GTFS_VALUE']],
    ['times-missing', ['stop_times.txt 10  GTFS_TRIP_TIMES_MISSING']],
    [
      'dangling',
      ['trips.txt 3 route_id GTFS_UNKNOWN_ID', 'trips.txt 5 service_id GTFS_UNKNOWN_ID', 'stop_times.txt 3 stop_id GTFS_UNKNOWN_ID'],
    ],
    [
      'twice',
      [
        'stops.txt 6 stop_id GTFS_DUPLICATE',
        'trips.txt 7 trip_id GTFS_DUPLICATE',
        'stop_times.txt 17 trip_id, stop_sequence GTFS_DUPLICATE',
      ],
    ],
    ['empty-cells', ['stops.txt 4 stop_lat GTFS_VALUE']],
    ['unquoted-comma', ['stops.txt 2  GTFS_ROW_WIDTH']],
    ['one-stop', ['trips.txt 5  GTFS_TRIP_TOO_SHORT']],
    ['no-column', ['trips.txt 1 service_id GTFS_COLUMN_MISSING', '  WARN_GTFS_IGNORED']],
    ['another-quote', ['stops.txt   GTFS_NOT_READABLE']],
  ])('tells what is wrong with %s by file, line and column, in both languages, and writes nothing', async (name, expected) => {
    const content = await feed(name);
    const report = await give(content, true);
    expect(report.state).toBe('REJECTED');
    expect(told(report).filter((one) => !one.includes('GTFS_UNKNOWN_ID') || name === 'dangling')).toEqual(expected);
    for (const { vi, en } of report.problems) expect(vi.length * en.length).toBeGreaterThan(0);
    expect(told(await give(content))).toEqual(told(report));
    expect(await keeper.rows(`select from change`)).toEqual([]);
  });

  it('is checked as it would be written, in one batch, taken back as one, and the same when it comes again', async () => {
    const content = await feed('sound');
    const checked = await give(content);
    expect(told(checked)).toEqual(['  WARN_GTFS_IGNORED', 'routes.txt  WARN_GTFS_NOT_A_BUS']);
    expect(checked).toMatchObject({ state: 'CHECKED', problemCount: 0, counts: { new: 21, changed: 0, rejected: 0 } });
    expect(await keeper.rows(`select from change`)).toEqual([]);

    const applied = await give(content, true);
    expect(applied).toMatchObject({ state: 'APPLIED', counts: checked.counts });
    expect(await codesOf('bus_stop')).toEqual(['HN/A', 'HN/B', 'HN/C']);
    expect(await codesOf('bus_route_pattern')).toEqual(['HN/32/I1', 'HN/32/O1']);
    expect(
      await keeper.rows(
        `select code, departures, first_departure, last_departure, headway_s, exact_times, fare_vnd from bus_service_period order by code`,
      ),
    ).toEqual([
      {
        code: 'HN/32/I1/T2-T6',
        departures: ['06:00'],
        first_departure: null,
        last_departure: null,
        headway_s: null,
        exact_times: null,
        fare_vnd: 10_000,
      },
      {
        code: 'HN/32/O1/T2-T6',
        departures: ['05:00', '23:55'],
        first_departure: null,
        last_departure: null,
        headway_s: null,
        exact_times: null,
        fare_vnd: 10_000,
      },
      {
        code: 'HN/32/O1/T2-T6/06:00',
        departures: null,
        first_departure: '06:00',
        last_departure: '09:00',
        headway_s: 600,
        exact_times: false,
        fare_vnd: 10_000,
      },
      {
        code: 'HN/32/O1/T2-T6/09:00',
        departures: null,
        first_departure: '09:00',
        last_departure: '22:00',
        headway_s: 900,
        exact_times: null,
        fare_vnd: 10_000,
      },
      {
        code: 'HN/32/O1/TET',
        departures: ['08:00'],
        first_departure: null,
        last_departure: null,
        headway_s: null,
        exact_times: null,
        fare_vnd: 10_000,
      },
    ]);
    expect(await keeper.rows(`select code, distance_m, arrives_after_s, departs_after_s from bus_pattern_stop order by code`)).toEqual([
      { code: 'HN/32/I1/1', distance_m: 0, arrives_after_s: 0, departs_after_s: 0 },
      { code: 'HN/32/I1/2', distance_m: 1600, arrives_after_s: null, departs_after_s: null },
      { code: 'HN/32/I1/3', distance_m: 3200, arrives_after_s: 600, departs_after_s: 600 },
      { code: 'HN/32/O1/1', distance_m: 0, arrives_after_s: 0, departs_after_s: 0 },
      { code: 'HN/32/O1/2', distance_m: 1600, arrives_after_s: 300, departs_after_s: 330 },
      { code: 'HN/32/O1/3', distance_m: 3200, arrives_after_s: 600, departs_after_s: 600 },
    ]);
    expect(await keeper.rows(`select code, day_pattern, starts_on::text from bus_calendar order by code`)).toEqual([
      { code: 'HN/T2-T6', day_pattern: '12345', starts_on: '2026-01-01' },
      { code: 'HN/TET', day_pattern: null, starts_on: null },
    ]);

    const windows = await give(await feed('windows'));
    expect(windows).toMatchObject({ state: 'CHECKED', problemCount: 0, counts: { new: 0, changed: 0, same: 21 } });

    const undone = await keeper.undo(applied.batchId ?? '');
    expect(undone.state).toBe('WITHDRAWN');
    for (const table of ['bus_stop', 'bus_route', 'bus_calendar', 'bus_pattern_stop', 'bus_service_period'])
      expect(await codesOf(table)).toEqual([]);
  });

  it('goes the way of any file: what the register refuses is told by the file and line of the feed', async () => {
    const content = await feed('sound', {
      'stops.txt': (text) => text.replace('Bến B,', 'V?n t?i,'),
      'calendar.txt': (text) => text.replace('20260101,20261231', '20261231,20260101'),
    });
    const report = await give(content, true);
    expect(report.state).toBe('REJECTED');
    expect(told(report)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^stops\.txt 3 stop_name /),
        expect.stringMatching(/^calendar\.txt 2 .* BUS_CALENDAR_REVERSED$/),
      ]),
    );
    // What rests on a rejected row is rejected with it.
    expect(told(report).filter((one) => one.startsWith('stop_times.txt')).length).toBeGreaterThan(0);
    expect(await codesOf('bus_stop')).toEqual([]);
  });

  it('keeps what a feed does not know, and writes only what it says otherwise', async () => {
    expect((await give(await feed('sound'), true)).state).toBe('APPLIED');
    const own = await keeper.give('BusStop', 'code;shelter\nHN/A;có\n', { apply: true });
    expect(own.state).toBe('APPLIED');
    const next = await feed('sound', { 'fare_attributes.txt': (text) => text.replace('10000', '12000') });
    const report = await give(next, true);
    expect(report).toMatchObject({ state: 'APPLIED', counts: { new: 0, changed: 5, same: 16 }, changedFields: { fareVnd: 5 } });
    expect(
      await keeper.rows(`select shelter from bus_stop where code = 'HN/A' and valid_to = 'infinity' and recorded_to = 'infinity'`),
    ).toEqual([{ shelter: true }]);
  });

  it('goes out as it came in: what was exported is the same when it is imported, and equal bytes for an equal day', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-gtfs-'));
    const out = (name: string) => exportTo(keeper, join(folder, name), { network: 'HN', validAt: '2026-03-01' });
    const first = await out('mot.zip');
    expect(first.problems).toEqual([]);
    expect(first.counts).toMatchObject({ 'stops.txt': 3, 'routes.txt': 1, 'trips.txt': 6, 'frequencies.txt': 2, 'calendar_dates.txt': 2 });
    expect((await out('hai.zip')).sha256).toBe(first.sha256);
    const bytes = await readFile(join(folder, 'mot.zip'));
    expect(await give(bytes)).toMatchObject({
      state: 'CHECKED',
      problemCount: 0,
      warningCount: 0,
      counts: { new: 0, changed: 0, same: 21 },
    });
    const other = await createSteward();
    try {
      const applied = await other.give('BusRoute', fileOf(bytes, 'mang.zip', 4_001), { apply: true, archive, validFrom: '2026-01-01' });
      expect(applied).toMatchObject({ state: 'APPLIED', counts: { new: 21 } });
      expect((await exportTo(other, join(folder, 'ba.zip'), { network: 'HN', validAt: '2026-03-01' })).sha256).toBe(first.sha256);
    } finally {
      await other.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('the demo’s network goes out and comes back as the same, and what GTFS cannot say is left out and told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-gtfs-'));
    const other = await createSteward();
    try {
      for (const { entity, header, rows } of demoTables({ scale: 0.1 }).filter(({ entity }) =>
        /\/bus(Stop|Route|Calendar|Pattern|Service)/.test(entity),
      )) {
        const kept = header.filter((name) => name !== 'province');
        const lines = [kept, ...rows.map((row) => kept.map((name) => row[name] ?? ''))].map((cells) => csvLine(cells)).join('');
        const name = (entity.split('/')[1] ?? '').replace(/^b/, 'B');
        expect(await other.give(name, lines, { apply: true }), name).toMatchObject({ state: 'APPLIED', problemCount: 0 });
      }
      const way = { network: 'GL-HN', validAt: '2026-03-01' };
      const exported = await exportTo(other, join(folder, 'demo.zip'), way);
      expect(exported.problems).toEqual([]);
      const back = archiveOf(model, 'gtfs GL-HN', (source) => gtfs?.read(source, way) ?? Promise.reject(new Error('no gtfs')));
      const bytes = await readFile(join(folder, 'demo.zip'));
      const report = await other.give('BusRoute', fileOf(bytes, 'demo.zip', 4_001), { archive: back });
      expect(report).toMatchObject({ state: 'CHECKED', problemCount: 0, counts: { new: 0, changed: 0 } });
      expect(report.counts.same).toBeGreaterThan(100);

      await other.give('BusStop', 'code;geometry\nGL-HN/001;<trống>\n', { apply: true, validFrom: '2026-02-01' });
      const lacking = await exportTo(other, join(folder, 'thieu.zip'), way);
      expect(lacking.problems.map(({ code, vi }) => [code, /GL-HN\/001/.test(vi)])).toContainEqual(['WARN_GTFS_LEFT_OUT', true]);
    } finally {
      await other.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

function exportTo({ pool }: Steward, path: string, { network, validAt }: { network: string; validAt: string }) {
  if (gtfs === undefined) throw new Error('no gtfs');
  return exportArchive(
    { pool, model },
    {
      format: 'gtfs',
      path,
      entities: gtfs.writes.flatMap((name) => model.declarations.entities.get(name) ?? []),
      write: (records) => gtfs.write(records, { network, url: 'https://xe-buyt.example.vn' }),
      asOf: { validAt },
      caller: stewardCaller(model, { purpose: undefined, caseCode: undefined }),
    },
  );
}
