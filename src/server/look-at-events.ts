import type { EventsDesk } from '../runtime/events/open-events.js';
import type { Look } from './health.js';

/** What a security operations centre may expect: an event is there within a minute. */
const LATE_MS = 60_000;

/** Whether security events wait because their collector does not take them. Requests are answered all the same: nothing is lost. */
export function lookAtEvents(state: EventsDesk['state']): Look {
  return () => {
    const found = state();
    if (found?.oldestAt === undefined || Date.now() - found.oldestAt < LATE_MS) return [];
    return [
      {
        name: 'security-events-late',
        isReady: true,
        vi: `${found.waiting} sự kiện an ninh chưa gửi được tới HUB_EVENTS_URL quá một phút; hub giữ lại và gửi khi nơi nhận trả lời.`,
        en: `${found.waiting} security events could not be sent to HUB_EVENTS_URL for more than a minute; they are kept and sent once it answers.`,
      },
    ];
  };
}
