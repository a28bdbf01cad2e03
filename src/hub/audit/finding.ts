import type { FaultKind } from '../ledger/verified-row.js';
import type { LogName } from '../log/log-source.js';

/** What no longer is what was sealed, and where: a row of a log, a row and column of a register, or a guard. */
export type Finding =
  | ({ of: LogName; kind: RowKind; position: string } & Partial<{
      /** Of several rows in a row, the last. */
      last: string;
      changeSetId: string;
    }>)
  | ({ of: 'history'; kind: FaultKind; position: string; entity: string; recordId: string } & Partial<{ field: string }>)
  | ({ of: 'register'; kind: 'UNWRITTEN' | 'GENERATED' | 'RECORD'; entity: string; recordId: string } & Partial<{
      position: string;
      field: string;
    }>)
  | { of: 'tree'; log: string; kind: TreeKind; at: string }
  | { of: 'words'; kind: WordKind; word: 'asker' | 'question'; number: string }
  | { of: 'guard'; kind: 'MISSING' | 'ALTERED' | 'ADDED'; guard: string };

export type RowKind =
  /** Row, set, persons or seed are not what its leaf was made from. */
  | 'ALTERED'
  /** Sealed, and not there. */
  | 'MISSING'
  /** There twice, or out of its order. */
  | 'MISPLACED'
  /** Its change set is not there, or is not the one that was written with it. */
  | 'SET'
  /** A set that no change belongs to. */
  | 'EMPTY_SET'
  /** Its instant does not follow the one before. */
  | 'INSTANT'
  /** Cannot be read. */
  | 'UNREADABLE'
  /** Persons stand beside it that do not belong to it, or are not as many as it says. */
  | 'SUBJECTS'
  /** Salts of a change that is not there. */
  | 'SALTS';

/** Of a word that reads name: it no longer says what its number is the hash of, no read names it, or it is not there. */
export type WordKind = 'ALTERED' | 'ADDED' | 'MISSING';

export type TreeKind =
  /** Stored hashes of the tree are missing, or are not those of the leaves. */
  | 'HASHES'
  /** Seeds are missing, or are more than the leaves. */
  | 'SEEDS'
  /** A checkpoint is not signed by the key that was given, or its row says something else than its note. */
  | 'SIGNATURE'
  /** A cosignature is not by the witness it is stored for, or under no checkpoint that is stored. */
  | 'COSIGNATURE'
  /** What is signed is not the root of the leaves that are stored. */
  | 'ROOT'
  /** Leaves that no checkpoint vouches for. */
  | 'NO_CHECKPOINT';

export type Report = (finding: Finding) => void;

/** Rows of one kind side by side are told as one finding: a set that was altered is one alteration, however many changes it has. */
export function gathered(report: Report): { report: Report; end(): void } {
  let open: (Finding & { of: LogName }) | undefined;
  const end = () => {
    if (open !== undefined) report(open);
    open = undefined;
  };
  return {
    end,
    report(finding) {
      if (finding.of !== 'changes' && finding.of !== 'reads') return report(finding);
      const goesOn =
        open !== undefined &&
        open.of === finding.of &&
        open.kind === finding.kind &&
        open.changeSetId === finding.changeSetId &&
        BigInt(open.last ?? open.position) + 1n === BigInt(finding.position);
      if (goesOn && open !== undefined) {
        open = { ...open, last: finding.position };
        return;
      }
      end();
      open = finding;
    },
  };
}
