import { type Fault, faultsIn } from './fault.js';

const ORACLE = 'test/oracle/oracle.test.ts';
const RECORDS = 'test/boundaries/records.test.ts';
const PAGE = 'test/query/page.test.ts';
const FILTERS = 'test/query/filters.test.ts';
const STATUS = 'test/query/status.test.ts';
const AGGREGATE_MODEL = 'test/query/aggregate-model.test.ts';
const OPERANDS = 'test/query/operands.test.ts';

/** What a filter means, in which order rows come, and what a page is. */
export const query: readonly Fault[] = [
  ...faultsIn(
    'src/hub/query/coverage.ts',
    ['test/query/population.test.ts'],
    [
      ['what the catalogue counts is what an auditor may see', "role: 'anonymous',", "role: 'auditor',"],
      ['that persons are left out of coverage is not told', '?? []).length > 0', '?? []).length > 99'],
    ],
  ),
  ...faultsIn(
    'src/server/tables/csv.ts',
    ['test/server/wire.test.ts'],
    [
      [
        'a spreadsheet runs a cell of a table',
        'valueCell(isPlain(value) ? (value as Value) : JSON.stringify(value))',
        "String(value ?? '')",
      ],
    ],
  ),
  ...faultsIn(
    'src/server/tables/workbook.ts',
    ['test/server/wire.test.ts'],
    [['what a cell of a workbook cannot hold is lost in silence', 'cut++;', '']],
  ),
  ...faultsIn(
    'src/hub/questions/shareable-text.ts',
    ['test/api/mutations.test.ts'],
    [
      ['a saved question compares with anybody’s plate', 'if (subject === undefined) return', 'if (subject !== null) return'],
      ['a link leads around what a saved question may say', 'refuseValues(model, target, part);', 'undefined;'],
      ['an alias says what a saved question may not', 'if (alias) throw oneAggregate();', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/questions/save-question.ts',
    ['test/api/mutations.test.ts'],
    [["anybody changes somebody's question", '!before.isMine', 'false']],
  ),
  ...faultsIn(
    'src/server/table-answer.ts',
    ['test/server/wire.test.ts'],
    [['two answers are one table', 'roots.length === 1 && root', 'root']],
  ),
  ...faultsIn(
    'src/hub/sql/geometry.ts',
    ['test/query/geometry.test.ts'],
    [
      ['what lies in a hole of an area is inside', 'and ${lies} and not ${falls})`', 'and ${lies})`'],
      ['what lies in the box around an area is inside', 'and ${lies} and not', 'and not'],
      ['a line is inside with its middle', 'polygon(${box}) ${operator} ${ring} end`', 'center(${box}) <@ ${ring} end`'],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/where-sql.ts',
    [ORACLE],
    [
      [
        '`not` loses what is empty',
        '`not coalesce(${conjunction(compileWhere(sql, entity, part.part, alias))}, false)`',
        '`not ${conjunction(compileWhere(sql, entity, part.part, alias))}`',
      ],
      ['`not` means nothing', '`not coalesce(${conjunction(', '`coalesce(${conjunction('],
      ['`every` is true of what is empty', 'predicate`not coalesce(${meets}, false)`', 'predicate`not ${meets}`', { tests: [OPERANDS] }],
      ['`every` means `none`', "which === 'none' ? meets", 'true ? meets'],
      [
        '`none` and `every` range over hidden records',
        'predicate`${link} = ${outer}`, asOf(t, read.at), ...scopePredicate(read, entity, t, sql.scope(entity))',
        'predicate`${link} = ${outer}`, asOf(t, read.at)',
        { tests: [OPERANDS] },
      ],
      ['an empty `or` lets everything through', "return part.is === 'or' ? [predicate`false`] : [];", 'return [];', { tests: [FILTERS] }],
      ['`or` means `and`', 'joined(parts, ` ${part.is} `)', "joined(parts, ' and ')"],
      ['a filter feels for hidden records through a link', '    ...scopePredicate(read, entity, t, sql.scope(entity)),\n', ''],
      ['who is a link’s is none', "isSome ? '' : 'not '", "isSome ? 'not ' : ''"],
      [
        'a filter finds what is not in force behind a link',
        'const predicates = all([\n    asOf(t, read.at),',
        'const predicates = all([',
        { tests: [RECORDS, ORACLE] },
      ],
      [
        'what is looked at behind a derived field is turned round',
        'return [predicate`not exists (select from ${d.from}',
        'return [predicate`exists (select from ${d.from}',
        { tests: [RECORDS] },
      ],
      ['`%` and `_` are wild', 's.replace(/[\\\\%_]/g, (c) => `\\\\${c}`)', 's', { tests: [PAGE] }],
      ['`startsWith` finds it anywhere', "operator === 'contains' ? '%' : ''", "operator === 'contains' ? '%' : '%'", { tests: [FILTERS] }],
      ['`lt` includes its bound', "lt: '<',", "lt: '<=',", { tests: [FILTERS] }],
      ['`lte` leaves out its bound', "lte: '<=',", "lte: '<',", { tests: [FILTERS] }],
      ['`gt` includes its bound', "gt: '>',", "gt: '>=',", { tests: [FILTERS] }],
      ['`gte` leaves out its bound', "gte: '>=' }", "gte: '>' }", { tests: [FILTERS] }],
      [
        '`within` finds nothing before the day asked for',
        "compared.with('>=', `least(${asked}, ${far})`)",
        "compared.with('>=', asked)",
        { tests: [RECORDS] },
      ],
      ['`within` leaves out its last day', "compared.with('<=', `greatest", "compared.with('<', `greatest", { tests: [RECORDS] }],
      ['`earlierThan` includes its bound', "compared.with('<', away", "compared.with('<=', away", { tests: [RECORDS] }],
      ['`laterThan` includes its bound', "compared.with('>', away", "compared.with('>=', away", { tests: [RECORDS] }],
      [
        'hidden records of a list are counted',
        "column(alias, 'id')}`,\n    asOf(t, sql.at),\n    ...scopePredicate(sql, target, t, sql.scope(target)),",
        "column(alias, 'id')}`,\n    asOf(t, sql.at),",
      ],
      ['records count that do not fit', '    ...compileWhere(sql, target, where, t),\n  ]);\n  const figure', '  ]);\n  const figure'],
      [
        'likeness minds diacritics',
        "return [predicate`${sql.add(folded(given), 'text')} <%",
        "return [predicate`${sql.add(given, 'text')} <%",
      ],
      [
        'the least like comes first of equals',
        "['word_similarity', 'similarity'].map",
        "['word_similarity', 'word_similarity'].map",
        { tests: [FILTERS] },
      ],
      ['days lie beside the real day, not the one asked for', 'return dayAway(sql.at.validAt,', 'return dayAway(sql.at.today,'],
      [
        'an open end is compared as the end of time',
        'if (isPeriodEnd(name)) return periodEnd(alias, name);',
        'if (isPeriodEnd(name)) return column(alias, periodColumn(name));',
      ],
      ['`isNull` is turned round', 'given === true ? compared.isNull', 'given !== true ? compared.isNull'],
      ['`isNull` of a list is turned round', "given === true ? '' : 'not '", "given === true ? 'not ' : ''", { tests: [FILTERS] }],
      [
        'a search minds diacritics',
        "`${prefix}${likeLiteral(twin ? foldText(String(text)) : String(text).normalize('NFC'))}%`",
        "`${prefix}${likeLiteral(String(text).normalize('NFC'))}%`",
        { tests: [PAGE] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/read-arguments.ts',
    [OPERANDS],
    [
      [
        'a variable that was not given still asks for a link',
        'return left.length > 0 && isCompared(known, new Set(left.map(([name]) => name))) ? Object.fromEntries(left) : undefined;',
        'return Object.fromEntries(left);',
      ],
      [
        'a filter by a field of an unlucky name filters nothing',
        'if (!members.some(({ type }) => isNonNullType(type))) return true;',
        '',
        { tests: ['test/query/every-entity.test.ts'] },
      ],
      [
        'a member of an `or` that says nothing lets everything through',
        '.filter((item) => item !== undefined);',
        '.map((item) => item ?? {});',
      ],
      ['null selects everything', 'if (given === null) throw nullRefused(type, path, holder);', 'if (given === null) return undefined;'],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/where-parts.ts',
    [OPERANDS],
    [
      ['`isNull` of a link is turned round', "isNull === true ? 'none' : 'some'", "isNull === true ? 'some' : 'none'"],
      ['a record is asked whether some of it meets a filter', 'if (quantifier) throw misplaced(quantifier);', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/query/refuse-meaningless.ts',
    [FILTERS, PAGE],
    [
      [
        'three characters are too few to search for',
        'charactersOf(text) < LIMITS.searchCharacters.max',
        'charactersOf(text) <= LIMITS.searchCharacters.max',
      ],
      [
        'two characters are enough to search for',
        'charactersOf(text) < LIMITS.searchCharacters.max',
        'charactersOf(text) < LIMITS.searchCharacters.max - 1',
        { tests: [PAGE] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/page.ts',
    [ORACLE, PAGE],
    [
      ['a further page goes the wrong way', "descending !== forward ? '>' : '<'", "descending !== forward ? '<' : '>'"],
      ['a further page forgets the keys before', 'joined([...equal, predicate`', 'joined([predicate`'],
      [
        'a further page forgets that a key was empty',
        'equal.push(predicate`${order} is null`);',
        'equal.push(predicate`${order} is not null`);',
      ],
      [
        'a cursor of another order is taken',
        '!Array.isArray(parsed) || parsed[0] !== orderHash ||',
        '!Array.isArray(parsed) ||',
        { tests: [PAGE] },
      ],
      ['a cursor of another kind of record is taken', 'entity.name,\n        orderBy.map(', 'orderBy.map(', { tests: [PAGE] }],
      ['a cursor with too few values is taken', ' || parsed.length !== keys.length + 1', '', { tests: [PAGE] }],
      ['a cursor without an id is taken', "value === null ? keys[i]?.type !== 'uuid'", 'value === null ? true', { tests: [PAGE] }],
      ['a day outside the calendar is taken from a cursor', '  date: isDay,', "  date: (v) => typeof v === 'string',", { tests: [PAGE] }],
      ['ties are broken in the wrong direction', 'descending: last?.descending ?? false }', 'descending: false }'],
      ['Đ comes after Z', '`${value} collate "vi-x-icu"`', '`${value} collate "C"`', { tests: [PAGE] }],
      ['empty values have no place in the order', 'return !mayBeAbsent(found) ? [ordered] :', "return ordered.type !== '' ? [ordered] :"],
      ['the largest page is refused', 'given > LIMITS[limit].max', 'given >= LIMITS[limit].max', { tests: [PAGE, FILTERS] }],
      ['a page may have any size', 'if (given > LIMITS[limit].max) throw', 'if (false) throw', { tests: [PAGE] }],
      ['a page of nothing is refused', 'given < 0', 'given <= 0', { tests: [FILTERS] }],
      [
        '`first` and `last` are taken together',
        `if (typeof first === 'number' && typeof last === 'number')
    throw`,
        "if (typeof first === 'string' && typeof last === 'number') throw",
        { tests: [PAGE] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/value-sql.ts',
    [RECORDS],
    [
      ['a paper has run out on its last day', "< ${at.validAt}`, 'EXPIRED'", "<= ${at.validAt}`, 'EXPIRED'"],
      ['what is revoked is in force', '[...among(state?.lifeCycle.revoked), ', '[', { tests: [STATUS] }],
      [
        'what was ended early runs on the day it ended',
        `<= \${at.validAt}\`] : [])].map((holds) =>
      when(holds, 'REVOKED'),
    )`,
        "< ${at.validAt}`] : [])].map((holds) => when(holds, 'REVOKED'))",
        { tests: [STATUS] },
      ],
      [
        'a derived field passes through what is hidden',
        'where: predicate`${asOf(t, sql.at)}${scopeOf(sql, target, t)}`,',
        'where: predicate`${asOf(t, sql.at)}`,',
        { tests: [RECORDS] },
      ],
      [
        'the first holder of a plate is found for ever',
        'where: predicate`${asOf(t, sql.at)}${scopeOf',
        'where: predicate`${asOf(t, { ...sql.at, validAt: "date \'2025-04-01\'" })}${scopeOf',
      ],
      [
        'an agency stays the authority for ever',
        'and ${asOf(a, sql.at)} order by ${latestFirst(a)} limit 1)',
        'order by ${latestFirst(a)} limit 1)',
      ],
      ['a law is told that was not in force', 'and ${asOf(d, sql.at)} order by', 'order by'],
      [
        'a computed answer is always about the day of the question',
        "absent('on') ? sql.at :",
        "!absent('on') || absent('on') ? sql.at :",
        { tests: ['test/boundaries/law.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/run-compiled.ts',
    ['test/reads/asking.test.ts'],
    [
      [
        'a row that is shown is not in the log',
        "if (!isMany && typeof seen === 'string')",
        "if (isMany && typeof seen === 'string')",
        { tests: [ORACLE] },
      ],
      ['whom a look-up did not find is not in the log', 'if (found !== 1) unanswered.push(responseKey);', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/where-sql.ts',
    [FILTERS],
    [['a field is compared with itself', 'sideOf(sql, entity, part.right, alias)}`];', 'sideOf(sql, entity, part.left, alias)}`];']],
  ),
  ...faultsIn(
    'src/hub/declare/derive-filters.ts',
    [FILTERS],
    [['days are compared with numbers', 'return kind(a) === kind(b);', 'return kind(a) === kind(b) || kind(a) !== kind(b);']],
  ),
  ...faultsIn(
    'src/hub/query/plan-level.ts',
    ['test/query/page.test.ts'],
    [['links lead as deep as one likes', 'if (depth > LINKS_MAX) throw', 'if (depth > 1e9) throw']],
  ),
  ...faultsIn(
    'src/hub/sql/asked-text.ts',
    [FILTERS],
    [
      ['a choice typed in another case is not found', 'searchedText(String(text), field)', 'searchedText(String(text))'],
      ['a choice behind a variable is asked as it was typed', 'field.choices === undefined && fact(', 'fact('],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/counterparts.ts',
    [AGGREGATE_MODEL],
    [
      ['backwards nothing is followed', '(${forth} union all ${back})', '(${forth})'],
      ['a merger of the day itself is not yet one', 'and ${s}.${on} <= ${other}`);', 'and ${s}.${on} < ${other}`);'],
      [
        'what is behind a counterpart is read on the day that is counted',
        'return comparableOn ? { ...others, at: onDay(sql.at, comparableOn()) } : sql;',
        'return others;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/areas-asked.ts',
    ['test/query/geometry.test.ts'],
    [
      ['a province without a boundary has nothing in it', 'if (unknown.length > 0) {', 'if (unknown.length > 1e9) {'],
      ['no area at all has nothing in it', 'if (found.every(({ areas }) => areas > 0)) return null;', 'return null;'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/comparable.ts',
    [AGGREGATE_MODEL],
    [['a unit without a counterpart is left out in silence', 'having count(${c}.id) <> 1', 'having count(${c}.id) > 1']],
  ),
  ...faultsIn(
    'src/hub/query/small-groups.ts',
    ['test/query/aggregate-suppression.test.ts'],
    [
      [
        'a group of four is shown',
        'export const PERSONS_MIN = 5;',
        'export const PERSONS_MIN = 4;',
        { file: 'src/hub/query/protection.ts' },
      ],
      [
        'a small group follows from its total',
        'if (cover) hidden[cover.cell] = true;',
        'if (cover && hidden[0] === undefined) hidden[cover.cell] = true;',
      ],
      [
        'two small groups follow from their total together',
        'lump.length > 1 && lump.reduce((sum, { persons }) => sum + persons, 0) >= PERSONS_MIN',
        'lump.length > 1',
      ],
      ['of equally cheap groups any one is left out', '[...new Set(places)].sort()', '[...new Set(places)]'],
    ],
  ),
];
