import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { Held } from '../ledger/held-slices.js';
import { type FaultKind, rowOfJson, rowOfTexts, type VerifiedRow, verifiedTexts, wellShaped } from '../ledger/verified-row.js';
import { checkRow } from '../ledger/verify.js';
import { servedDay } from '../time/period.js';
import { type AuditSource, type Cursor, openCursor, type Row, type Share } from './audit-source.js';
import type { Report } from './finding.js';
import type { Steps } from './steps.js';
import { CHANGE_FRAME, HISTORIES, LONE_SALTS, RECORDS, SLICE_FRAME, slicesOf } from './streams.js';

/**
 * Record by record: every change with the one before it, its hashes, and what the register holds of that record. Ledger, identities and
 * registers come in the same order, so that one record is in memory at a time, and whatever has no counterpart is met on the way.
 */
export async function verifyRecords(
  source: AuditSource,
  { model, report, steps, share }: { model: Model; report: Report; steps: Steps; share: Share | undefined },
): Promise<{ records: number; slices: number }> {
  const entities = [...model.declarations.entities.values()];
  const registers = new Map<string, Register>();
  for (const entity of entities) registers.set(entity.name, await openRegister(source, { entity, report, share }));
  const identities = await openCursor(source.rows(RECORDS, share));
  let records = 0;

  /** What the identity says that the record is; identities that no change knows are told. */
  async function identify(recordId: string | undefined): Promise<string | undefined> {
    let entity: string | undefined;
    while (identities.row !== undefined && (recordId === undefined || (identities.row[0] ?? '') <= recordId)) {
      const [id, named] = identities.row;
      if (id === recordId) entity = named ?? '';
      else report({ of: 'register', kind: 'RECORD', entity: named ?? '', recordId: id ?? '' });
      const more = identities.next();
      if (more) await more;
    }
    return entity;
  }

  async function check(recordId: string, rows: readonly Row[]): Promise<void> {
    records += 1;
    const identified = await identify(recordId);
    const changes: VerifiedRow[] = [];
    for (const row of rows) {
      const read = changeOf(row);
      if (read === undefined) report({ of: 'changes', kind: 'UNREADABLE', position: row[1] ?? '' });
      else changes.push(read);
    }
    placeInRecord(changes);
    const entity = identified ?? changes[0]?.entity ?? '';
    if (identified === undefined) report({ of: 'register', kind: 'RECORD', entity, recordId });
    const held = (await registers.get(entity)?.take(recordId)) ?? [];
    for (const row of changes) {
      const told = new Set<string>();
      checkRow(model, wellShaped(row), held, (kind: FaultKind, field?: string) => {
        const what = `${kind} ${field}`;
        if (told.has(what)) return;
        told.add(what);
        report({ of: 'history', kind, position: row.position, entity, recordId, ...(field !== undefined && { field }) });
      });
      if (identified !== undefined && row.entity !== identified)
        report({ of: 'register', kind: 'RECORD', entity: row.entity, recordId, position: row.position });
    }
    const versions = new Set(changes.map(({ version }) => version));
    for (const { state, position } of held) {
      if (!versions.has(state.version)) report({ of: 'register', kind: 'UNWRITTEN', entity, recordId, position });
    }
  }

  let group: { recordId: string; rows: Row[] } | undefined;
  for await (const batch of source.rows(HISTORIES, share)) {
    for (const row of batch) {
      const [recordId, position] = row;
      if (recordId === null || recordId === undefined) {
        // Exports of earlier releases have them here.
        report({ of: 'changes', kind: 'SALTS', position: position ?? '' });
        continue;
      }
      if (group?.recordId === recordId) group.rows.push(row);
      else {
        if (group) await check(group.recordId, group.rows);
        group = { recordId, rows: [row] };
      }
    }
    await steps.done(batch.length);
  }
  if (group) await check(group.recordId, group.rows);
  await identify(undefined);
  if ((share?.at ?? 0) === 0) {
    for await (const batch of source.rows(LONE_SALTS)) {
      for (const [position] of batch) report({ of: 'changes', kind: 'SALTS', position: position ?? '' });
    }
  }
  let slices = 0;
  for (const register of registers.values()) slices += await register.end();
  return { records, slices };
}

/** A change as its stream tells it; an export of an earlier release has it as one document. */
function changeOf(row: Row): VerifiedRow | undefined {
  return row.length === CHANGE_FRAME + 1 ? rowOfJson(row[CHANGE_FRAME]) : rowOfTexts(verifiedTexts.textsOf(row, CHANGE_FRAME));
}

/** What the rows of one record tell of each other. The order of positions is verified with the leaves. */
function placeInRecord(changes: readonly VerifiedRow[]): void {
  for (const [at, row] of changes.entries()) {
    const previous = changes[at - 1];
    const next = changes[at + 1];
    if (previous?.version === row.version - 1) row.previous = { slices: previous.slices, recordedFrom: previous.recordedFrom };
    row.erasedLater = changes.slice(at + 1).flatMap(({ erasure }) => erasure?.fields ?? []);
    row.isLast = next?.version !== row.version + 1;
    row.isLastOfSet = row.isLast || next?.changeSetId !== row.changeSetId;
  }
}

type Register = { take(recordId: string): Promise<readonly Held[]>; end(): Promise<number> };

/** The slices of an entity, record by record. Those of records that the ledger does not have are told. */
async function openRegister(
  source: AuditSource,
  { entity, report, share }: { entity: Entity; report: Report; share: Share | undefined },
): Promise<Register> {
  const cursor: Cursor = await openCursor(source.rows(slicesOf(entity), share));
  let slices = 0;

  async function take(recordId: string | undefined): Promise<Held[]> {
    const held: Held[] = [];
    while (cursor.row !== undefined && (recordId === undefined || (cursor.row[0] ?? '') <= recordId)) {
      const [id = '', , position, , , , , , stale] = cursor.row;
      if (stale !== null && stale !== undefined) {
        for (const field of stale.split(','))
          report({ of: 'register', kind: 'GENERATED', entity: entity.name, recordId: id ?? '', position: position ?? '', field });
      }
      if (id === recordId) held.push(heldOf(cursor.row));
      else report({ of: 'register', kind: 'UNWRITTEN', entity: entity.name, recordId: id ?? '', position: position ?? '' });
      slices += 1;
      const more = cursor.next();
      if (more) await more;
    }
    return held;
  }

  return {
    take,
    async end() {
      await take(undefined);
      return slices;
    },
  };
}

function heldOf(row: Row): Held {
  const [, version, position, from, to, recordedFrom, recordedTo, subjectId] = row;
  return {
    state: {
      version: Number(version),
      validFrom: servedDay(from ?? ''),
      validTo: servedDay(to ?? ''),
      texts: row.slice(SLICE_FRAME).map((text) => text ?? undefined),
    },
    position: position ?? '',
    recordedFrom: recordedFrom ?? '',
    recordedTo: recordedTo ?? null,
    subjectId: subjectId ?? null,
  };
}
