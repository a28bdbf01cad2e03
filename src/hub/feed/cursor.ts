import { HubError } from '../errors.js';

/** Where a reader of the feed stands: a position, and the log it belongs to if the reader was told. */
export type FeedPlace = { position: string; logId: string | null };

/** `1042@<log>`: unlike a bare position it cannot be taken for a place in another log. */
export function feedCursor(position: string, logId: string): string {
  return `${position}@${logId}`;
}

/** A value of the scalar `Position`, whose rule has seen to its form. */
export function readFeedCursor(given: unknown): FeedPlace {
  const [position = '0', logId] = typeof given === 'string' ? given.split('@') : [];
  return { position, logId: logId ?? null };
}

/** Refuses a place this log has never had: going on from there would miss what is written next, without anybody noticing. */
export function refuseForeign(place: FeedPlace, log: { logId: string; head: string }): void {
  if (place.logId !== null && place.logId !== log.logId) {
    throw bad(
      'con trỏ này thuộc về một nhật ký khác (hệ thống đã được phục hồi từ bản sao lưu). Hãy nạp lại từ đầu.',
      'this cursor belongs to another log (the hub was restored from a backup since). Load everything anew.',
    );
  }
  if (BigInt(place.position) > BigInt(log.head)) {
    throw bad(
      `nhật ký chưa có vị trí này; thay đổi cuối cùng ở vị trí ${log.head}.`,
      `the ledger has not reached this position; its last change is at position ${log.head}.`,
      log.head,
    );
  }
}

function bad(ruleVi: string, ruleEn: string, example = ''): HubError {
  return new HubError('BAD_USER_INPUT', { argument: 'after', ruleVi, ruleEn, example });
}
