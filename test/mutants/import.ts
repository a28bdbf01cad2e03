import { type Fault, faultsIn } from './fault.js';

const HISTORY = 'test/import/history.test.ts';
const CELLS = 'test/import/cells.test.ts';
const IMPORT = 'test/import/import.test.ts';
const REFUSED = 'test/import/refused.test.ts';
const MERGE = 'test/import/seed-merge.test.ts';
const RACE = 'test/import/race.test.ts';

/** Files: every row written, unchanged or rejected with a reason, and a check that says what applying does. */
export const imports: readonly Fault[] = [
  ...faultsIn(
    'src/hub/import/match/judge-rows.ts',
    [HISTORY],
    [
      ['a gap in a history is passed over', 'if (hasGap(judging, rows)) return rows.map(rejected);', ''],
      ['of a record only some rows are written', 'rejectTogether(prepared, () => true);', ''],
      ['a history goes on with another record', 'known.at(-1)?.to === row.validFrom && holds', "known.at(-1)?.to === '' && holds"],
      ['a history begins with another record', 'known[0]?.from === row.validTo && holds', "known[0]?.from === '' && holds"],
      ['a key that somebody else has then is taken', 'if (met !== undefined) {', 'if (met === null) {', { tests: [IMPORT, HISTORY, REFUSED] }],
      [
        'of two records that fit the first is taken',
        'if (hits.length > 1) return refused',
        'if (hits.length > 9) return refused',
        { tests: [IMPORT, HISTORY, 'test/import/renumber.test.ts'] },
      ],
      [
        'a new end beside another is taken',
        "if (last.to !== OPEN_END) row.problems.push(rowProblem('END_DIFFERS'",
        "if (last.to === '') row.problems.push(rowProblem('END_DIFFERS'",
        { tests: [IMPORT, HISTORY, REFUSED] },
      ],
      [
        'what used the key before is not told',
        'const ended = carried.filter(({ to }) => to <= row.day)',
        'const ended = carried.filter(({ to }) => to < row.day && to > row.day)',
        { tests: [IMPORT, HISTORY] },
      ],
    ],
  ),
  ...faultsIn('src/hub/import/check/gather-rows.ts', [HISTORY], [['rows of one key are written apart', 'if (rows.length < size) {', 'if (rows.length < 1) {']]),
  ...faultsIn(
    'src/hub/import/match/seen-keys.ts',
    ['test/boundaries/rows.test.ts', HISTORY, IMPORT],
    [
      [
        'rows whose periods touch speak of the same thing',
        'from >= (table.to[at] ?? 0) || (table.from[at] ?? 0) >= to) continue;',
        'from > (table.to[at] ?? 0) || (table.from[at] ?? 0) > to) continue;',
      ],
      [
        'half of a key is all of it',
        'table.high[at] !== high || table.low[at] !== low ||',
        'table.low[at] !== low ||',
        { survives: 'Two keys would have to share 32 bits of a hash: in a test’s file they do so once in a billion runs.' },
      ],
      ['an open end is none', 'return day === OPEN_END ? 0xffffffff : numberOf(day);', 'return day === OPEN_END ? 0 : numberOf(day);'],
    ],
  ),
  ...faultsIn(
    'src/hub/time/period.ts',
    ['test/boundaries/rows.test.ts', 'test/boundaries/import.test.ts', IMPORT],
    [
      ['a link finds what ended that day, and a row of that day changes it', 'return from <= day && day < to;', 'return from <= day && day <= to;'],
      ['the day before the first of March is the 30th of February', 'addDays(day, -1)', 'addDays(day, -2)', { file: 'src/hub/time/calendar.ts' }],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/parse-cell.ts',
    [CELLS],
    [
      [
        'the month comes first',
        "`${parts[3]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`",
        "`${parts[3]}-${(parts[1] ?? '').padStart(2, '0')}-${(parts[2] ?? '').padStart(2, '0')}`",
      ],
      ['1.200 is a little more than one', '[. \\u00a0\\u202f]\\d{3})+$/.test(text) ? text.replace', '[ \\u00a0\\u202f]\\d{3})+$/.test(text) ? text.replace'],
      ['thousands are taken for decimals unsaid', '{ value, warnings: [THOUSANDS_OR_DECIMALS] } : { value }', '{ value } : { value }'],
      ['a number too large for the register is taken', 'if (Math.abs(value) > INT_MAX) return', 'if (Math.abs(value) > 2 * INT_MAX) return'],
      ['không means yes', "['khong', false],", "['khong', true],"],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/normal-text.ts',
    [CELLS, 'test/write/normal-text.test.ts'],
    [
      ['a text too long is taken', 'if (text.length > TEXT_MAX)', 'if (text.length > 2 * TEXT_MAX)'],
      ['letters that are taken apart are others', "lines.normalize('NFC')", 'lines'],
      ['a format character is taken', "'\\\\p{Cf}\\\\p{Co}", "'\\\\p{Co}"],
      ['an empty text is kept', "value === '' ? null : value", 'value'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/match/resolve-links.ts',
    [IMPORT, 'test/import/renumber.test.ts'],
    [
      [
        'of two records with a key one is linked to',
        'if (id !== undefined && ids.size <= 1)',
        'if (id !== undefined)',
        { tests: ['test/boundaries/import.test.ts', IMPORT] },
      ],
      [
        'a row links to a record of its own file on any day',
        'return records.filter((record) => covers(record, link.day)).map(',
        'return records.map(',
        { tests: ['test/boundaries/import.test.ts', IMPORT, 'test/import/ahead.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/import/apply/weigh-seed-row.ts',
    [MERGE],
    [
      ['a steward’s word is written over', 'if (there === before) {', 'if (there !== now) {'],
      ['a removed record comes back', "if (states.length === 0) return { operations: [], changed: [], kept: [{ code: 'SEED_REMOVED' }] };", ''],
      ['an end that a steward set is moved', "if (there !== (word?.to ?? words.end(recordId))) return 'kept';", ''],
      ['what differs is not told', "kept.push({ code: 'SEED_VALUE_KEPT', field: name });", ''],
    ],
  ),
  ...faultsIn(
    'src/hub/import/apply/write-chunk.ts',
    [RACE, 'test/import/ahead.test.ts', REFUSED],
    [
      ['what others wrote meanwhile is not noticed', 'batchId: batch.id })) throw new Overtaken();', 'batchId: batch.id })) void new Overtaken();'],
      [
        'a part is written twice',
        'if ((await chunksWritten(tx, batch.id)) > chunk.number) return;\n  attempt',
        'attempt',
        { tests: ['test/import/kill.test.ts', RACE, 'test/import/ahead.test.ts'] },
      ],
      [
        'what the check refused is written',
        'if (!rejectedLines.has(row.line)) return again;',
        'return again;',
        { tests: [REFUSED, RACE, IMPORT, 'test/import/conservation.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/nearest.ts',
    ['test/boundaries/rows.test.ts'],
    [
      ['any word is meant', 'let least = Math.max(2, Math.floor(word.length / 3)) + 1;', 'let least = 99;'],
      ['the farthest word is meant', 'if (edits < least) {', 'if (edits <= least) {'],
      ['a word much longer is not looked at', 'Math.abs(text.length - word.length) >= least', 'Math.abs(text.length - word.length) >= least - 1'],
    ],
  ),
];
