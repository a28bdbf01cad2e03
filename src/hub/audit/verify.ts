import type { Model } from '../declare/model.js';
import type { LogName } from '../log/log-source.js';
import type { AuditSource, GuardTexts, Share } from './audit-source.js';
import { type Finding, gathered, type TreeKind } from './finding.js';
import { compareGuards, unfoldGuards } from './guards.js';
import type { Steps } from './steps.js';
import { STRAYS } from './streams.js';
import { verifyChanges } from './verify-changes.js';
import { verifyCosignatures } from './verify-cosignatures.js';
import { verifyReads } from './verify-reads.js';
import { verifyRecords } from './verify-records.js';
import type { KeptCheckpoint, LogKey, TreeFacts } from './verify-tree.js';

/** What is believed: who signs, what somebody kept of a log, what a release ships. Nothing of it comes from what is verified. */
export type Trusted = {
  model: Model;
  keys: Readonly<Record<LogName, LogKey>>;
  kept: Readonly<Record<LogName, readonly KeptCheckpoint[]>>;
  /** `migrations/guards.json`. */
  guards: GuardTexts;
};

/** The parts of the work, each of which reads what it needs by itself. */
export const VERIFY_PARTS = ['guards', 'changes', 'reads', 'records'] as const;
export type VerifyPart = (typeof VERIFY_PARTS)[number];

export type Verified = {
  logs: Partial<Record<LogName, TreeFacts>>;
  registers?: { records: number; slices: number };
  guards: 'compared' | 'not told' | 'not asked';
};

type VerifyOptions = {
  parts?: readonly VerifyPart[];
  /** Only these of the records; all where it is left out. */
  share?: Share | undefined;
  report(finding: Finding): void;
  steps: Steps;
};

/**
 * Reads everything that a log vouches for and names what is no longer what was sealed. Believes keys and bytes: no index, no function of the
 * database, no word of who runs it.
 */
export async function verify(
  source: AuditSource,
  { model, keys, kept, guards }: Trusted,
  { parts = VERIFY_PARTS, share, report, steps }: VerifyOptions,
): Promise<Verified> {
  const verified: Verified = { logs: {}, guards: 'not asked' };
  const rows = gathered(report);
  const told = { report: rows.report, steps };
  for (const part of parts) {
    switch (part) {
      case 'guards': {
        const there = await source.guards();
        verified.guards = there === undefined ? 'not told' : 'compared';
        const registers = [...model.declarations.entities.values()].map(({ name: entity, table }) => ({ table, entity }));
        if (there !== undefined) compareGuards(there, unfoldGuards(guards, registers), report);
        break;
      }
      case 'changes':
        for await (const batch of source.rows(STRAYS)) {
          for (const [kind, log, at] of batch) report({ of: 'tree', kind: kind as TreeKind, log: log ?? '', at: at ?? '' });
        }
        await verifyCosignatures(source, report);
        verified.logs.changes = await verifyChanges(source, { ...told, key: keys.changes, kept: kept.changes });
        break;
      case 'reads':
        verified.logs.reads = await verifyReads(source, { ...told, key: keys.reads, kept: kept.reads });
        break;
      case 'records':
        verified.registers = await verifyRecords(source, { ...told, model, share });
        break;
      default:
        part satisfies never;
    }
    rows.end();
  }
  return verified;
}
