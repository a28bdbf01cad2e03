import { type Pool, query } from '../../db/client.js';
import { hubFault } from '../../db/faults.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { askWitness, type Witness } from './ask-witness.js';
import { LOG_NAMES, type LogName } from './log-source.js';
import { consistencyRanges } from './make-proof.js';
import { writeVerifierKey } from './note-key.js';
import { originOf, readNewest } from './stored-checkpoint.js';
import { readNewestCosignatures, storeCosignature } from './stored-cosignature.js';
import { readProof } from './stored-tree.js';

/** Has the newest checkpoint of both logs cosigned by every witness. Only whoever holds the lock on this work calls `run`. */
export type WitnessingWork = {
  pauseMs(): number;
  isDue(): Promise<boolean>;
  run(workPool: Pool): Promise<void>;
};

type Dependencies = { pool: Pool; witnesses: readonly Witness[]; onFault: (fault: HubError, name: string) => void };

/** The lock on the work, and the work. */
export const WITNESSING_CONNECTIONS = 2;
const PAUSE_MS = 1_000;
/** A witness that is away is asked again after so long, twice as long each time up to the second. */
const AWAY_MS = { first: 2_000, most: 60_000 };

/**
 * Nobody waits for it: neither who asks the hub nor who seals. A witness that is away stops no other, and is caught up with when it is back,
 * since a checkpoint says everything that those before it said.
 */
export function createWitnessingWork({ pool, witnesses, onFault }: Dependencies): WitnessingWork {
  const parties = witnesses.map((witness) => ({
    witness,
    verifierKey: writeVerifierKey(witness.key),
    /** What the witness said it has cosigned, where it is not what is stored here. */
    elsewhere: new Map<LogName, bigint>(),
    awayMs: 0,
    askAgainAt: Number.NEGATIVE_INFINITY,
    told: '',
  }));
  type Party = (typeof parties)[number];
  const reachable = () => parties.filter(({ askAgainAt }) => performance.now() >= askAgainAt);

  async function askFor(party: Party, log: LogName, workPool: Pool): Promise<void> {
    const { witness, verifierKey, elsewhere } = party;
    const asked = await withTx(workPool, { readOnly: true, isolation: 'repeatable read', label: 'witnessing' }, async (tx) => {
      const { rows } = await tx.query<{ logId: string; standing: string }>(
        'select log_id as "logId", log_standing() as standing from hub_log',
        [],
        'log-whose',
      );
      const [own] = rows;
      // A log in doubt is an operator's to settle before anybody else is told of it.
      if (own?.standing !== 'NEW' && own?.standing !== 'SETTLED') return undefined;
      const origin = originOf(own.logId, log);
      const newest = await readNewest(tx, origin);
      const [last] = await readNewestCosignatures(tx, origin, [verifierKey]);
      if (newest === undefined || newest.size <= (last?.size ?? 0n)) return undefined;
      const oldSize = elsewhere.get(log) ?? last?.size ?? 0n;
      if (oldSize > newest.size) throw goneBack(witness, log, oldSize);
      const proof = oldSize === 0n ? [] : await readProof(tx, log, consistencyRanges(oldSize, newest.size));
      return { origin, size: newest.size, note: newest.note, oldSize, proof };
    });
    if (asked === undefined) return;
    const answer = await askWitness(witness, asked);
    if (answer.kind === 'elsewhere') {
      if (answer.size === asked.oldSize) throw goneBack(witness, log, answer.size);
      elsewhere.set(log, answer.size);
      return askFor(party, log, workPool);
    }
    elsewhere.delete(log);
    await withTx(workPool, { label: 'cosignature' }, (tx) =>
      storeCosignature(tx, asked.origin, { verifierKey, size: asked.size, line: answer.line }),
    );
  }

  async function ask(party: Party, workPool: Pool): Promise<void> {
    const faults: HubError[] = [];
    for (const log of LOG_NAMES) await askFor(party, log, workPool).catch((error: unknown) => void faults.push(hubFault(error)));
    const [fault] = faults;
    if (fault === undefined) {
      Object.assign(party, { awayMs: 0, told: '' });
      return;
    }
    party.awayMs = Math.min(AWAY_MS.most, party.awayMs === 0 ? AWAY_MS.first : 2 * party.awayMs);
    party.askAgainAt = performance.now() + party.awayMs;
    const now = `${fault.code} ${fault.cause instanceof Error ? fault.cause.message : ''}`;
    // Once for as long as it fails in the same way.
    if (now !== party.told) onFault(fault, `witness ${party.witness.key.name}`);
    party.told = now;
  }

  return {
    pauseMs: () => PAUSE_MS,
    async isDue() {
      const keys = reachable().map(({ verifierKey }) => verifierKey);
      if (keys.length === 0) return false;
      const [found] = (await query<{ due: boolean }>(pool, DUE, [keys], 'witnessing-due')).rows;
      return found?.due ?? false;
    },
    async run(workPool) {
      await Promise.all(reachable().map((party) => ask(party, workPool)));
    },
  };
}

/** The witness has seen more of this log than there is: it was cut back, or is another under the same name. */
function goneBack({ key }: Witness, log: LogName, size: bigint): HubError {
  return new HubError(
    'LOG_NOT_WITNESSED',
    {},
    { cause: new Error(`${key.name} has cosigned ${size} rows of the log of ${log}, more than there are`) },
  );
}

const DUE = `select log_standing() in ('NEW', 'SETTLED') and exists (
    select from hub_log w, unnest($1::text[]) as k(key), (values ${LOG_NAMES.map((log) => `('${log}')`).join(', ')}) as l(log)
    cross join lateral (select 'giaolo/' || w.log_id || '/' || l.log as origin) o
    where coalesce((select size from log_checkpoint c where c.origin = o.origin order by size desc limit 1), 0)
      > coalesce((select size from log_cosignature c where c.origin = o.origin and c.verifier_key = k.key order by size desc limit 1), 0)) as due`;
