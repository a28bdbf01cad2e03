import { totalmem } from 'node:os';
import { QUIET_LOG } from '../preparation/quiet-log.js';

/** Connections that the hub and its commands may open. */
export const EMBEDDED_CONNECTIONS = 130;
const RESERVED_CONNECTIONS = 3;

/**
 * The embedded server's settings, given on its command line at every start: they follow the release, and `alter system` cannot
 * take durability away. Sized for a machine of two cores that the hub shares. `more` is what one start needs beside.
 */
export function serverSettings(port: number, more: Readonly<Record<string, string>> = {}): string[] {
  const memoryMb = totalmem() / 2 ** 20;
  const buffersMb = Math.round(Math.min(512, Math.max(64, memoryMb / 8)));
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // What a hub and two commands beside it open, on a machine of many cores (docs/operations.md), with those kept back for superusers.
    max_connections: String(EMBEDDED_CONNECTIONS + RESERVED_CONNECTIONS),
    password_encryption: 'scram-sha-256',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',

    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${buffersMb * 3}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '1',
    // Statements are short; compiling them costs more than it saves.
    jit: 'off',
    // Registers only grow and are read at once after an import, so statistics must not wait for a fifth of the table to change.
    autovacuum_analyze_scale_factor: '0.02',
    autovacuum_vacuum_insert_scale_factor: '0.05',

    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',

    // A client that is gone frees its backend, and with it its locks.
    client_connection_check_interval: '1s',
    tcp_user_timeout: '10s',
    tcp_keepalives_idle: '30',

    ...QUIET_LOG,
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    logging_collector: 'off',
    ...more,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
