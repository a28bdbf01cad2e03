import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RejectsWriter } from '../../src/hub/import/apply/rejects.js';
import type { PreparedRow } from '../../src/hub/import/match/row-operations.js';
import { createSteward, type Steward, told } from './support.js';

/** Seeded, so that a file that breaks a promise can be made again. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  return { next, pick, upTo: (n: number) => 1 + Math.floor(next() * n) };
}
type Dice = ReturnType<typeof dice>;

const DAYS = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
const period = ({ pick, next }: Dice): [from: string, to: string] => {
  const from = next() < 0.15 ? '' : pick(DAYS);
  const later = DAYS.filter((day) => day > from);
  return [from, next() < 0.5 || later.length === 0 ? '' : pick(next() < 0.1 ? DAYS : later)];
};

/** Kinds of records in which rows meet: by two keys, by a place only one may take, by links to their own kind and to others. */
const KINDS = [
  {
    entity: 'Airport',
    keys: 2,
    table: 'airport',
    header: ['icao', 'iata', 'name', 'validFrom', 'validTo'],
    columns: { icao: 'icao', iata: 'iata', name: 'name' },
    row: (d: Dice) => [
      d.pick(['VVZA', 'VVZB', 'VVZC', 'VVZD', 'VVZE', '', 'sai']),
      d.pick(['', 'ZZA', 'ZZB', 'ZZC', 'ZZD']),
      d.pick(['A', 'B', '']),
      ...period(d),
    ],
  },
  {
    entity: 'Agency',
    keys: 1,
    table: 'agency',
    header: ['code', 'name', 'parent', 'validFrom', 'validTo'],
    columns: { code: 'code', name: 'name' },
    row: (d: Dice) => [
      d.pick(['G81', 'G82', 'G83', 'G84', 'G85']),
      d.pick(['A', 'B']),
      d.pick(['', '', 'G81', 'G82', 'G83', 'G89']),
      ...period(d),
    ],
  },
  {
    entity: 'EtcTag',
    keys: 1,
    table: 'etc_tag',
    header: ['tid', 'vehicle', 'attachedOn', 'state', 'validFrom', 'validTo'],
    columns: { tid: 'tid', attachedOn: 'attached_on', state: 'state' },
    row: (d: Dice) => [
      d.pick(['T1', 'T2', 'T3', 'T4', 'T5']),
      d.pick(['RLLV1AEA0PH000001', 'RLLV1AEA0PH000002', 'RLLV1AEA0PH000009']),
      '2019-01-01',
      d.pick(['ACTIVE', 'REMOVED']),
      ...period(d),
    ],
  },
  {
    entity: 'Province',
    keys: 1,
    table: 'province',
    header: ['code', 'name', 'kind', 'validFrom', 'validTo'],
    columns: { code: 'code', name: 'name', kind: 'kind' },
    row: (d: Dice) => [d.pick(['91', '92', '93']), d.pick(['Tỉnh A', 'Tỉnh B', '']), d.pick(['province', 'city']), ...period(d)],
  },
] as const;

let steward: Steward;
let today: string;
beforeAll(async () => {
  steward = await createSteward();
  today =
    (await steward.rows<{ today: string }>(`select (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date as today`))[0]?.today ?? '';
  const vehicles = ['RLLV1AEA0PH000001', 'RLLV1AEA0PH000002'].map((chassis) => `${chassis},VinFast,xe ô tô con,car,2018,true,2018-06-01`);
  await steward.give('Vehicle', `chassisNumber,make,kind,category,productionYear,fictional,validFrom\n${vehicles.join('\n')}\n`, {
    apply: true,
  });
});
afterAll(() => steward?.close());

const changes = async () => Number((await steward.rows<{ n: string }>('select count(*) as n from change'))[0]?.n);

function noting(): RejectsWriter & { rows: Map<number, PreparedRow> } {
  const rows = new Map<number, PreparedRow>();
  return {
    rows,
    begin: () => undefined,
    write: async (row) => {
      expect(rows.has(row.checked.row.line)).toBe(false);
      rows.set(row.checked.row.line, row);
    },
    finish: async () => undefined,
    discard: async () => undefined,
  };
}

type Kind = { table: string; header: readonly string[]; columns: Readonly<Record<string, string>> };

/**
 * Whether some state known now says what the row says on the day it speaks of, and ends, or is followed by the next row's, where the row
 * ends it.
 */
async function isTrue({ table, header, columns }: Kind, cells: readonly string[], isFollowed: boolean): Promise<boolean> {
  const cell = (name: string) => cells[header.indexOf(name)] ?? '';
  const [from, to] = [cell('validFrom'), cell('validTo')];
  const named = Object.values(columns).map(
    (column, i) => (alias: string) => `($${i + 2}::text is null or ${alias}.${column}::text = $${i + 2})`,
  );
  const day = from === '' && to !== '' ? `$1::date - 1` : `$1::date`;
  const says = (alias: string) => named.map((condition) => condition(alias)).join(' and ');
  // A row without an end says nothing about what came after its day, and an empty cell nothing at all.
  const [end, followed] = [`$${named.length + 2}::date`, `$${named.length + 3}::boolean`];
  const until = `not exists (select from ${table} o where o.id = t.id and o.recorded_to = 'infinity' and o.valid_from > t.valid_from and o.valid_from < ${end} and not (${says('o')}))
    and exists (select from ${table} e where e.id = t.id and e.recorded_to = 'infinity' and (e.valid_to = ${end} or ${followed} and e.valid_to > ${end}))`;
  const rows = await steward.rows(
    `select from ${table} t where t.recorded_to = 'infinity' and t.valid_from <= ${day} and t.valid_to > ${day} and ${says('t')} and (${end} is null or ${until})`,
    [from || to || today, ...Object.keys(columns).map((name) => cell(name) || null), to || null, isFollowed],
  );
  return rows.length > 0;
}

describe.each(KINDS)('every row of a file about $entity', (kind) => {
  it('is written, unchanged or rejected with a reason; what is checked is what is done; what is done is true and done once', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const d = dice(seed * 7_919 + kind.entity.length);
      const rows = Array.from({ length: d.upTo(9) }, () => kind.row(d));
      const file = (lines: readonly (readonly string[])[], mark: string) =>
        `# ${mark} ${seed}\n${kind.header.join(',')}\n${lines.map((cells) => cells.join(',')).join('\n')}\n`;
      const content = file(rows, 'tệp');
      const chunkRows = d.pick([1, 2, 100]);
      const what = `seed ${seed}, parts of ${chunkRows}:\n${content}`;

      const foreseen = noting();
      const checked = await steward.give(kind.entity, content, { chunkRows, rejects: foreseen });
      const before = await changes();
      const noted = noting();
      const applied = await steward.give(kind.entity, content, { apply: true, skipRejected: true, chunkRows, rejects: noted });

      expect(applied.state, what).toBe('APPLIED');
      const { counts } = applied;
      expect(counts.new + counts.changed + counts.same + counts.rejected, what).toBe(rows.length);
      expect([applied.counts, told(applied).toSorted()], what).toEqual([checked.counts, told(checked).toSorted()]);
      expect([...noted.rows.keys()].toSorted(), what).toEqual([...foreseen.rows.keys()].toSorted());
      expect(noted.rows.size, what).toBe(counts.rejected);
      for (const [line, { checked: row }] of noted.rows) {
        const reasons = row.problems.filter(({ severity }) => severity === 'error');
        expect(reasons.length, `line ${line}, ${what}`).toBeGreaterThan(0);
        for (const { row: at, vi, en } of reasons) expect([at, vi.length > 10, en.length > 10], what).toEqual([line, true, true]);
      }
      const written = (await changes()) - before;
      if (counts.new + counts.changed === 0) expect(written, what).toBe(0);
      else expect(written, what).toBeGreaterThanOrEqual(counts.new + counts.changed);

      const sound = rows.filter((_, i) => !noted.rows.has(i + 3));
      for (const cells of sound) {
        const isFollowed = sound.some(
          (other) => other !== cells && cells.slice(0, kind.keys).some((cell, i) => cell !== '' && other[i] === cell),
        );
        expect(await isTrue(kind, cells, isFollowed), `${cells.join(',')} of ${what}`).toBe(true);
      }
      if (sound.length === 0) continue;
      const again = await steward.give(kind.entity, file(sound, 'lại'), { apply: true, chunkRows });
      expect([again.state, again.counts.same, told(again)], what).toEqual(['APPLIED', sound.length, []]);
      expect(await changes(), what).toBe(before + written);
    }
  }, 120_000);
});
