import { type Fault, faultsIn } from './fault.js';

/** No answer of a standby is older than was asked for, of another log, or about persons. */
export const standbys: readonly Fault[] = [
  ...faultsIn(
    'src/hub/ledger/standbys.ts',
    ['test/ledger/standbys.test.ts'],
    [
      ['a standby answers before it has come to the token', ', ...places.map(({ position }) => Number(position)));', ');'],
      ['an answer that was read too early is taken', 'position < floor || ', ''],
      ['an answer of another log is taken', 'of !== logId || ', ''],
      ['an answer lacks what was known at the instant asked for', '(knownAt !== null && head.recordedFrom < knownAt)', 'false'],
      ['a standby of another log is read from', ' || of.logId !== cluster.logId', ''],
      ['a standby of another history is read from', '(there.rows[0]?.print ?? null) !== of.print', 'there.rows.length > 1'],
      ['a server that was promoted is read from', "if (!of.follows) return { seen: 'APART', ...unchanged };", ''],
      ['whoever wrote does not see it', 'wroteAt.get(actor) ?? 0', '0'],
      ['an answer is older than was allowed', 'if (sample.at < since) break;', ''],
      ['a token of another log is asked of a standby', 'place.logId !== null && place.logId !== logId', 'false'],
      [
        'a standby that dies takes questions along',
        "return error.code === 'UNAVAILABLE' || error.code === 'CONFLICT_RETRY';",
        'return false;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/answer-planned.ts',
    ['test/ledger/standbys.test.ts'],
    [['a personal read is sent to a standby', "reading.side === 'open' && standbys ?", 'standbys ?']],
  ),
  ...faultsIn(
    'src/server/serve-imports.ts',
    ['test/ledger/standbys.test.ts'],
    [['whoever brought a file does not see what is in it', 'said.apply && wrote(actor)', 'undefined']],
  ),
  ...faultsIn(
    'src/hub/answer/need-of.ts',
    ['test/ledger/standbys.test.ts'],
    [['a snapshot is read where its position is not known', 'places.push(readToken(times.snapshot));', 'readToken(times.snapshot);']],
  ),
];
