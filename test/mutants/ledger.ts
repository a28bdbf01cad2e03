import { type Fault, faultsIn } from './fault.js';

const LEDGER = 'test/ledger/ledger.test.ts';
const COLUMNS = 'test/ledger/every-column.test.ts';
const ERASURE = 'test/audit/erasure.test.ts';

/** What is written down of a change, and what verification notices. */
export const ledger: readonly Fault[] = [
  ...faultsIn(
    'src/hub/ledger/describe-change.ts',
    [LEDGER, 'test/feed/changes.test.ts'],
    [
      ['a change tells of the first state and not of that of its day', 'return states.findLast(', 'return states.find('],
      [
        'an end that moved is not told',
        'if (end !== newEnd) changedFields.push(',
        'if (start !== newStart && end !== newEnd) changedFields.push(',
      ],
      ['a field is told twice', 'if (told.has(index) || ', 'if ('],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/hashes.ts',
    [LEDGER],
    [
      ['whose data it is stands under no hash', '${JSON.stringify(subjects)},', ''],
      [
        'states known afterwards stand under no hash',
        'for (const state of states) values +=',
        'for (const state of states.slice(0, 1)) values +=',
      ],
      ['the days stand under no hash', '${dayJson(validFrom)},${dayJson(validTo)},${JSON', '${JSON'],
      ['what was put back stands under no hash', '`${restores},[', '`['],
      [
        'every change has the same seed',
        "return pool.toString('hex', drawn - SEED_BYTES, drawn);",
        "return pool.toString('hex', 0, SEED_BYTES);",
        { tests: [ERASURE] },
      ],
      [
        'every field of a change has the same salt',
        "hash('sha256', `${seed}\\n${name}`",
        "hash('sha256', `${seed}`",
        { file: 'src/hub/log/salted-hash.ts', tests: [ERASURE] },
      ],
      ['a value that is gone leaves no mark', 'return tagOf(name) + hexOfFirstTwo', "return '00' + hexOfFirstTwo"],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/told-sql.ts',
    ['test/ledger/told.test.ts'],
    [
      ['a state is told as known today', "isKnownAt('t', 'c.recorded_from')", "isKnownAt('t', 'now()')"],
      ['numbers are told as PostgreSQL writes them', 'return quoted(floatText(column));', 'return quoted(column);'],
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
      ['a description of something else is fine', 'shown.sort().join() === told.sort().join()', 'shown.length >= 0'],
      ['a row may hold what its format leaves to the register', "if (!isOfItsForm(row, states)) tell('FORM');", ''],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/verify-hashes.ts',
    [LEDGER],
    [
      [
        'a value without its salt is fine',
        `salt === undefined
        ? !hasValue(change, index)`,
        'salt === undefined ? hasValue(change, index) || true',
        { tests: [COLUMNS] },
      ],
      ['a digest of something else is fine', 'if (digest === row.digest) {', 'if (digest !== null) {'],
      ['an erasure may leave its seed', ' || (row.seed !== null && row.hashes !== null)', '', { tests: [COLUMNS] }],
      [
        'an erased value may come back',
        'if (name in erased || salt === undefined) faulty.add(name);',
        'if (salt === undefined && !(name in erased)) faulty.add(name);',
        {
          tests: [ERASURE],
          survives: 'A field that is committed to twice breaks the digest, and its marks name it as faulty all the same.',
        },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/verify-register.ts',
    [LEDGER],
    [
      ['a state too many in the register is fine', "faults.push({ position, kind: 'REGISTER' });", 'void position;'],
      ['a state that is known too long is fine', 'recordedTo === row.recordedFrom));', "recordedTo !== ''));"],
      ['a state of another change is fine', 'slice.position === row.position && ', '', { tests: [COLUMNS] }],
      ['a state known from another instant is fine', 'slice.recordedFrom === row.recordedFrom && ', '', { tests: [COLUMNS] }],
      ['whoever stands behind a state is fine', ' && isAboutThem(row, [...previous, ...said], held)', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/states.ts',
    [LEDGER, 'test/feed/changes.test.ts', 'test/api/mutations.test.ts'],
    [['numbers are numbers', 'if (typeof value === \'number\') return `"${value}"`;', "if (typeof value === 'number') return `${value}`;"]],
  ),
];
