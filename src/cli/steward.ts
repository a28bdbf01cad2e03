import { userInfo } from 'node:os';
import type { Pool } from '../db/client.js';
import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { agencyKeys } from '../hub/declare/agency-keys.js';
import { entityAt, entityPath, nearestEntity } from '../hub/declare/entity-at.js';
import type { Model } from '../hub/declare/model.js';
import { roleOf } from '../hub/declare/policy.js';
import type { Entity } from '../hub/declare/types.js';
import type { AsOfInput } from '../hub/ledger/as-of.js';
import { LEGAL_TODAY } from '../hub/time/legal-day.js';
import { inForce, isKnownNow } from '../hub/time/period-sql.js';
import { groundText } from '../hub/write/ground-text.js';
import { StartError } from '../start-error.js';

/** Whoever has the command line has the database; the purpose is what makes the reading one that can be answered for. */
export function steward(model: Model, { purpose, caseCode }: { purpose: string | undefined; caseCode: string | undefined }): Caller {
  return {
    role: 'steward',
    actor: `cli:${userInfo().username}`,
    agency: null,
    authenticated: true,
    purposes: roleOf(model.access, 'steward')?.purposes ?? [],
    purpose: purpose ?? null,
    caseCode: caseCode === undefined ? null : normalised(model, 'DossierCode', '--case', caseCode),
    ownKey: null,
    language: 'vi',
    requestId: 'cli',
  };
}

/** What the command line keeps the registers right for, when a command changes them; its case is the batch. */
export function stewardship(model: Model): string | null {
  return roleOf(model.access, 'steward')?.purposes[0] ?? null;
}

/** The kind of record a command names, as `register/entity`; a slip of the pen is told what may have been meant. */
export function entityNamed(model: Model, target: string): Entity {
  const entity = entityAt(model, target);
  if (entity !== undefined) return entity;
  const close = nearestEntity(model, target);
  throw usage(
    `Không có loại bản ghi "${target}".${close === undefined ? '' : ` Có phải ${entityPath(close)}?`}`,
    `There is no kind of record "${target}".${close === undefined ? '' : ` Did you mean ${entityPath(close)}?`}`,
  );
}

export type GivenTime = AsOfInput | { position: string };

/** `--as-of`: each form is unmistakable. */
export function timeOf(model: Model, given: string): NonNullable<GivenTime> {
  if (/^\d{1,18}$/.test(given)) return { position: given };
  if (/^\d{4}-\d\d-\d\d$/.test(given)) return { validAt: normalised(model, 'Date', '--as-of', given) };
  if (/^\d{4}-\d\d-\d\dT/.test(given)) return { knownAt: normalised(model, 'DateTime', '--as-of', given) };
  return { snapshot: given };
}

export const AS_OF_HELP =
  'ngày 2025-06-30, thời điểm 2026-01-01T00:00:00Z, vị trí 1042, hoặc mã snapshot · a day, an instant, a position, or a snapshot token';

export function normalised(model: Model, scalar: string, option: string, given: string): string {
  const result = model.scalars.get(scalar)?.normalise(given);
  if (result === undefined || 'rejected' in result) throw usage(`${option}: ${result?.vi ?? ''}`, `${option}: ${result?.en ?? ''}`);
  return result.value;
}

/** `--reason`, `--legal-basis` and `--emergency`, as the ledger keeps them. */
export function groundGiven(argument: Parameters<typeof groundText>[0], text: string): string {
  try {
    return groundText(argument, text);
  } catch (error) {
    if (error instanceof HubError) throw usage(error.sentence('vi'), error.sentence('en'));
    throw error;
  }
}

export function usage(vi: string, en: string): StartError {
  return new StartError({ vi, en }, { exitStatus: 2 });
}

/** `--agency` leads to an agency that is in force today: it answers in the ledger for what is written. */
export async function requireAgency(pool: Pool, model: Model, code: string | null): Promise<void> {
  if (code === null) return;
  const keys = agencyKeys(model);
  const isKnown = await withTx(pool, { readOnly: true, label: 'agency' }, async (tx) => {
    for (const { entity, field } of keys) {
      const { rows } = await tx.query(
        `select from ${entity.table} t where t.${field.column} = $1 and ${isKnownNow('t')} and ${inForce('t', LEGAL_TODAY)} limit 1`,
        [code],
      );
      if (rows.length > 0) return true;
    }
    return false;
  });
  const [where] = keys;
  if (!isKnown)
    throw usage(
      `--agency: không có cơ quan ${code} có hiệu lực hôm nay. Tìm mã: giaolo show ${where ? entityPath(where.entity) : ''} --find "<một phần tên>".`,
      `--agency: no agency ${code} is in force today. Find its code: giaolo show ${where ? entityPath(where.entity) : ''} --find "<part of its name>".`,
    );
}
