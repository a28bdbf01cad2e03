import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { type Pool, query } from '../src/db/client.js';
import { inPackage } from '../src/root.js';
import type { DataSet } from './data/data-set.js';

/** What a reader must know to judge the figures. */
export async function describeEnvironment({ scale, records, anchor, builtInSeconds }: DataSet, pool: Pool): Promise<string[]> {
  const { rows } = await query<{ version: string; bytes: string; buffers: string }>(
    pool,
    `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as bytes, current_setting('shared_buffers') as buffers`,
  );
  const [cpu] = cpus();
  return [
    `machine   ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, load average ${load()}`,
    `versions  Node ${process.versions.node}, PostgreSQL ${rows[0]?.version} (shared_buffers ${rows[0]?.buffers}), giaolo ${revision()}`,
    `data      scale ${scale.share}, ${rows[0]?.bytes}, told from ${anchor}, built in ${builtInSeconds.toFixed(0)} s`,
    `records   ${Object.entries(records)
      .map(([entity, count]) => `${entity} ${count.toLocaleString('en')}`)
      .join(', ')}; one vehicle and badge in five superseded once`,
  ];
}

export function load(): string {
  return loadavg()
    .slice(0, 2)
    .map((value) => value.toFixed(1))
    .join(' ');
}

function revision(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: inPackage('.'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'without a repository';
  }
}
