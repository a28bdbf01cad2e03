import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { createCaseBinding } from '../access/bind-case.js';
import type { Caller } from '../access/caller.js';
import { requireAudit } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import type { LogName, LogSource } from '../log/log-source.js';
import { readCheckpointNote, readEntries, readTile } from '../log/read-resource.js';
import type { TilePath } from '../log/tile-paths.js';
import { faultOf } from '../query/fault-of.js';
import type { ReadLog } from '../reads/read-log.js';
import { REFUSALS } from '../reads/refusals.js';
import { whoAsks } from '../reads/request-entry.js';

/** What verifiers, witnesses and mirrors fetch of a log; undefined where there is none (yet). */
export type LogDoor = {
  checkpoint(log: LogName): Promise<string | undefined>;
  /** Hashes are everybody's. Entries are an auditor's, who leaves a row in the read log before they leave the hub. */
  resource(log: LogName, path: TilePath, caller: () => Promise<Caller>): Promise<Buffer | undefined>;
};

type Dependencies = {
  pool: Pool;
  model: Model;
  readLog: Pick<ReadLog, 'record'>;
  sources: Readonly<Record<LogName, LogSource>>;
  witnesses: readonly string[];
};

export function createLogDoor({ pool, model, readLog, sources, witnesses }: Dependencies): LogDoor {
  const inOneSnapshot = <R>(fn: (tx: Tx) => Promise<R>) =>
    withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'log resource' }, fn);

  const cases = createCaseBinding(model);

  async function entries(log: LogName, tile: Extract<TilePath, { of: 'entries' }>['tile'], asker: Caller): Promise<Buffer | undefined> {
    const caller = await inOneSnapshot((tx) => cases.bind(tx, asker));
    const variables = { log, tile: String(tile.index), width: tile.width };
    const entry = {
      ...whoAsks(caller),
      operationName: null,
      document: DOCUMENT,
      variables,
      entities: ['LogEntry'],
    };
    if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
    try {
      requireAudit(model.access, caller);
    } catch (error) {
      const { code } = faultOf(error);
      if (REFUSALS.has(code)) {
        await readLog.record({ ...entry, outcome: 'REFUSED', code, fieldClasses: [], subjects: [] });
      }
      throw error;
    }
    const bundle = await inOneSnapshot((tx) => readEntries(tx, sources[log], tile));
    // Whom a row is about stands in it under a salt that stays here, so nobody is shown.
    if (bundle !== undefined) await readLog.record({ ...entry, outcome: 'ANSWERED', code: null, fieldClasses: ['internal'], subjects: [] });
    return bundle;
  }

  return {
    checkpoint: (log) => inOneSnapshot((tx) => readCheckpointNote(tx, log, witnesses)),
    async resource(log, path, caller) {
      if (path.of === 'entries') return entries(log, path.tile, await caller());
      return inOneSnapshot((tx) => readTile(tx, log, path.tile));
    },
  };
}

/** What the read log is told was asked. */
const DOCUMENT = 'query ($log: String!, $tile: String!, $width: Int!) { logEntries(log: $log, tile: $tile, width: $width) }';
