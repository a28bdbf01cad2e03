import { type ChangeRow, changeOfTexts, entryOfChange, leafTexts } from '../ledger/change-leaves.js';
import { onlyJson } from '../log/only-json.js';
import { type AuditSource, openCursor } from './audit-source.js';
import type { Report } from './finding.js';
import type { Steps } from './steps.js';
import { CHANGE_FRAME, CHANGES, SETS } from './streams.js';
import { type KeptCheckpoint, type LogKey, openTree, type TreeFacts } from './verify-tree.js';

type OpenSet = {
  id: string;
  first: bigint;
  last: bigint;
  recordedFrom: string;
  json: string;
  members: number;
  set?: ChangeRow['set'] | undefined;
};

/**
 * The ledger in its order: positions are dense, each change stands in a set that was written with it, sets follow one another in time and
 * leave no position out, and each row is what its leaf was made from.
 */
export async function verifyChanges(
  source: AuditSource,
  { key, kept, report, steps }: { key: LogKey; kept: readonly KeptCheckpoint[]; report: Report; steps: Steps },
): Promise<TreeFacts> {
  const tree = await openTree(source, { log: 'changes', key, kept, report });
  const sets = await openCursor(source.rows(SETS));
  /** By id, so that a set whose positions were altered is found all the same, and hides no other. */
  const open = new Map<string, OpenSet>();
  let end = { last: 0n, recordedFrom: '' };

  async function openSetsTo(position: bigint): Promise<void> {
    while (sets.row !== undefined && BigInt(sets.row[0] ?? 0) <= position) {
      const [first = '', last = '', recordedFrom = '', id = '', json = ''] = sets.row as string[];
      const set: OpenSet = { id, first: BigInt(first), last: BigInt(last), recordedFrom, json, members: 0 };
      if (set.first !== end.last + 1n) report({ of: 'changes', kind: 'SET', position: first, changeSetId: id });
      if (recordedFrom <= end.recordedFrom) report({ of: 'changes', kind: 'INSTANT', position: first, changeSetId: id });
      open.set(id, set);
      end = set;
      const more = sets.next();
      if (more) await more;
    }
  }

  function closeSetsBefore(position: bigint | undefined): void {
    for (const set of open.values()) {
      if (position !== undefined && set.last >= position) continue;
      open.delete(set.id);
      if (BigInt(set.members) !== set.last - set.first + 1n)
        report({ of: 'changes', kind: set.members === 0 ? 'EMPTY_SET' : 'SET', position: String(set.first), changeSetId: set.id });
    }
  }

  for await (const batch of source.rows(CHANGES)) {
    for (const row of batch) {
      const [at, changeSetId] = row;
      const position = BigInt(at ?? 0);
      await openSetsTo(position);
      const set = open.get(changeSetId ?? '');
      if (open.size > 1) closeSetsBefore(position);
      const of = { of: 'changes', position: String(position), changeSetId: changeSetId ?? '' } as const;
      if (set === undefined || position < set.first || position > set.last) report({ ...of, kind: 'SET' });
      else set.members += 1;
      // An export of an earlier release has it as one document.
      const change =
        row.length === CHANGE_FRAME + 1
          ? onlyJson<Omit<ChangeRow, 'set'>>(row[CHANGE_FRAME])
          : changeOfTexts(leafTexts.textsOf(row, CHANGE_FRAME));
      if (set !== undefined && set.set === undefined) set.set = onlyJson<ChangeRow['set']>(set.json);
      if (change === undefined) report({ ...of, kind: 'UNREADABLE' });
      if (set !== undefined && change !== undefined && change.recordedFrom !== set.recordedFrom) report({ ...of, kind: 'INSTANT' });
      const entryOf = set?.set === undefined || change === undefined ? undefined : entryOfChange({ ...change, set: set.set });
      await tree.add({ position, entryOf, changeSetId: changeSetId ?? '' });
    }
    await steps.done(batch.length);
  }
  await openSetsTo(2n ** 63n);
  closeSetsBefore(undefined);
  return tree.end();
}
