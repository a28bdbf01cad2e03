import { type Fault, faultsIn } from './fault.js';

const SET = 'test/undo/change-set.test.ts';
const BATCH = 'test/undo/batch.test.ts';

/** Back to exactly what was said before, and nobody’s later change lost unseen. */
export const undo: readonly Fault[] = [
  ...faultsIn(
    'src/hub/undo/plan-undo.ts',
    [SET],
    [
      ['a later change that was taken back itself stands in the way', 'if (sameStates(now.get(id) ?? [], after.get(id) ?? [])) settled.add(id);', ''],
      ['a set stands in its own way', ').filter(({ changeSetId }) => changeSetId !== set.id);', ');'],
      ['later changes are lost unseen', 'if (later.length === 0) return;', 'if (later.length >= 0) return;'],
      ['parts of a batch stand in each other’s way', 'later: later.filter((change) => !own(change))', 'later', { tests: [BATCH] }],
      [
        'only one record of the set goes back',
        'for (const { entity, id } of await touchedBy(tx, set)) rewinds.set(id,',
        'for (const { entity, id } of (await touchedBy(tx, set)).slice(0, 1)) rewinds.set(id,',
      ],
      [
        'what stands in the way stops the withdrawal',
        'rewinds.set(id, { entity: entityNamed(model, entity), id, before: since });\n      grew = true;',
        'grew = false;',
      ],
      ['who is asked is not told which records', 'listed = later.slice(0, LATER_LISTED_MAX)', 'listed = later.slice(0, 0)'],
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
        "if ('key' in why) return slices.some((state) => state[why.key] === why.value);",
        "if ('key' in why) return true;",
      ],
      ['who links to it goes back further than that', 'return slices.some((state) => links.some(({ name }) => state[name] === of));', 'return true;'],
      ['who ended goes back further than that', "return operation !== 'register' && operation !== 'update';", 'return true;'],
      ['changes of the very instant are not seen', 'c.recorded_from >= asked.since join', 'c.recorded_from > asked.since join'],
    ],
  ),
  ...faultsIn(
    'src/hub/undo/withdraw-change-set.ts',
    [SET, BATCH],
    [
      ['a part of a batch is taken back alone', 'if (set.batchId !== null) {', "if (set.batchId === '') {"],
      ['a withdrawal asked twice is made twice', 'if (before !== undefined) return before;', ''],
      ['a withdrawal does not say what it takes back', 'withdraws: set.id,', '', { tests: [SET, BATCH] }],
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
        "if (batch.state !== 'WITHDRAWING' && !withdrawal.cascade) await checkAll",
        "if (batch.state === 'CHECKING' && !withdrawal.cascade) await checkAll",
      ],
      ['a withdrawn batch is withdrawn again', "if (batch.state === 'WITHDRAWN') return batch;", ''],
      ['a batch is done after its first part', 'if (signal?.aborted) return batchOf(deps, batch.id);', 'if (done > before || signal?.aborted) break;'],
      ['a part that is taken back is not noted', 'await recordWithdrawn(tx, batch.id, part,', 'if (part.chunk > 0) await recordWithdrawn(tx, batch.id, part,'],
    ],
  ),
  ...faultsIn(
    'src/hub/batch/batch.ts',
    [BATCH],
    [
      ['a batch is taken back from its first part on', "c.kind = 'APPLY' order by c.chunk desc", "c.kind = 'APPLY' order by c.chunk"],
      ['a withdrawn file cannot be imported again', ", ne(importBatch.state, 'WITHDRAWN')", '', { tests: [BATCH, 'test/import/import.test.ts'] }],
    ],
  ),
];
