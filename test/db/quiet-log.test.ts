import { expect, it } from 'vitest';
import { serverSettings } from '../../src/db/embedded/settings.js';
import { type LogSettings, logFaults, QUIET_LOG } from '../../src/db/preparation/quiet-log.js';

/** PostgreSQL as it comes. */
const STOCK: LogSettings = {
  database: 'hub',
  log_min_messages: 'warning',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '-1',
  'auto_explain.log_min_duration': null,
  'auto_explain.log_parameter_max_length': null,
  'pgaudit.log_parameter': null,
};
const named = (changes: Partial<LogSettings>) =>
  logFaults({ ...STOCK, log_min_messages: 'fatal', ...changes }).map(({ en }) => /set (\S+) = /.exec(en)?.[1]);

it('a server whose log may quote people is told by the setting that does', () => {
  expect(logFaults(STOCK)[0]?.en).toContain('alter database hub set log_min_messages = fatal;');
  expect(named({})).toEqual([]);
  expect(named({ log_statement: 'ddl' })).toEqual([]);
  for (const loud of [
    { log_statement: 'mod' },
    { log_min_duration_statement: '200' },
    { log_min_duration_sample: '5' },
    { log_transaction_sample_rate: '0.1' },
  ]) {
    expect(named(loud)).toEqual(['log_parameter_max_length']);
    expect(named({ ...loud, log_parameter_max_length: '0' })).toEqual([]);
  }
  expect(named({ 'auto_explain.log_min_duration': '0', 'auto_explain.log_parameter_max_length': '-1' })).toEqual([
    'auto_explain.log_parameter_max_length',
  ]);
  expect(named({ 'pgaudit.log_parameter': 'on' })).toEqual(['pgaudit.log_parameter']);
});

it('the embedded server keeps to the same', () => {
  expect(logFaults({ ...STOCK, ...QUIET_LOG })).toEqual([]);
  for (const [name, value] of Object.entries(QUIET_LOG)) expect(serverSettings(1)).toContain(`${name}=${value}`);
});
