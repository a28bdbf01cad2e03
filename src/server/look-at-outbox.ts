import { DEAD_AFTER_MINUTES, type OutboxStanding } from '../hub/outbox/kept-targets.js';
import type { Look } from './health.js';

/** Whether somebody who is to be told is not. Requests are answered all the same, and nothing is lost: what waits goes out later. */
export function lookAtOutbox(standing: () => Promise<OutboxStanding>): Look {
  return async () => {
    // A database that is away just now is another look's to tell.
    const found = await standing().catch(() => undefined);
    if (found === undefined) return [];
    const { deadTargets, dead } = found;
    return [
      ...(deadTargets === 0
        ? []
        : [
            {
              name: 'outbox-target-dead',
              isReady: true,
              vi: `${deadTargets} nơi nhận thông báo không nhận gì quá ${DEAD_AFTER_MINUTES} phút; xem "giaolo outbox list". Không mất gì: hub gửi lại khi nơi ấy trả lời.`,
              en: `${deadTargets} targets of messages have taken nothing for more than ${DEAD_AFTER_MINUTES} minutes; see "giaolo outbox list". Nothing is lost: it is sent once they answer.`,
            },
          ]),
      ...(dead === 0
        ? []
        : [
            {
              name: 'outbox-dead-letters',
              isReady: true,
              vi: `${dead} thông báo bị nơi nhận từ chối nhiều lần; xem "giaolo outbox dead", rồi gửi lại ("resend") hoặc bỏ qua ("drop").`,
              en: `${dead} messages were refused again and again; see "giaolo outbox dead", then send them again ("resend") or go on without them ("drop").`,
            },
          ]),
    ];
  };
}
