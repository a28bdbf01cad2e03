import type { FollowerStanding, FollowerState } from '../hub/ledger/standbys.js';
import type { Sentence } from '../start-error.js';
import type { Look } from './health.js';

/** Which standbys are not read from, and why. The primary answers in their place, so requests belong here all the same. */
export function lookAtStandbys(standings: () => readonly FollowerStanding[]): Look {
  return () =>
    standings().flatMap(({ name, state }) =>
      state === null || state === 'FOLLOWING' ? [] : [{ name: `standby-${state.toLowerCase()}`, isReady: true, ...SENTENCES[state](name) }],
    );
}

const SENTENCES: Readonly<Record<Exclude<FollowerState, 'FOLLOWING'>, (name: string) => Sentence>> = {
  UNREACHABLE: (name) => ({
    vi: `Máy dự phòng ${name} không trả lời; máy chính trả lời thay. Xem "giaolo status".`,
    en: `The standby ${name} does not answer; the primary answers in its place. See "giaolo status".`,
  }),
  BEHIND: (name) => ({
    vi: `Máy dự phòng ${name} theo máy chính quá chậm; máy chính trả lời thay. Xem đường truyền và tải của máy dự phòng.`,
    en: `The standby ${name} is too far behind; the primary answers in its place. Look at its network and its load.`,
  }),
  APART: (name) => ({
    vi: `Máy chủ ${name} nhận ghi nên không phải máy dự phòng, và không được dùng để đọc. Nếu nó vừa được đưa lên làm máy chính, hãy đặt lại DATABASE_URL và DATABASE_READ_URLS.`,
    en: `The server ${name} takes writes, so it is no standby and nothing is read from it. If it was promoted, set DATABASE_URL and DATABASE_READ_URLS anew.`,
  }),
  FOREIGN: (name) => ({
    vi: `Máy dự phòng ${name} theo một máy chủ khác, hoặc giữ một nhật ký khác, nên không được dùng để đọc. Hãy dựng lại nó từ máy chính, hoặc bỏ nó khỏi DATABASE_READ_URLS.`,
    en: `The standby ${name} follows another server or holds another log, so nothing is read from it. Build it anew from the primary, or take it out of DATABASE_READ_URLS.`,
  }),
};
