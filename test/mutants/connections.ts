import { type Fault, faultsIn } from './fault.js';

const POOLER = 'test/db/pooler.test.ts';

/** That no connection is used with another's role or limits, whatever stands between. */
export const connections: readonly Fault[] = [
  ...faultsIn(
    'src/db/client.ts',
    [POOLER],
    [
      ['what a pooler dropped is not asked for again', 'if (rows[0]?.mark !== mark) {', 'if (rows[0]?.mark === undefined) {'],
      ['a session that another left is taken for one’s own', 'if (rows[0]?.mark !== mark) {', 'if (rows[0]?.mark === null) {'],
    ],
  ),
  ...faultsIn(
    'src/db/preparation/pooler.ts',
    [POOLER],
    [
      ['a pooler by the transaction is let in', 'return lends();', 'return false;'],
      ['a pooler by the statement is let in', 'if ((error as { code?: unknown }).code === PROTOCOL_VIOLATION) return true;', ''],
    ],
  ),
];
