import { type Fault, faultsIn } from './fault.js';

const RECORDS = 'test/boundaries/records.test.ts';
const OPEN_ENDS = 'test/query/open-ends.test.ts';
const IDENTITIES = 'test/query/identities.test.ts';
const CLIENTS = 'test/clients/clients.test.ts';
const SNAPSHOT = 'test/query/snapshot.test.ts';
const TIME = 'test/query/time.test.ts';
const CALENDAR = 'test/registers/identifiers/time.test.ts';

/** Days, instants and snapshots. */
export const time: readonly Fault[] = [
  ...faultsIn(
    'src/hub/sql/sql-context.ts',
    [RECORDS],
    [
      [
        'the first day is none',
        '${alias}.valid_from <= ${day} and',
        '${alias}.valid_from < ${day} and',
        { file: 'src/hub/time/period-sql.ts' },
      ],
      [
        'the day it ends is one of its days',
        '${day} < ${alias}.valid_to`',
        '${day} <= ${alias}.valid_to`',
        { file: 'src/hub/time/period-sql.ts' },
      ],
      [
        'what was said is known a moment later',
        '${alias}.recorded_from <= ${instant} and',
        '${alias}.recorded_from < ${instant} and',
        { file: 'src/hub/time/period-sql.ts' },
      ],
      [
        'what is superseded is known a moment longer',
        '${instant} < ${alias}.recorded_to`',
        '${instant} <= ${alias}.recorded_to`',
        { file: 'src/hub/time/period-sql.ts' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/time/period-sql.ts',
    [RECORDS],
    [
      ['what ended today has not ended', 'return `${alias}.valid_to <= ${day}`;', 'return `${alias}.valid_to < ${day}`;'],
      ['what begins today has not begun', 'return `${alias}.valid_from > ${day}`;', 'return `${alias}.valid_from >= ${day}`;'],
      [
        'of several states the oldest counts',
        'return `${alias}.valid_from desc, ${alias}.id`;',
        'return `${alias}.valid_from, ${alias}.id`;',
        { tests: [RECORDS] },
      ],
      [
        'what has not begun is never found',
        'return `(${beginsAfter(alias, day)} or ${endedBy(alias, day)})`;',
        'return endedBy(alias, day);',
      ],
      [
        'the nearest state is the farthest',
        'else ${day} - ${alias}.valid_to end`;',
        'else ${alias}.valid_to - ${day} end`;',
        { tests: [OPEN_ENDS, 'test/query/every-look-up.test.ts'] },
      ],
      [
        'an unknown start lies before every day',
        "const isKnown = end === 'validFrom' ? `${column} > ${ENDS[end].open}`",
        "const isKnown = end === 'validFrom' ? 'true'",
        { tests: [OPEN_ENDS] },
      ],
      [
        'an open end lies after every day',
        "operator.startsWith('<') : operator.startsWith('>')",
        "operator.startsWith('<') : operator.startsWith('!')",
        { tests: [OPEN_ENDS] },
      ],
      [
        'an open end is ordered as a day',
        'return `nullif(${alias}.${ENDS[end].column}, ${ENDS[end].open})`;',
        'return `${alias}.${ENDS[end].column}`;',
        { tests: [OPEN_ENDS] },
      ],
      [
        'instants lose their microseconds',
        'HH24:MI:SS.US"Z"',
        'HH24:MI:SS.MS"Z"',
        { file: 'src/hub/time/instant.ts', tests: ['test/write/door.test.ts', SNAPSHOT] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/value-sql.ts',
    [IDENTITIES],
    [
      [
        'two states of one change have one name',
        "${column(alias, 'version')}, ${periodEnd(alias, 'validFrom')})`",
        "${column(alias, 'version')})`",
      ],
      ['a cache goes by the id at all times', "'@' || ${sql.asked()}`", "'@'`"],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/as-of.ts',
    [SNAPSHOT, TIME],
    [
      [
        'the last change is not known at its own instant',
        'input.knownAt > times.head.recordedFrom',
        'input.knownAt >= times.head.recordedFrom',
        { survives: 'At the head’s own instant both ways of finding the position give the head: the one that is skipped saves a look-up.' },
      ],
      ['knowledge of the future is answered', "if (asked && asked > times.clock) throw new HubError('FUTURE_KNOWLEDGE');", ''],
      [
        'a snapshot of another log is read',
        'if (token.logId !== times.logId) await refuseOtherLog(',
        "if (token.logId === '') await refuseOtherLog(",
        { tests: [SNAPSHOT, 'test/ledger/fork.test.ts'] },
      ],
      [
        'an instant beside a snapshot is passed over',
        "if (input.knownAt) throw bad('asOf',",
        "if (input.knownAt === '') throw bad('asOf',",
      ],
      [
        'two days of one record are one to a cache',
        'const asked = JSON.stringify([input?.validAt ?? null, ',
        'const asked = JSON.stringify([null, ',
        { tests: [IDENTITIES, CLIENTS] },
      ],
      ['times that are null are times asked for', 'input?.validAt || input?.knownAt || input?.snapshot', 'input', { tests: [IDENTITIES] }],
      ['a snapshot names the change before', 'where recorded_from <= ${instant} order by', 'where recorded_from < ${instant} order by'],
      [
        'a snapshot of any position is read',
        "if (!rows[0]) throw bad('snapshot', 'không có",
        "if (!rows[0]) return '9999-01-01T00:00:00.000000Z';\n  if (!rows[0]) throw bad('snapshot', 'không có",
      ],
      ['an edited token is read', 'if (isWhole && isDay(validAt))', 'if (isWhole)'],
      [
        'the day is that of Greenwich',
        "const ZONE = 'Asia/Ho_Chi_Minh';",
        "const ZONE = 'UTC';",
        { file: 'src/hub/time/legal-day.ts', tests: ['test/query/midnight.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/answer-planned.ts',
    ['test/query/midnight.test.ts'],
    [['after midnight yesterday is answered', 'if (times.today !== given.today) {', "if (times.today === '') {"]],
  ),
  ...faultsIn(
    'src/hub/time/calendar.ts',
    [CALENDAR],
    [
      ['1900 was a leap year', 'year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29', 'year % 4 === 0 ? 29'],
      ['2000 was no leap year', '(year % 100 !== 0 || year % 400 === 0) ? 29', 'year % 100 !== 0 ? 29'],
      ['June has 31 days', 'month === 4 || month === 6 ||', 'month === 4 ||'],
      ['a month may be the thirteenth', 'month <= 12 &&', 'month <= 13 &&'],
      [
        'days are counted without leap centuries',
        '- Math.floor(y / 100) + Math.floor(y / 400)',
        '- Math.floor(y / 100)',
        { tests: ['test/boundaries/calendar.test.ts', CALENDAR] },
      ],
      [
        '24 o’clock is a time of day',
        '([01]\\d|2[0-3])',
        '([01]\\d|2[0-4])',
        { file: 'src/hub/time/instant.ts', tests: ['test/boundaries/calendar.test.ts', CALENDAR] },
      ],
    ],
  ),
];
