import { type Fault, faultsIn } from './fault.js';

const SET = 'test/undo/change-set.test.ts';
const BATCH = 'test/undo/batch.test.ts';
const OVER = 'test/undo/withdrawals.test.ts';

/** Back to exactly what was said before, and nobody’s later change lost unseen. */
export const undo: readonly Fault[] = [
  ...faultsIn(
    'src/hub/undo/plan-undo.ts',
    [SET],
    [
      [
        'later changes that cancel out stand in the way',
        'if (sameStates(now.get(rewind.life.id) ?? [], after.get(rewind.life.id) ?? [])) settled.add(rewind);',
        ';',
        { tests: [OVER] },
      ],
      ['a set stands in its own way', 'step.setId !== set.id && !left.has(step)', '!left.has(step)'],
      [
        'what a withdrawal brought back stands in its way',
        'const isWithdrawal = rewind.step !== undefined && rewind.step.restores !== null;',
        'const isWithdrawal = false;',
        { tests: [OVER] },
      ],
      [
        'what was asked to be gone comes back by the way',
        'restores === null && standing.isGone(setId));',
        "restores === null && setId === '');",
        { tests: [OVER] },
      ],
      ['a cascade brings back what was asked to be gone', '.filter(({ to }) => takesAway(path, life.path(to)));', ';', { tests: [OVER] }],
      ['later changes are lost unseen', 'if (later.length === 0) return;', 'if (later.length >= 0) return;'],
      ['parts of a batch stand in each other’s way', 'later: later.filter((change) => !own(change))', 'later', { tests: [BATCH] }],
      [
        'only one record of the set goes back',
        'const ids = await touchedBy(tx, set);',
        'const ids = (await touchedBy(tx, set)).slice(0, 1);',
      ],
      [
        'what stands in the way stops the withdrawal',
        'for (const rewind of further) rewinds.set(rewind.life.id, rewind);',
        'further.length = 0;',
      ],
      [
        'who is asked is not told which records',
        `listed = later
    .slice(0, LATER_LISTED_MAX)`,
        'listed = later.slice(0, 0)',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/load.ts',
    [SET],
    [
      [
        'it goes back to what the set itself said',
        't.recorded_from < asked.at and asked.at <= t.recorded_to',
        't.recorded_from <= asked.at and asked.at < t.recorded_to',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/undo/later-changes.ts',
    [SET],
    [
      [
        'who took the key goes back further than that',
        'return slices.some((slice) => slice[key] === value &&',
        'return slices.length >= 0 || slices.some((slice) => slice[key] === value &&',
      ],
      ['who links to it goes back further than that', 'state[name] === of) && why.link.some', "name !== '') && why.link.some"],
      [
        'who links to it on other days goes back further than that',
        ' && why.link.some((lost) => overlap(lost, periodOf(state)))',
        '',
        { tests: ['test/write/whole-periods.test.ts'] },
      ],
      ['who ended goes back further than that', "return operation !== 'register' && operation !== 'update';", 'return true;'],
    ],
  ),
  ...faultsIn(
    'src/hub/undo/withdraw-change-set.ts',
    [SET, BATCH],
    [
      ['a part of a batch is taken back alone', 'if (set.batchId !== null) {', "if (set.batchId === '') {", { tests: [OVER] }],
      ['a withdrawal asked twice is refused', 'if (!before) throw', 'if (before) throw'],
      ['a withdrawal does not say what it takes back', 'readAt, withdraws: set.id,', 'readAt,', { tests: [SET, BATCH] }],
      ['a refusal comes although all of it should go', 'if (!cascade) refuseLater(later);', 'if (cascade || !cascade) refuseLater(later);'],
      [
        'nobody is asked whether they may',
        'withdrawal.mayTouch?.(new Set(',
        'void (new Set(',
        { tests: ['test/reads/touching.test.ts', 'test/api/withdraw-batch.test.ts', 'test/api/mutations.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/undo/withdraw-batch.ts',
    [BATCH],
    [
      [
        'a batch is taken back halfway before it is refused',
        "if (batch.state !== 'WITHDRAWING' && (",
        "if (batch.state === 'CHECKING' && (",
      ],
      ['a withdrawn batch is withdrawn again', "if (batch.state === 'WITHDRAWN' && !(await standsAgain(deps, batch))) return batch;", ''],
      [
        'a batch is done after its first part',
        'if (signal?.aborted) return batchOf(deps, batch.id);',
        'if (done > before || signal?.aborted) break;',
      ],
      [
        'a part that is taken back is not noted',
        'await recordWithdrawn(tx, batch.id, part,',
        'if (part.chunk > 0) await recordWithdrawn(tx, batch.id, part,',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/standing.ts',
    [OVER],
    [
      ['what was put back is not gone back to', 'byLast.get(step.restores ?? step.first - 1)', 'byLast.get(step.first - 1)'],
      ['a withdrawal counts although it was withdrawn', '.some((withdrawal) => !isGone(withdrawal));', '.length > 0;'],
      ['the answer is a withdrawal that was withdrawn', 'return rows.find(({ id }) => !isGone(id))?.id;', 'return rows[0]?.id;'],
      [
        'a batch stands although a cascade took a row of it',
        'return rows.every(({ id, setId }) => isInEffect(standing.life(id), setId));',
        'return rows.length >= 0;',
      ],
      ['withdrawals of an earlier release lead nowhere', 'coalesce(c.restores, ${BEFORE_WITHDRAWN})', 'c.restores'],
    ],
  ),
  ...faultsIn(
    'src/hub/write/repeat.ts',
    [OVER],
    [
      [
        'of identical withdrawals at once several are written, or refused',
        'if (withdraws === undefined || readAt === undefined)',
        'if (withdraws !== null)',
        {
          survives:
            'A withdrawal that the registers refuse is planned anew, finds nothing left to take back, and answers with the one that stands. This only spares the second plan.',
        },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/batch/batch.ts',
    [BATCH],
    [
      [
        'a batch is taken back from its first part on',
        "c.kind = 'APPLY' order by c.chunk desc",
        "c.kind = 'APPLY' order by c.chunk",
        {
          survives:
            'What stands in the way of a part goes back with it, and is its own batch’s: the end is the same, only later parts come empty.',
        },
      ],
      [
        'a withdrawn file cannot be imported again',
        ", ne(importBatch.state, 'WITHDRAWN')",
        '',
        { tests: [BATCH, 'test/import/import.test.ts'] },
      ],
    ],
  ),
];
