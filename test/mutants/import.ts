import { type Fault, faultsIn } from './fault.js';

const HISTORY = 'test/import/history.test.ts';
const CELLS = 'test/import/cells.test.ts';
const IMPORT = 'test/import/import.test.ts';
const REFUSED = 'test/import/refused.test.ts';
const MERGE = 'test/import/seed-merge.test.ts';
const DAMAGED = 'test/import/damaged-text.test.ts';
const TYPED = 'test/import/typed-otherwise.test.ts';
const RACE = 'test/import/race.test.ts';
const FORMATS = 'test/import/formats.test.ts';
const GTFS = 'test/import/gtfs.test.ts';
const AS_THEY_COME = 'test/import/as-they-come.test.ts';

/** Files: every row written, unchanged or rejected with a reason, and a check that says what applying does. */
export const imports: readonly Fault[] = [
  ...faultsIn(
    'src/hub/write/check-effects.ts',
    [AS_THEY_COME],
    [
      ['what goes on pointing to a closed record is not told', 'if (losing.length === 0) return;', 'if (losing.length >= 0) return;'],
      ['what ends in the same time is told too', "and ${overlapping('asked', 't')}", ''],
    ],
  ),
  ...faultsIn(
    'src/hub/import/read/workbook.ts',
    [FORMATS],
    [
      [
        'a workbook swells by its document type',
        "sax.on('doctype', () => {\n    throw fileRefused('FILE_WORKBOOK_XML', {});\n  });",
        '',
        { survives: 'The parser takes no entity from a document type: one that is used is unknown to it, and refused with the same code.' },
      ],
      ['a sheet that is hidden is the file', 'sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]', 'sheets[0]'],
      ['zeros of a format are lost', "text.padStart(format?.zeros ?? 0, '0')", 'text'],
      ['days of a Mac are four years early', "book.is1904 ? '1904-01-01' : '1899-12-30'", "'1899-12-30'"],
      [
        'a part elsewhere is fetched',
        "attributes.TargetMode !== 'External'",
        'true',
        {
          survives:
            'Nothing fetches: an address is looked up among the parts of the archive, is none of them, and is refused with the same code.',
        },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/template-workbook.ts',
    ['test/import/header.test.ts'],
    [
      ['a column of row numbers is asked of the register', "const NUMBERING = 'STT';", "const NUMBERING = 'Ví dụ';"],
      ['a list offers the choices of another column', 'const place = listed.indexOf(column);', 'const place = listed.indexOf(column) + 1;'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/read/find-header.ts',
    [FORMATS],
    [
      ['a record is taken for a total', 'return cells.slice(at + 1).every(', 'return cells.slice(at + 1).some('],
      ['a title is the header', 'Math.max(0, named.indexOf(most))', '0'],
    ],
  ),
  ...faultsIn('src/hub/import/check/check-row.ts', [AS_THEY_COME], [['an empty cell clears', "given.empty === 'clear' ||", 'true ||']]),
  ...faultsIn(
    'src/hub/import/match/judge-asked.ts',
    [AS_THEY_COME],
    [
      ['a late row overwrites what is known of later', 'validTo ?? until', 'validTo ?? ends.to'],
      ['a record ends twice', 'if (last.to !== OPEN_END) return refused', 'if (false) return refused'],
      ['a correction moves no beginning', 'validFrom < first.from ?', 'false ?'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/match/judge-rows.ts',
    [AS_THEY_COME],
    [['an update registers', 'if (judging.operation !== undefined)\n', 'if (judging.operation === "remove")\n']],
  ),
  ...faultsIn(
    'src/hub/import/apply/import-file.ts',
    [AS_THEY_COME],
    [['the same bytes with another operation are the same batch', '[`operation ${operation}`]', '[]']],
  ),
  ...faultsIn(
    'src/cli/import-command.ts',
    ['test/import/cli.test.ts'],
    [
      [
        'the command to run next forgets an option',
        '{ rejects: _, empty, ...options }',
        '{ rejects: _, empty, validFrom: __, ...options }',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/parse-day.ts',
    [CELLS],
    [
      ['the month comes first', '{ text: spelled(year, second, first) }', '{ text: spelled(year, first, second) }'],
      ['an hour of the day is dropped', 'if (HAS_TIME.test(text)) return DATE_HAS_TIME;', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/day-order.ts',
    [AS_THEY_COME],
    [
      ['a column is never mixed', "dayFirst ? 'mixed' : 'month first'", "'month first'"],
      ['a column is judged by its days alone', 'column.monthFirst = true', 'column.dayFirst = true'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/read/workbook.ts',
    ['test/import/formats.test.ts'],
    [['links of a workbook are passed over in silence', 'externalLinks\\/|connections', 'elsewhere\\/|nothing']],
  ),
  ...faultsIn(
    'src/hub/import/match/resolve-links.ts',
    [AS_THEY_COME],
    [['a link by an id has to be in force on the day of the row', 'isById(link) || covers(slice, link.day)', 'covers(slice, link.day)']],
  ),
  ...faultsIn(
    'src/hub/import/match/meant-records.ts',
    [AS_THEY_COME],
    [['an id is searched for as a text', 'isRecordId(first.key) || ', '']],
  ),
  ...faultsIn(
    'src/hub/import/check/unit-column.ts',
    [AS_THEY_COME],
    [
      ['one figure in metres makes no column', 'round === all', 'round > 0'],
      ['two figures tell of a column', 'const FIGURES_MIN = 3', 'const FIGURES_MIN = 2'],
      ['only odd figures are in feet', ' || tooLarge * 2 >= all', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/damaged-text.ts',
    [DAMAGED],
    [
      ['correct words are taken for another encoding', 'isVietnamese(text) ||', ''],
      ['a short word settles the encoding', '|| wordsOf(text).every((word) => word.length < JUDGED_LETTERS_MIN)', ''],
      ['a question mark inside a word is a letter', "if (LETTERS_LOST.test(text) && !text.includes('://')) return 'lost';", ''],
      ['quotes are letters of the encoding', "decoded.replace(QUOTES_AND_DASHES, ' ')", 'decoded'],
      [
        'half a letter at the end hides the encoding',
        'fromTwiceEncoded(text) ?? fromTwiceEncoded(`${text}\\u00a0`)',
        'fromTwiceEncoded(text)',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/choices.ts',
    [TYPED],
    [
      ['a choice in capitals is another text', 'keys.get(keyFold(text)) ??', ''],
      ['a choice without its marks is another text', '?? bare.get(foldText(text))', ''],
      ['one of two that fold to one is guessed', 'found.has(fold(choice)) ? undefined : choice', 'choice'],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/normal-text.ts',
    [TYPED],
    [['the doors do not ask what may be chosen', 'choices !== undefined &&', 'choices === null &&']],
  ),
  ...faultsIn(
    'src/registers/identifiers/text.ts',
    [TYPED],
    [['a dash of another form is another code', "rule.marks === 'kept' ? spaced : interchanged(spaced)", 'spaced']],
  ),
  ...faultsIn(
    'src/hub/csv/cell-text.ts',
    [TYPED],
    [
      ['an apostrophe before a number is a letter', '|| BEGINS_AS_NUMBER.test(text)', ''],
      ['a text with an apostrophe before a number comes back without it', '|| (bare !== text && BEGINS_AS_NUMBER.test(bare))', ''],
      ['a formula that keeps zeros is a text', 'if (kept !== undefined)', 'if (kept === null)'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/read/read-rows.ts',
    [TYPED],
    [['such a formula written by hand is no CSV', "if (!text.includes('=\"')) return text;", 'return text;']],
  ),
  ...faultsIn(
    'src/hub/import/check/parse-cell.ts',
    [TYPED],
    [["an apostrophe is a part of a value's text", "parse(text.replace(/^['\\u2018\\u2019](?=.)/, ''))", 'parse(text)']],
  ),
  ...faultsIn(
    'src/hub/import/check/quoted.ts',
    [TYPED],
    [
      ["a person's value is told back", "return field.class === 'open' && ", 'return field.class !== null && '],
      ["a person's number in an open column is told back", '&& !readsAsPersonKey(model, text)', ''],
    ],
  ),
  ...faultsIn(
    'src/registers/gtfs/read-feed.ts',
    [GTFS],
    [
      ['an id of a feed points nowhere unseen', '&& !known.has(cells[name])', '&& known.size < 0'],
      ['an id of a feed stands twice unseen', 'if (earlier !== undefined) {', 'if (earlier === 0) {'],
      ['a file that a feed must have is not missed', 'if (reference.required === true) problems', 'if (reference.key.length > 9) problems'],
    ],
  ),
  ...faultsIn(
    'src/registers/gtfs/timetable.ts',
    [GTFS],
    [
      ['times of a trip fall unseen', 'if (first < before.at || last < first)', 'if (last < first)'],
      ['a night trip goes on at the hour of a new day', 'return hours * 3_600 +', 'return (hours % 24) * 3_600 +'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/match/ahead.ts',
    [GTFS],
    [['a table of an archive is judged without those before it', 'begun.set(entity.name, entity);', '']],
  ),
  ...faultsIn(
    'src/hub/import/match/meant-records.ts',
    [TYPED],
    [['a record is not found by its name', 'or t.${name}_folded like w.ending', '']],
  ),
  ...faultsIn('src/hub/declare/captions.ts', [TYPED], [['a sentence names a field as programs do', '`"${caption(name)}"`', 'name']]),
  ...faultsIn(
    'src/hub/declare/legacy-encoding.ts',
    [DAMAGED],
    [["Windows' quotes are capitals of the encoding", 'byte >= 0x80 && byte < 0xa0', 'byte > 0xff']],
  ),
  ...faultsIn(
    'src/hub/import/read/in-encoding.ts',
    [DAMAGED],
    [
      ['the first piece settles the encoding', 'if (isOfRejects || isAscii(lines)) return lines;', 'if (isOfRejects) return lines;'],
      [
        'rejected rows are read in the encoding of the file they came from',
        'if (isOfRejects || isAscii(lines)) return lines;',
        'if (isAscii(lines)) return lines;',
      ],
      ['each piece is judged by itself', 'isText ??= isUtf8(lines);', 'isText = isUtf8(lines);'],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/parse-cell.ts',
    [DAMAGED],
    [['what a spreadsheet left is no number', "'code' in parsed ? debrisOf(text) : undefined", "'code' in parsed ? undefined : undefined"]],
  ),
  ...faultsIn(
    'src/hub/import/match/judge-rows.ts',
    [HISTORY],
    [
      ['a gap in a history is passed over', 'if (hasGap(judging, rows)) return rows.map(rejected);', ''],
      ['of a record only some rows are written', 'rejectTogether(prepared, () => true);', ''],
      ['a history goes on with another record', 'known.at(-1)?.to === row.validFrom && holds', "known.at(-1)?.to === '' && holds"],
      ['a history begins with another record', 'known[0]?.from === row.validTo && holds', "known[0]?.from === '' && holds"],
      [
        'a key that somebody else has then is taken',
        'if (met !== undefined) {',
        'if (met === null) {',
        { tests: [IMPORT, HISTORY, REFUSED] },
      ],
      [
        'of two records that fit the first is taken',
        `if (hits.length > 1)
    return refused`,
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
  ...faultsIn(
    'src/hub/import/check/gather-rows.ts',
    [HISTORY],
    [['rows of one key are written apart', 'if (rows.length < size) {', 'if (rows.length < 1) {']],
  ),
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
      [
        'a link finds what ended that day, and a row of that day changes it',
        'return from <= day && day < to;',
        'return from <= day && day <= to;',
      ],
      [
        'the day before the first of March is the 30th of February',
        'addDays(day, -1)',
        'addDays(day, -2)',
        { file: 'src/hub/time/calendar.ts' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/import/check/parse-cell.ts',
    [CELLS],
    [
      [
        '1.200 is a little more than one',
        `[. \\u00a0\\u202f]\\d{3})+$/.test(text)
      ? text.replace`,
        '[ \\u00a0\\u202f]\\d{3})+$/.test(text) ? text.replace',
      ],
      ['thousands are taken for decimals unsaid', '{ value, warnings: [THOUSANDS_OR_DECIMALS] } : { value }', '{ value } : { value }'],
      [
        'a number too large for the register is taken',
        `if (Math.abs(value) > INT_MAX)
    return`,
        'if (Math.abs(value) > 2 * INT_MAX) return',
      ],
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
      ['an empty text is kept', "if (value === '') return { value: null };", ''],
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
      [
        'a removed record comes back',
        "if (states.length === 0) return { operations: [], changed: [], kept: [{ code: 'SEED_REMOVED' }] };",
        '',
      ],
      ['an end that a steward set is moved', "if (there !== (word?.to ?? words.end(recordId))) return 'kept';", ''],
      ['what differs is not told', "kept.push({ code: 'SEED_VALUE_KEPT', field: name });", ''],
    ],
  ),
  ...faultsIn(
    'src/hub/import/apply/write-chunk.ts',
    [RACE, 'test/import/ahead.test.ts', REFUSED],
    [
      [
        'what others wrote meanwhile is not noticed',
        'batchId: batch.id })) throw new Overtaken();',
        'batchId: batch.id })) void new Overtaken();',
      ],
      [
        'a part is written twice',
        'if ((await chunksWritten(tx, batch.id)) > chunk.number) return;\n  attempt',
        'attempt',
        {
          tests: ['test/import/kill.test.ts', RACE, 'test/import/ahead.test.ts'],
          survives:
            'A second note of a part breaks the key of `import_chunk`, the transaction with it, and the importer goes on behind the part.',
        },
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
      [
        'a word much longer is not looked at',
        'Math.abs(text.length - word.length) >= least',
        'Math.abs(text.length - word.length) >= least - 1',
      ],
    ],
  ),
];
