import { onlyJson } from '../log/only-json.js';
import { entryOfRead, type ReadRow } from '../reads/read-leaves.js';
import { type Asker, askerNumber, type Question, questionNumber } from '../reads/words.js';
import { type AuditSource, openCursor, type Row } from './audit-source.js';
import type { Report, WordKind } from './finding.js';
import type { Steps } from './steps.js';
import { READ_SUBJECTS, READ_WORDS, READS } from './streams.js';
import { type KeptCheckpoint, type LogKey, openTree, type TreeFacts } from './verify-tree.js';

/** The read log in its order: each row is what its leaf was made from, with the persons that stand in it and beside it, no more and no fewer. */
export async function verifyReads(
  source: AuditSource,
  { key, kept, report, steps }: { key: LogKey; kept: readonly KeptCheckpoint[]; report: Report; steps: Steps },
): Promise<TreeFacts> {
  const words = createUsedWords(report);
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
    for (const [at, subjectId, json, asker, question, excess] of batch) {
      words.use('asker', asker);
      words.use('question', question);
      const position = BigInt(at ?? 0);
      const named = await besideOf(position);
      const row = onlyJson<Omit<ReadRow, 'subjects'>>(json);
      const of = { of: 'reads', position: String(position) } as const;
      if (row === undefined) report({ ...of, kind: 'UNREADABLE' });
      // Columns that the row's leaf says nothing of. An export of an earlier release has none of them.
      if ((excess ?? '0') !== '0') report({ ...of, kind: 'ALTERED' });
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
  await words.compare(source.rows(READ_WORDS));
  return tree.end();
}

/**
 * The words that reads name: each says what its number is the hash of, is there once, and is named. What a leaf says of a row are the words
 * themselves, so a number that leads to another word is found by the row.
 */
function createUsedWords(report: Report) {
  const used = { asker: new Set<string>(), question: new Set<string>() };
  const fault = (kind: WordKind, word: keyof typeof used, number: string) => report({ of: 'words', kind, word, number });
  return {
    use(word: keyof typeof used, number: string | null | undefined): void {
      if (number !== null && number !== undefined) used[word].add(number);
    },
    async compare(rows: AsyncIterable<readonly Row[]>): Promise<void> {
      for await (const batch of rows) {
        for (const [word, number, json] of batch) {
          if (word !== 'asker' && word !== 'question') continue;
          const told = onlyJson(json);
          const is = told === undefined ? undefined : word === 'asker' ? askerNumber(told as Asker) : questionNumber(told as Question);
          if (is !== number) fault('ALTERED', word, number ?? '');
          if (!used[word].delete(number ?? '')) fault('ADDED', word, number ?? '');
        }
      }
      for (const word of ['asker', 'question'] as const) for (const number of used[word]) fault('MISSING', word, number);
    },
  };
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
