import { join } from 'node:path';
import type { Config } from '../config.js';
import { type Pool, query, withPoolOf } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { migrationsRun } from '../db/migrate.js';
import { withTx } from '../db/tx.js';
import type { Finding } from '../hub/audit/finding.js';
import { type Trusted, type Verified, verify } from '../hub/audit/verify.js';
import { askWitness } from '../hub/log/ask-witness.js';
import { LOG_NAMES, type LogName } from '../hub/log/log-source.js';
import { readNewestOfEach } from '../hub/log/stored-checkpoint.js';
import { isThere } from '../is-there.js';
import { withAuditSource } from './audit.js';
import { checkpointFile } from './backup.js';
import { openLogWatch, type WatchedBy } from './log-watch.js';
import { openWitnesses } from './witnesses.js';
import { LOG_SOURCES } from './work.js';

/** Who has seen more of a log than is there. */
export type SeenBy = { by: 'hub' | 'witness' | 'checkpoint'; name: string; position: bigint };

export type Restored = {
  /** How far each log goes now: its last position. */
  logs: Readonly<Record<LogName, { last: bigint; missing: { from: bigint; to: bigint; seenBy: readonly SeenBy[] } | null }>>;
  /** How many erasures this machine's hub has seen that are to be done again. */
  erasures: number;
  /** What is not as it was sealed; not asked where the migrations of this release have not run. */
  verified: Verified | undefined;
  findings: readonly Finding[];
  /** Witnesses that did not answer. */
  silent: readonly string[];
};

type Options = {
  endpoints: Endpoints;
  config: WatchedBy & Pick<Config, 'witnesses'>;
  trusted: Trusted;
  onRows(done: number): void;
};

/**
 * Holds a restored database to everything that was signed and seen: its own checkpoints and cosignatures, those that were kept elsewhere, what
 * the witnesses have cosigned, what this machine's hub has seen. What is there must be what was sealed; what was seen and is not there is told by position.
 */
export async function proveRestored({ endpoints, config, trusted, onRows }: Options): Promise<Restored> {
  const { seen, silent, last, erasures } = await withPoolOf(
    endpoints.primary,
    { role: 'giaolo_app', max: 1, timeouts: PATIENT },
    async (pool) => {
      const asked = await askWitnesses(pool, config);
      const { erasures } = openLogWatch(config);
      const erased = (await erasures.missing(pool)).length;
      return { ...asked, seen: [...asked.seen, ...(await seenByHub(pool, config))], last: await lastPositions(pool), erasures: erased };
    },
  );
  const kept = { changes: [...trusted.kept.changes], reads: [...trusted.kept.reads] };
  for (const log of LOG_NAMES) {
    for (const { size } of kept[log]) seen.push({ log, by: 'checkpoint', name: `${size}`, position: size });
    kept[log] = kept[log].filter(({ size }) => size <= last[log]);
  }
  const current = await withPoolOf(endpoints.primary, { max: 1 }, async (pool) => (await migrationsRun(pool)).current);
  const findings: Finding[] = [];
  let done = 0;
  const steps = {
    done(rows: number) {
      done += rows;
      onRows(done);
    },
  };
  const verified = current
    ? await withAuditSource(endpoints.primary, (source) =>
        verify(source, { ...trusted, kept }, { report: (finding) => findings.length < FINDINGS_MAX && findings.push(finding), steps }),
      )
    : undefined;
  const of = (log: LogName) => {
    const more = seen.filter((one) => one.log === log && one.position > last[log]).sort((a, b) => (a.position < b.position ? 1 : -1));
    const [furthest] = more;
    return { last: last[log], missing: furthest === undefined ? null : { from: last[log] + 1n, to: furthest.position, seenBy: more } };
  };
  return { logs: { changes: of('changes'), reads: of('reads') }, verified, findings, silent, erasures };
}

/** The checkpoints that a backup brings, as paths. */
export async function checkpointsOf(backup: string): Promise<string[]> {
  const found: string[] = [];
  for (const log of LOG_NAMES) {
    const path = join(backup, checkpointFile(log));
    if (await isThere(path)) found.push(path);
  }
  return found;
}

type Seen = SeenBy & { log: LogName };

/** A witness that is given an older checkpoint says how far it has cosigned itself. */
async function askWitnesses(pool: Pool, config: Pick<Config, 'witnesses'>): Promise<{ seen: Seen[]; silent: string[] }> {
  const seen: Seen[] = [];
  const silent = new Set<string>();
  const newest = await withTx(pool, { readOnly: true, label: 'restored' }, readNewestOfEach);
  for (const witness of openWitnesses(config)) {
    for (const { log, checkpoint } of newest) {
      const { size, note } = checkpoint;
      const answer = await askWitness(witness, { oldSize: size, proof: [], note }).catch(() => undefined);
      if (answer === undefined) silent.add(witness.key.name);
      else seen.push({ log, by: 'witness', name: witness.key.name, position: answer.kind === 'elsewhere' ? answer.size : size });
    }
  }
  return { seen, silent: [...silent] };
}

/** What the hub of this machine has seen of the log of changes and is not here. */
async function seenByHub(pool: Pool, config: WatchedBy): Promise<Seen[]> {
  const lost = await openLogWatch(config).contradiction(pool);
  return lost === null ? [] : [{ log: 'changes', by: 'hub', name: config.keysDir, position: BigInt(lost.seen) }];
}

async function lastPositions(pool: Pool): Promise<Record<LogName, bigint>> {
  const { changes, reads } = LOG_SOURCES;
  const { rows } = await query<Record<LogName, string>>(
    pool,
    `select coalesce(${changes.head}, 0)::text as changes, coalesce(${reads.head}, 0)::text as reads`,
  );
  return { changes: BigInt(rows[0]?.changes ?? 0), reads: BigInt(rows[0]?.reads ?? 0) };
}

const PATIENT = { queryMs: 60_000, statementMs: 60_000, transactionMs: 60_000 };
const FINDINGS_MAX = 1_000;
