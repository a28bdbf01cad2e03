import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Value } from '../../src/hub/declare/model.js';
import { loadSeeds, planSeeds, SEED_ACTOR, type Seed } from '../../src/hub/import/apply/load-seeds.js';
import { mergeSeed } from '../../src/hub/import/apply/merge-seed.js';
import { fingerprint } from '../../src/hub/import/read/source.js';
import { withdrawBatch } from '../../src/hub/undo/withdraw-batch.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { AS_STEWARD } from '../write/world.js';
import { createSteward, entityNamed, fileOf, model, type Steward } from './support.js';

let steward: Steward;
beforeEach(async () => {
  steward = await createSteward();
}, 60_000);
afterEach(() => steward.close());

const seed = (entity: string, file: string, text: string): Seed => ({
  entity: `infrastructure/${entity}`,
  labelVi: file,
  rows: text.split('\n').length - 2,
  reason: `bản phát hành, ${file}`,
  legalBasis: 'kiểm thử',
  source: fileOf(text, file),
});
const airports = (rows: readonly string[], columns = 'name,elevationFt,validFrom,validTo', file = 'airports.csv') =>
  seed('airport', file, `# nguồn\nicao,${columns}\n${rows.join('\n')}\n`);
const runways = (rows: readonly string[]) => seed('runway', 'runways.csv', `code,airport,designator,lengthM\n${rows.join('\n')}\n`);

const load = (...seeds: Seed[]) => loadSeeds({ pool: steward.pool, model }, seeds);
const say = (...operations: Operation[]) =>
  withTx(steward.pool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations,
      actor: 'steward-1',
      actorRole: 'steward',
      agency: null,
      reason: 'cán bộ sửa',
      legalBasis: null,
    }),
  );
const idOf = async (icao: string) =>
  (await steward.rows<{ id: string }>(`select distinct id from airport where icao = $1 and recorded_to = 'infinity'`, [icao]))[0]?.id ?? '';
/** `2020-01-01..2024-01-01 name elevation` for each state known of what has, or had, a code. */
const states = async (icao: string) => {
  const found = await steward.rows<{ text: string }>(
    `select valid_from || '..' || valid_to || ' ' || icao || ' ' || name || ' ' || coalesce(elevation_ft::text, '-') || ' ' || coalesce(provenance, '-') as text
     from airport where id in (select id from airport where icao = $1) and recorded_to = 'infinity' order by id, valid_from`,
    [icao],
  );
  return found.map(({ text }) => text);
};
const told = (differences: Awaited<ReturnType<typeof load>>['differences']) =>
  differences.map(
    ({ file, row, field, code }) => `${file}${row === undefined ? '' : `:${row}`}${field === undefined ? '' : ` ${field}`} ${code}`,
  );
const written = async () => {
  const [row] = await steward.rows(
    'select (select max(position) from change) as head, (select count(*) from import_batch) as batches, (select count(*) from seed_word) as words',
  );
  return row;
};
const correct = (id: string, values: Record<string, Value>): Operation => ({
  operation: 'correct',
  entity: 'Airport',
  id,
  from: null,
  to: null,
  values,
});

const FIRST = [
  airports([
    'VVAA,A,100,2020-01-01,',
    'VVAB,B,100,2020-01-01,',
    'VVAC,C,100,2020-01-01,',
    'VVAD,D,100,2020-01-01,',
    'VVAE,E,100,2020-01-01,',
    'VVAF,F,100,2020-01-01,',
    'VVAG,G,100,2020-01-01,',
    'VVAI,I,100,2020-01-01,',
    'VVAK,K,100,2020-01-01,',
    'VVAL,L,100,2020-01-01,',
    'VVAM,M,100,2020-01-01,',
    'VVAN,N,100,,',
    'VVAO,O,100,2020-01-01,',
    'VVAQ,Q,100,2020-01-01,',
  ]),
  runways(['VVAA/1,VVAA,1,3000', 'VVAB/1,VVAB,1,3000']),
];

/** Between the releases a steward has said something of every kind. */
async function stewardSays() {
  const ids = Object.fromEntries(
    await Promise.all([...'ABCDEFGKLMOQ'].map(async (letter) => [letter, await idOf(`VVA${letter}`)] as const)),
  );
  const id = (letter: string) => ids[letter] ?? '';
  await say(correct(id('B'), { name: 'B của cán bộ' }), correct(id('C'), { name: 'C của cán bộ' }), correct(id('M'), { name: 'M2' }));
  await say({ operation: 'update', entity: 'Airport', id: id('D'), from: '2024-01-01', values: { elevationFt: 200 } });
  await say(
    { operation: 'close', entity: 'Airport', id: id('E'), from: '2025-01-01' },
    { operation: 'close', entity: 'Airport', id: id('L'), from: '2025-06-01' },
  );
  await say({ operation: 'remove', entity: 'Airport', id: id('F') }, { operation: 'remove', entity: 'Airport', id: id('O') });
  await say(correct(id('G'), { icao: 'VVGG' }), correct(id('Q'), { iata: 'QQQ' }));
  await say({ operation: 'register', entity: 'Airport', from: '2021-01-01', values: { icao: 'VVAH', name: 'H của cán bộ' } });
}

const second = [
  airports(
    [
      'VVAA,A mới,100,,2020-01-01,,nguồn A',
      'VVAB,B,100,,2020-01-01,,nguồn B',
      'VVAC,C mới,110,,2020-01-01,,',
      'VVAD,D mới,100,,2020-01-01,,',
      'VVAE,E mới,100,,2020-01-01,,',
      'VVAF,F mới,100,,2020-01-01,,',
      'VVAG,G mới,100,,2020-01-01,,',
      'VVAH,H,10,,2021-01-01,,',
      'VVAJ,J,100,,2020-01-01,,',
      'VVAK,K,100,,2020-01-01,2026-01-01,',
      'VVAL,L,100,,2020-01-01,2026-01-01,',
      'VVAM,M2,100,,2020-01-01,,',
      'VVAN,N,100,,,,',
      'VVAO,O,100,,2020-01-01,,',
      'VVAP,P,100,QQQ,2020-01-01,,',
      'VVAQ,Q,100,,2020-01-01,,',
    ],
    'name,elevationFt,iata,validFrom,validTo,provenance',
  ),
  airports(['VVAN,N mới,2025-07-01'], 'name,validFrom', 'airports-2025.csv'),
  runways(['VVAA/1,VVAA,1,3100', 'VVAB/1,VVAB,1,3000', 'VVAO/1,VVAO,1,2000', 'VVAJ/1,VVAJ,1,2500']),
];
const SECOND_TOLD = [
  'airports.csv:4 name SEED_VALUE_KEPT',
  'airports.csv:5 name SEED_VALUE_KEPT',
  'airports.csv:8 SEED_REMOVED',
  'airports.csv:9 icao SEED_VALUE_KEPT',
  'airports.csv:10 name SEED_VALUE_KEPT',
  'airports.csv:10 elevationFt SEED_VALUE_KEPT',
  'airports.csv:13 validTo SEED_END_KEPT',
  'airports.csv:16 SEED_REMOVED',
  'airports.csv:17 iata KEY_TAKEN',
  'airports.csv:18 iata SEED_VALUE_KEPT',
  'airports.csv SEED_ROW_DROPPED',
  'runways.csv:4 airport LINK_NOT_FOUND',
];

describe('a new release over what stewards have said since the last', () => {
  it('starts, follows its own words, leaves theirs, and tells each difference; a second start writes nothing', async () => {
    expect(await load(...FIRST)).toMatchObject({ loaded: 2, differences: [] });
    await stewardSays();
    const before = await written();
    const plan = await planSeeds({ pool: steward.pool, model }, second);
    expect(await written()).toEqual(before);

    const outcome = await load(...second);
    expect(told(outcome.differences)).toEqual(SECOND_TOLD);
    expect(outcome).toMatchObject({ loaded: 3, files: 3 });
    expect(told(plan.files.flatMap(({ differences }) => differences)).filter((text) => !text.startsWith('runways.csv'))).toEqual(
      SECOND_TOLD.slice(0, -1),
    );
    expect(plan.files.map(({ file, counts }) => [file, counts?.new, counts?.changed])).toEqual([
      ['airports.csv', 1, 7],
      ['airports-2025.csv', 0, 1],
      ['runways.csv', 1, 1],
    ]);
    expect(
      Object.fromEntries(await Promise.all([...'ABCDEFGHIJKLMNOPQ'].map(async (letter) => [letter, await states(`VVA${letter}`)]))),
    ).toEqual({
      A: ['2020-01-01..infinity VVAA A mới 100 nguồn A'],
      B: ['2020-01-01..infinity VVAB B của cán bộ 100 nguồn B'],
      C: ['2020-01-01..infinity VVAC C của cán bộ 110 -'],
      D: ['2020-01-01..2024-01-01 VVAD D mới 100 -', '2024-01-01..infinity VVAD D mới 200 -'],
      E: ['2020-01-01..2025-01-01 VVAE E mới 100 -'],
      F: [],
      G: ['2020-01-01..infinity VVGG G mới 100 -'],
      H: ['2021-01-01..infinity VVAH H của cán bộ - -'],
      I: ['2020-01-01..infinity VVAI I 100 -'],
      J: ['2020-01-01..infinity VVAJ J 100 -'],
      K: ['2020-01-01..2026-01-01 VVAK K 100 -'],
      L: ['2020-01-01..2025-06-01 VVAL L 100 -'],
      M: ['2020-01-01..infinity VVAM M2 100 -'],
      N: ['-infinity..2025-07-01 VVAN N 100 -', '2025-07-01..infinity VVAN N mới 100 -'],
      O: [],
      P: [],
      Q: ['2020-01-01..infinity VVAQ Q 100 -'],
    });
    expect(await steward.rows(`select code, length_m::int as length from runway where recorded_to = 'infinity' order by code`)).toEqual([
      { code: 'VVAA/1', length: 3100 },
      { code: 'VVAB/1', length: 3000 },
      { code: 'VVAJ/1', length: 2500 },
    ]);
    const after = await written();
    expect(await load(...second)).toMatchObject({ loaded: 0, rows: 0, differences: [] });
    expect(await written()).toEqual(after);
  });

  it('remembers what it said, also where it wrote nothing: a steward’s word that a release took over is the release’s', async () => {
    await load(...FIRST);
    await stewardSays();
    await load(...second);
    // The third release has a new name for what it adopted, says again of H what it said, and has given up on B.
    const third = [
      airports(
        [
          'VVAM,M3,100,2020-01-01',
          'VVAH,H mới,,2021-01-01',
          'VVAB,B của cán bộ,100,2020-01-01',
          'VVAA,A mới,100,2020-01-01',
          'VVAJ,J mới,100,2020-01-01',
        ],
        'name,elevationFt,validFrom',
      ),
    ];
    const { differences } = await load(...third);
    expect(told(differences).filter((text) => !text.includes('DROPPED'))).toEqual(['airports.csv:4 name SEED_VALUE_KEPT']);
    expect(await Promise.all(['VVAM', 'VVAH', 'VVAB', 'VVAJ'].map(states))).toEqual([
      ['2020-01-01..infinity VVAM M3 100 -'],
      ['2021-01-01..infinity VVAH H của cán bộ - -'],
      ['2020-01-01..infinity VVAB B của cán bộ 100 nguồn B'],
      ['2020-01-01..infinity VVAJ J mới 100 -'],
    ]);
    const fourth = [airports(['VVAB,B thứ tư,100,2020-01-01', 'VVAA,A mới,100,2020-01-01'], 'name,elevationFt,validFrom')];
    // What is no longer in the file was told once.
    expect(told((await load(...fourth)).differences)).toEqual([
      'airports.csv SEED_ROW_DROPPED',
      'airports.csv SEED_ROW_DROPPED',
      'airports.csv SEED_ROW_DROPPED',
    ]);
    expect(await states('VVAB')).toEqual(['2020-01-01..infinity VVAB B thứ tư 100 nguồn B']);
  });

  it('corrects an earlier state that a later one of its own follows, though nobody else has written', async () => {
    const later = airports(['VVAA,A hai,2025-07-01'], 'name,validFrom', 'airports-2025.csv');
    await load(airports(['VVAA,A,100,,', 'VVAB,B,100,,']), later);
    const outcome = await load(airports(['VVAA,A đúng,120,,', 'VVAB,B,100,,']), later);
    expect(outcome).toMatchObject({ loaded: 1, differences: [] });
    expect(await states('VVAA')).toEqual(['-infinity..2025-07-01 VVAA A đúng 120 -', '2025-07-01..infinity VVAA A hai 120 -']);
    // The later file has its own say about its own days.
    await load(
      airports(['VVAA,A đúng,120,,', 'VVAB,B,100,,']),
      airports(['VVAA,A hai,130,2025-07-01'], 'name,elevationFt,validFrom', 'airports-2025.csv'),
    );
    expect(await states('VVAA')).toEqual(['-infinity..2025-07-01 VVAA A đúng 120 -', '2025-07-01..infinity VVAA A hai 130 -']);
  });

  it('does not bring back a file that a steward has taken back', async () => {
    await load(...FIRST);
    const [batch] = await steward.rows<{ id: string }>(`select id from import_batch where entity = 'Runway'`);
    await withdrawBatch({ pool: steward.pool, model }, batch?.id ?? '', { ...AS_STEWARD, reason: 'sai nguồn', cascade: false });
    const before = await steward.rows('select count(*) from runway where recorded_to = $1', ['infinity']);
    expect(before).toEqual([{ count: '0' }]);
    expect(told((await load(...FIRST)).differences)).toEqual(['runways.csv:2 SEED_REMOVED', 'runways.csv:3 SEED_REMOVED']);
    expect(await steward.rows('select count(*) from runway where recorded_to = $1', ['infinity'])).toEqual(before);
    expect(await load(...FIRST)).toMatchObject({ loaded: 0 });
  });

  it('goes on where it was killed, to the same end', async () => {
    const [airportsNow] = second;
    if (airportsNow === undefined) throw new Error('no seed');
    await load(...FIRST);
    await stewardSays();
    const merge = {
      entity: entityNamed('Airport'),
      source: airportsNow.source,
      print: await fingerprint(airportsNow.source),
      who: { actor: SEED_ACTOR, actorRole: 'steward', agency: null, reason: 'r', legalBasis: null },
      chunkRows: 3,
    };
    const killedAfter = (rows: number) =>
      mergeSeed({ pool: steward.pool, model }, { ...merge, onRows: (done) => done >= rows && raise('killed') }).catch(
        (error: Error) => error.message,
      );
    expect(await killedAfter(3)).toBe('killed');
    expect(await killedAfter(9)).toBe('killed');
    const { differences } = await mergeSeed({ pool: steward.pool, model }, merge);
    expect(told(differences)).toEqual(SECOND_TOLD.filter((text) => text.startsWith('airports.csv')));
    expect(await states('VVAG')).toEqual(['2020-01-01..infinity VVGG G mới 100 -']);
    expect(await states('VVAJ')).toEqual(['2020-01-01..infinity VVAJ J 100 -']);
    expect(await steward.rows(`select state from import_batch where file_name = 'airports.csv' order by created_at`)).toEqual([
      { state: 'APPLIED' },
      { state: 'APPLIED' },
    ]);
    // Each change once: a row that was written before the kill is not written again.
    const twice = await steward.rows(
      `select record_id from change c join change_set s on s.id = c.change_set_id where s.actor = $1 and c.entity = 'Airport' and c.operation = 'correct' group by record_id, c.valid_from, changed_fields::text having count(*) > 1`,
      [SEED_ACTOR],
    );
    expect(twice).toEqual([]);
  });
});

it('a fault in a file is the release’s, as long as nobody else has written', async () => {
  await expect(load(airports(['VVAA,,100,2020-01-01,']))).rejects.toMatchObject({ code: 'BATCH_REJECTED' });
  await say({ operation: 'register', entity: 'Airport', from: null, values: { icao: 'VVZZ', name: 'Z' } });
  expect(told((await load(airports(['VVAA,,100,2020-01-01,', 'VVAB,B,100,2020-01-01,']))).differences)).toEqual([
    'airports.csv:3 name REQUIRED',
  ]);
  expect(await states('VVAB')).toEqual(['2020-01-01..infinity VVAB B 100 -']);
  const broken = airports(['VVAB,B,100,2020-01-01,'], 'name,elevationFoot,validFrom,validTo');
  const sound = runways(['VVAB/1,VVAB,1,3000']);
  for (const loaded of [2, 1]) {
    const outcome = await load(broken, sound);
    expect([outcome.loaded, told(outcome.differences)]).toEqual([loaded, ['airports.csv:2 elevationFoot HEADER_UNKNOWN']]);
  }
});

const raise = (message: string): never => {
  throw new Error(message);
};
