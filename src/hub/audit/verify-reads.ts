import { entryOfRead, type ReadRow } from '../reads/read-leaves.js';
import { type AuditSource, openCursor } from './audit-source.js';
import type { Report } from './finding.js';
import { onlyJson } from './only-json.js';
import type { Steps } from './steps.js';
import { READ_SUBJECTS, READS } from './streams.js';
import { type KeptCheckpoint, type LogKey, openTree, type TreeFacts } from './verify-tree.js';

/** The read log in its order: each row is what its leaf was made from, with the persons that stand in it and beside it, no more and no fewer. */
export async function verifyReads(
  source: AuditSource,
  { key, kept, report, steps }: { key: LogKey; kept: readonly KeptCheckpoint[]; report: Report; steps: Steps },
): Promise<TreeFacts> {
  const tree = await openTree(source, { log: 'reads', key, kept, report });
  const beside = await openCursor(source.rows(READ_SUBJECTS));

  /** Whom the rows beside a read name; whoever stands before it belongs to no read. */
  async function besideOf(position: bigint | undefined): Promise<Beside[]> {
    const found: Beside[] = [];
    while (beside.row !== undefined && (position === undefined || BigInt(beside.row[0] ?? 0) <= position)) {
      const [at = '', subject, part] = beside.row;
      if (BigInt(at ?? 0) === position) found.push({ subject: subject ?? '', part: part ?? null });
      else report({ of: 'reads', kind: 'SUBJECTS', position: at ?? '' });
      const more = beside.next();
      if (more) await more;
    }
    return found;
  }

  for await (const batch of source.rows(READS)) {
    for (const [at, subjectId, json] of batch) {
      const position = BigInt(at ?? 0);
      const named = await besideOf(position);
      const row = onlyJson<Omit<ReadRow, 'subjects'>>(json);
      const of = { of: 'reads', position: String(position) } as const;
      if (row === undefined) report({ ...of, kind: 'UNREADABLE' });
      const subjects =
        row === undefined || row.subjectCount === 0
          ? []
          : subjectId !== null && subjectId !== undefined
            ? [subjectId]
            : named.map(({ subject }) => subject);
      if (row !== undefined && !areAll(row.subjectCount, { inRow: subjectId ?? null, beside: named })) report({ ...of, kind: 'SUBJECTS' });
      await tree.add({ position, entryOf: row && entryOfRead({ ...row, subjects }) });
    }
    await steps.done(batch.length);
  }
  await besideOf(undefined);
  return tree.end();
}

type Beside = { subject: string; part: string | null };

/** Each in its block where they are many. Reads of many people from before their ids were kept have none of them beside. */
function areAll(count: number, { inRow, beside }: { inRow: string | null; beside: readonly Beside[] }): boolean {
  if (inRow !== null) return count === 1 && beside.length === 0;
  const areInPlace = beside.every(({ part }, at) => part === (count > IN_ROWS_MAX ? String(1 + Math.floor(at / IN_ROWS_MAX)) : null));
  return (beside.length === count && areInPlace) || (beside.length === 0 && count > KEPT_ONCE);
}

const IN_ROWS_MAX = 1_000;
const KEPT_ONCE = 100;
