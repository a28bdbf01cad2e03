import { type Sentence, StartError } from '../../start-error.js';
import type { Pool } from '../client.js';

export const POSTGRES_VERSION_MIN = 18;

/**
 * Promise: the hub never serves from a database that may forget what it acknowledged. Every fault is named at once. @internal by itself
 * only for its test.
 */
export async function refuseUnsafeServer(pool: Pool): Promise<void> {
  const faults = unsafeSettings(await serverFacts(pool));
  if (faults.length > 0) throw new StartError(faults);
}

export type ServerFacts = {
  version: number;
  fsync: string;
  synchronous_commit: string;
  full_page_writes: string;
  encoding: string;
  standby: boolean;
};

/** `setting` names the address in what is said of it. */
export async function serverFacts(pool: Pool, setting = 'DATABASE_URL'): Promise<ServerFacts> {
  try {
    const { rows } = await pool.query<ServerFacts>(`
      select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`);
    const [facts] = rows;
    if (facts === undefined) throw new Error('a select without a table returns one row');
    return facts;
  } catch (cause) {
    throw new StartError(unreachable(cause, setting), { cause });
  }
}

/** What is wrong with these settings, if anything. */
export function unsafeSettings(facts: ServerFacts): Sentence[] {
  const faults: Sentence[] = [];
  if (facts.version < POSTGRES_VERSION_MIN) {
    faults.push({
      vi: `Máy chủ là PostgreSQL ${facts.version}; hub cần PostgreSQL ${POSTGRES_VERSION_MIN} trở lên.`,
      en: `The server is PostgreSQL ${facts.version}; the hub needs PostgreSQL ${POSTGRES_VERSION_MIN} or later.`,
    });
  }
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'] as const) {
    if (facts[setting] !== 'off') continue;
    faults.push({
      vi: `Máy chủ cơ sở dữ liệu đặt ${setting} = off: mất điện có thể làm mất dữ liệu đã báo là ghi xong. Hãy đặt ${setting} = on rồi chạy lại.`,
      en: `The database server has ${setting} = off: a power cut may lose what was reported as saved. Set ${setting} = on, then start again.`,
    });
  }
  if (facts.encoding !== 'UTF8') {
    faults.push({
      vi: `Cơ sở dữ liệu dùng bảng mã ${facts.encoding}; hub cần UTF8. Hãy tạo cơ sở dữ liệu với encoding UTF8.`,
      en: `The database uses the encoding ${facts.encoding}; the hub needs UTF8. Create the database with encoding UTF8.`,
    });
  }
  if (facts.standby) {
    faults.push({
      vi: 'Máy chủ cơ sở dữ liệu là bản dự phòng chỉ đọc. Hãy đặt DATABASE_URL tới máy chủ chính.',
      en: 'The database server is a read-only standby. Set DATABASE_URL to the primary.',
    });
  }
  return faults;
}

/** Worded by SQLSTATE: the driver's own text may name the host and the user. */
function unreachable(cause: unknown, setting: string): Sentence {
  const code = (cause as { code?: unknown }).code;
  if (code === '28P01' || code === '28000') {
    return {
      vi: `Máy chủ cơ sở dữ liệu không nhận người dùng hoặc mật khẩu trong ${setting}.`,
      en: `The database server refuses the user or password of ${setting}.`,
    };
  }
  if (code === '3D000') {
    return {
      vi: `Không có cơ sở dữ liệu nêu trong ${setting}. Hãy tạo nó trước.`,
      en: `The database named in ${setting} does not exist. Create it first.`,
    };
  }
  if (code === '22023' || code === '42704' || code === '42501') {
    return {
      vi: `Cơ sở dữ liệu chưa có các vai trò của hub, hoặc người dùng trong ${setting} không thuộc vai trò đó. Hãy chạy "giaolo migrate".`,
      en: `The database lacks the roles of the hub, or the user of ${setting} is not a member. Run "giaolo migrate".`,
    };
  }
  return {
    vi: `Không kết nối được tới cơ sở dữ liệu (${typeof code === 'string' ? code : 'không có trả lời'}). Hãy kiểm tra máy chủ và ${setting}.`,
    en: `The database cannot be reached (${typeof code === 'string' ? code : 'no answer'}). Check the server and ${setting}.`,
  };
}
