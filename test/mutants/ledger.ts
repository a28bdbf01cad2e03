import { type Fault, faultsIn } from './fault.js';

const LEDGER = 'test/ledger/ledger.test.ts';

/** What is written down of a change, and what verification notices. */
export const ledger: readonly Fault[] = [
  ...faultsIn(
    'src/hub/ledger/describe-change.ts',
    [LEDGER, 'test/feed/changes.test.ts'],
    [
      ['a change tells of the first state and not of that of its day', 'return states.findLast(', 'return states.find('],
      ['an end that moved is not told', 'if (end !== newEnd) changedFields.push(', 'if (start !== newStart && end !== newEnd) changedFields.push('],
      ['a field is told twice', 'if (told.has(index) || ', 'if ('],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/hashes.ts',
    [LEDGER],
    [
      ['whose data it is stands under no hash', '${JSON.stringify(subjects)},', ''],
      ['states known afterwards stand under no hash', "for (const { texts } of slices) values += `,${texts[index] ?? 'null'}`;", ''],
      ['the days stand under no hash', '${dayJson(validFrom)},${dayJson(validTo)},${JSON', '${JSON'],
      ['every value has the same salt', "return pool.toString('base64url', drawn - SALT_BYTES, drawn);", "return pool.toString('base64url', 0, SALT_BYTES);"],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/verify.ts',
    [LEDGER],
    [
      ['two sets of one instant are fine', 'row.recordedFrom > earlier.recordedFrom', 'row.recordedFrom >= earlier.recordedFrom'],
      ['a missing position is fine', "if (BigInt(row.position) !== expected || !row.inItsSet) tell('POSITION');", ''],
      ['a missing end is fine', 'if (expected <= BigInt(to)) faults.push', 'if (expected < 0n) faults.push'],
      ['a record that begins in the middle is fine', "if ((row.previous === null) !== (row.version === 1)) tell('CHAIN');", ''],
      [
        'a state that nobody wrote is fine',
        'if (states.slices.some((state) => state.version !== row.version && ',
        'if (states.slices.some((state) => state.version < 0 && ',
      ],
      ['a value that was taken away is fine', "for (const name of Object.keys(row.salts ?? {})) if (!change.names.includes(name)) tell('VALUE', name);", ''],
      ['a value without its salt is fine', 'salt === undefined ? !hasValue(change, index)', 'salt === undefined ? hasValue(change, index) || true'],
      ['a description of something else is fine', 'told.changedFields.sort().join() !== stored.sort().join())', 'told.changedFields.length < 0)'],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/verify-register.ts',
    [LEDGER],
    [
      ['a state too many in the register is fine', 'known.length === said.length && ', ''],
      ['a state that is known too long is fine', 'recordedTo === row.recordedFrom));', "recordedTo !== ''));"],
      ['a state of another change is fine', 'slice.position === row.position && said.some', 'said.some'],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/states.ts',
    [LEDGER, 'test/feed/changes.test.ts', 'test/api/mutations.test.ts'],
    [['numbers are numbers', 'if (typeof value === \'number\') return `"${value}"`;', "if (typeof value === 'number') return `${value}`;"]],
  ),
];
