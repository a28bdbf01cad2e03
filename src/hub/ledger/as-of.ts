import { createHash } from 'node:crypto';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { isDay } from '../time/calendar.js';
import type { CurrentTimes } from '../time/current-times.js';
import { BEGINNING_OF_TIME } from '../time/instant.js';
import { refuseIfUnsettled, refuseOtherLog } from './which-log.js';

export type AsOfInput = { validAt?: string | null; knownAt?: string | null; snapshot?: string | null } | null | undefined;

/** The times a root field is read at, and the token that repeats them. */
export type At = { validAt: string; knownAt: string; snapshot: string };

/** Whether any time was asked for; what was left out and what is null ask for none. */
export function asksForTimes(input: AsOfInput): boolean {
  return Boolean(input?.validAt || input?.knownAt || input?.snapshot);
}

/**
 * What tells the times asked for from others in a `cacheId`; undefined where none were. They are told as asked: what is known now moves on
 * under the same key, as it does without any.
 */
export function digestOfTimes(input: AsOfInput): string | undefined {
  if (!asksForTimes(input)) return undefined;
  const asked = JSON.stringify([input?.validAt ?? null, input?.knownAt ?? null, input?.snapshot ?? null]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, DIGEST_LETTERS);
}

/** 96 bits: no client ever holds so many times that two of them meet. */
const DIGEST_LETTERS = 16;

/** Semantics §2: at or before the head as asked, between head and clock the head, later is an error; a token fixes both axes. */
export async function resolveAsOf(tx: Tx, input: AsOfInput, times: CurrentTimes): Promise<At> {
  if (!input?.snapshot) {
    if (!input?.knownAt || input.knownAt > times.head.recordedFrom) return settledAt(input, times, null);
    const { rows } = await tx.query<{ position: string }>(
      `select ${positionAt('$1::timestamptz')} as position`,
      [input.knownAt],
      'position-at',
    );
    return settledAt(input, times, rows[0]?.position ?? null);
  }
  if (input.knownAt) throw bad('asOf', 'knownAt không đi cùng snapshot.', 'knownAt cannot stand beside snapshot.');
  const token = readToken(input.snapshot);
  if (token.logId !== times.logId) await refuseOtherLog(tx, { argument: 'snapshot', logId: token.logId, ...ASK_AGAIN });
  const known = await recordedAt(tx, token.position);
  const validAt = input.validAt ?? token.validAt;
  return { validAt, knownAt: known, snapshot: writeToken(times.logId, token.position, validAt) };
}

const ASK_AGAIN = {
  adviceVi: 'Hãy hỏi lại không kèm snapshot để có mã mới.',
  adviceEn: 'Ask again without a snapshot to get a new token.',
};

/** The times of a question without a token; `position` is the last one known at the `knownAt` asked for. */
export function settledAt(input: AsOfInput, times: CurrentTimes, position: string | null): At {
  const validAt = input?.validAt ?? times.today;
  const asked = input?.knownAt;
  if (asked && asked <= times.head.recordedFrom)
    return { validAt, knownAt: asked, snapshot: writeToken(times.logId, position ?? '0', validAt) };
  if (asked && asked > times.clock) throw new HubError('FUTURE_KNOWLEDGE');
  return presentAt(times, validAt);
}

/** SQL of the last position known at an instant; null before the first. */
export function positionAt(instant: string): string {
  return `(select last_position::text from change_set where recorded_from <= ${instant} order by recorded_from desc limit 1)`;
}

/** As known now. */
export function presentAt(times: CurrentTimes, validAt = times.today): At {
  return { validAt, knownAt: times.head.recordedFrom, snapshot: writeToken(times.logId, times.head.position, validAt) };
}

async function recordedAt(tx: Tx, position: string): Promise<string> {
  if (position === '0') return BEGINNING_OF_TIME;
  const { rows } = await tx.query<{ recorded_from: string }>(
    'select recorded_from from change_set where last_position = $1::bigint',
    [position],
    'set-ending-at',
  );
  if (!rows[0]) await refuseIfUnsettled(tx);
  if (!rows[0]) throw bad('snapshot', 'không có tập thay đổi nào kết thúc ở vị trí này.', 'no change set ends at this position.');
  return rows[0].recorded_from;
}

/** Between two changes all answers of a day have the same token. */
let last = { of: '', token: '' };

function writeToken(logId: string, position: string, validAt: string): string {
  const of = JSON.stringify([logId, position, validAt]);
  if (last.of !== of) last = { of, token: Buffer.from(of).toString('base64url') };
  return last.token;
}

/** A position of this log in the place of a token: as the feed and manifests name a state. */
export function asOfOf(given: AsOfInput | { position: string }, times: CurrentTimes): AsOfInput {
  return given && 'position' in given ? { snapshot: writeToken(times.logId, given.position, times.today) } : (given as AsOfInput);
}

export function readToken(token: string): { logId: string; position: string; validAt: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 3) {
      const [logId, position, validAt] = parsed as unknown[];
      const isWhole = typeof logId === 'string' && typeof position === 'string' && /^\d{1,18}$/.test(position);
      if (isWhole && isDay(validAt)) return { logId, position, validAt };
    }
  } catch {
    // Not base64url JSON: the same refusal as any other edited token.
  }
  throw bad('snapshot', 'mã ảnh chụp bị hỏng hoặc bị sửa.', 'the snapshot token is damaged or was edited.');
}

function bad(argument: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
