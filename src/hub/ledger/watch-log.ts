import type { OnConnect } from '../../db/client.js';
import { HEAD_POSITION } from '../time/head.js';
import { type Erasures, type KeptErasure, openErasures } from './kept-erasures.js';
import { type Mark, openMarks } from './log-mark.js';
import type { LogStanding } from './which-log.js';

export type LogWatchOptions = {
  keysDir: string;
  /** The database's files lie beside the keys (the embedded server): whoever copies one copies both, and with them the marks. */
  besideKeys: boolean;
  /** Told once when marks cannot be kept: then a backup put back as files goes unnoticed. */
  onUnkept?: (cause: unknown) => void;
};

export type LogWatch = {
  /** For every pool but the read log's: no connection is used before the database behind it was compared with what this hub has seen. */
  onConnect: OnConnect;
  /** Keeps in mind what is there now. */
  remember(client: Asked): Promise<void>;
  /** What this hub has seen and the database does not have; null if nothing. */
  contradiction(client: Asked): Promise<Contradiction | null>;
  /** What was erased and a backup put back has brought back. A standby has none: what it lacks may be on its way. */
  erasures: Pick<Erasures, 'owe' | 'settle'> & { missing(client: Asked): Promise<KeptErasure[]> };
};

type Asked = Parameters<OnConnect>[0];

/** COPIED: the files are a copy. OTHER_HISTORY: it went another way since. CHANGES_LOST: changes that were seen are not there. */
export type Contradiction = { kind: 'COPIED' | 'OTHER_HISTORY' | 'CHANGES_LOST'; seen: string; position: string };

/**
 * Notices that another database stands where this hub's stood. What changes the server – a promotion, a recovery to a point in time, a dump
 * loaded elsewhere – the database notices by itself, at every write (`guard_log_server`). A backup put back as files is the same server to
 * the byte, only earlier: that takes a memory outside, the mark. A contradiction is told to the database, which then refuses every writer
 * until an operator has decided.
 *
 * A server cannot be replaced under a living connection, so connections are where to look: the first one to each start of a server, before
 * it is used.
 */
export function watchLog({ keysDir, besideKeys, onUnkept }: LogWatchOptions): LogWatch {
  const marks = openMarks(keysDir);
  const erasures = openErasures(keysDir);
  let examined = '';
  let kept = '';
  let isUnkept = false;

  async function contradictionIn(client: Asked, facts: Facts): Promise<Contradiction | null> {
    const mark = await marks.find(facts);
    if (mark === undefined) return null;
    const found = (kind: Contradiction['kind']): Contradiction => ({ kind, seen: mark.position, position: facts.position });
    const now = facts.event?.number ?? 0;
    // An operator has decided since, here or elsewhere.
    if (now > mark.event.number) return null;
    if (now < mark.event.number || facts.event?.id !== mark.event.id) return found('OTHER_HISTORY');
    if ((await digestAt(client, mark.position)) !== mark.digest) return found('CHANGES_LOST');
    return besideKeys && (await marks.isCopied(mark)) ? found('COPIED') : null;
  }

  return {
    async onConnect(client) {
      const [start] = (await client.query<{ at: string }>('select pg_postmaster_start_time()::text || pg_is_in_recovery() as at')).rows;
      if (start === undefined || start.at === examined) return;
      const facts = await factsOf(client);
      // A standby follows: what it lacks may be on its way, and nothing is written to it.
      if (facts === undefined || facts.standing === 'STANDBY') return;
      const contradiction = await contradictionIn(client, facts);
      if (contradiction !== null) await client.query('select doubt_log($1)', [reasonOf(contradiction)]);
      else if (facts.standing === 'NEW') await client.query('select open_log()');
      examined = start.at;
    },
    async contradiction(client) {
      const facts = await factsOf(client);
      return facts === undefined ? null : contradictionIn(client, facts);
    },
    async remember(client) {
      const facts = await factsOf(client);
      if (facts?.standing !== 'SETTLED' || facts.event === null) return;
      const { logId, database, event, position } = facts;
      const what = JSON.stringify([logId, database, event, position]);
      if (what === kept) return;
      try {
        await erasures.keep(client);
        await marks.keep({ logId, database, event, position, digest: await digestAt(client, position) });
        kept = what;
      } catch (cause) {
        if (!isUnkept) onUnkept?.(cause);
        isUnkept = true;
      }
    },
    erasures: {
      ...erasures,
      async missing(client) {
        const { standing = 'STANDBY' } = (await factsOf(client)) ?? {};
        return standing === 'STANDBY' ? [] : erasures.missing(client, standing === 'SETTLED' || standing === 'NEW');
      },
    },
  };
}

function reasonOf({ kind, seen, position }: Contradiction): string {
  return `${kind}: seen up to position ${seen}, found up to ${position}`;
}

type Facts = Pick<Mark, 'logId' | 'database' | 'position'> & { standing: LogStanding; event: Mark['event'] | null };

/** Undefined while the database is yet to be migrated. */
async function factsOf(client: Asked): Promise<Facts | undefined> {
  const [there] = (await client.query<{ yes: boolean }>(`select to_regproc('public.log_standing') is not null as yes`)).rows;
  if (there?.yes !== true) return undefined;
  const { rows } = await client.query<Facts>(`
    select l.log_id as "logId", d.oid::text as database, log_standing() as standing, ${HEAD_POSITION} as position,
      (select json_build_object('number', number, 'id', id) from log_event where kind <> 'DOUBTED' order by number desc limit 1) as event
    from hub_log l, pg_catalog.pg_database d where d.datname = current_database()`);
  return rows[0];
}

/** Of a change with all that its history hangs on; empty where there is none. */
async function digestAt(client: Asked, position: string): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select encode(print, 'hex') as digest from change_print where position = $1::bigint`,
    [position],
  );
  return rows[0]?.digest ?? '';
}
