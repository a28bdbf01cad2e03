import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { refuseIfUnsettled, refuseOtherLog } from '../ledger/which-log.js';

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
export async function refuseForeign(
  tx: Tx,
  place: FeedPlace,
  { logId, head, argument = 'after' }: { logId: string; head: string; argument?: string },
): Promise<void> {
  if (place.logId !== null && place.logId !== logId) await refuseOtherLog(tx, { argument, logId: place.logId, ...LOAD_ANEW });
  if (BigInt(place.position) > BigInt(head)) {
    await refuseIfUnsettled(tx);
    throw bad(
      argument,
      `nhật ký chưa có vị trí này; thay đổi cuối cùng ở vị trí ${head}.`,
      `the ledger has not reached this position; its last change is at position ${head}.`,
      head,
    );
  }
}

const LOAD_ANEW = {
  adviceVi: 'Hãy nạp lại từ đầu rồi theo dõi bằng con trỏ mới.',
  adviceEn: 'Load everything anew, then follow with a new cursor.',
};

function bad(argument: string, ruleVi: string, ruleEn: string, example = ''): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn, example });
}
