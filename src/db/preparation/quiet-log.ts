import type { Sentence } from '../../start-error.js';
import type { Pool } from '../client.js';

/**
 * What keeps people's data out of PostgreSQL's own log. An error or a failing statement may quote a value, and a logged statement brings
 * its parameters; the hub is told of every fault and logs it without them. The embedded server runs with these; any other server is asked
 * for what amounts to the same.
 */
export const QUIET_LOG = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
} as const;

const ASKED = [
  'log_min_messages',
  'log_statement',
  'log_min_duration_statement',
  'log_min_duration_sample',
  'log_transaction_sample_rate',
  'log_parameter_max_length',
  'auto_explain.log_min_duration',
  'auto_explain.log_parameter_max_length',
  'pgaudit.log_parameter',
] as const;

/** Settings of a session, as `show` says them; null where the server does not know one. */
export type LogSettings = { database: string } & Readonly<Record<(typeof ASKED)[number], string | null>>;

export async function logSettings(pool: Pool): Promise<LogSettings> {
  const { rows } = await pool.query<{ database: string; settings: Record<string, string | null> }>(
    `select quote_ident(current_database()) as database, (select json_object_agg(name, current_setting(name, true)) from unnest($1::text[]) name) as settings`,
    [ASKED],
  );
  return { database: rows[0]?.database ?? '', ...(rows[0]?.settings as Omit<LogSettings, 'database'>) };
}

/** What of these settings would write people's data into the server's log. */
export function logFaults(settings: LogSettings): Sentence[] {
  const mends: [boolean, string, string][] = [
    // Errors quote values: "Key (personal_id)=(…) already exists".
    [!['log', 'fatal', 'panic'].includes(settings.log_min_messages ?? ''), 'log_min_messages', 'fatal'],
    [logsStatements(settings) && settings.log_parameter_max_length !== '0', 'log_parameter_max_length', '0'],
    [
      isOn(settings['auto_explain.log_min_duration']) && settings['auto_explain.log_parameter_max_length'] !== '0',
      'auto_explain.log_parameter_max_length',
      '0',
    ],
    [settings['pgaudit.log_parameter'] === 'on', 'pgaudit.log_parameter', 'off'],
  ];
  return mends.flatMap(([isWrong, name, value]): Sentence[] => {
    if (!isWrong) return [];
    const mend = `alter database ${settings.database} set ${name} = ${value};`;
    return [
      {
        vi: `Với ${name} như hiện nay, nhật ký của PostgreSQL có thể chứa dữ liệu cá nhân. Người quản trị máy chủ chạy: ${mend}`,
        en: `With ${name} as it is, PostgreSQL's log may hold personal data. The server's administrator runs: ${mend}`,
      },
    ];
  });
}

function logsStatements(settings: LogSettings): boolean {
  return (
    !['none', 'ddl'].includes(settings.log_statement ?? '') ||
    isOn(settings.log_min_duration_statement) ||
    isOn(settings.log_min_duration_sample) ||
    Number(settings.log_transaction_sample_rate) > 0
  );
}

function isOn(duration: string | null): boolean {
  return duration !== null && duration !== '-1';
}
