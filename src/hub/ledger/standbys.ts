import { LRUCache } from 'lru-cache';
import { type Pool, query } from '../../db/client.js';
import { SYSTEM } from '../../db/look-at-standby.js';
import type { Readers } from '../../db/readers.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { CurrentTimes } from '../time/current-times.js';
import { headOf } from '../time/head.js';

/** A server that follows the primary: what it answers with, and a connection to look at it. */
export type Follower = { name: string; readers: Readers; pool: Pool };

/**
 * FOLLOWING: it may answer. BEHIND: later than questions allow unless told otherwise. APART: it takes writes of its own. FOREIGN: another
 * cluster, another log, or another history of this one. UNREACHABLE: it does not answer.
 */
export type FollowerState = 'FOLLOWING' | 'BEHIND' | 'APART' | 'FOREIGN' | 'UNREACHABLE';

/** `behindMs`: it has everything that the primary had so long ago; null where nobody can tell. State null: nobody has looked yet. */
export type FollowerStanding = { name: string; state: FollowerState | null; behindMs: number | null };

/** What an answer must hold. */
export type Need = {
  /** Who asks: what they wrote themselves through this process is there. */
  actor: string;
  /** Everything that the primary had so long ago. Null: what this process allows where nobody asks. */
  maxStalenessMs: number | null;
  /** Each position, of the log it was given out by. */
  places: readonly { position: string; logId: string | null }[];
  /** Everything that was known at this instant. */
  knownAt: string | null;
};

/** Who answered, and by how much it may be behind the primary. */
export type ServedBy = { server: string; behindMs: number };

export type Chosen = {
  readers: Readers;
  /** Throws where what was read at these times is not what was needed. */
  accept(times: CurrentTimes): void;
  /** Whether this is the standby's failing, so that the primary is to be asked. */
  isItsFailing(error: unknown): boolean;
  servedBy(): ServedBy;
};

export type Standbys = {
  /** Notes where the primary is. */
  lookAtPrimary(): Promise<void>;
  /** Looks at one of them. Never throws. */
  lookAt(name: string): Promise<void>;
  names: readonly string[];
  /** One that may answer; undefined: the primary has to. */
  choose(need: Need): Chosen | undefined;
  /** Whether the primary is known to have come so far. */
  hasReached(place: { position: string; logId: string | null }): boolean;
  /** What whoever wrote asks from now on shows it. */
  wrote(actor: string): void;
  standings(): FollowerStanding[];
};

type Options = { primary: Pool; followers: readonly Follower[]; maxStalenessMs: number };

/** Where the primary was at `at`: whatever it had acknowledged before is at or below, in the ledger and in its log on disk (WAL). */
type Sample = { at: number; position: number; lsn: number };

/**
 * Which standby may answer what. Nothing is believed of clocks: the primary is asked every moment how far it is, on this process's own
 * time, so a standby that has come as far as it was at t has everything from before t. A position does the same for a token. What is known
 * of a standby only chooses one; each answer tells the position and the log that it was read at, in its own snapshot, and one that is not
 * what was needed is thrown away. So whatever happens to a standby between two looks, no answer is older than was asked for.
 */
export function watchStandbys({ primary, followers, maxStalenessMs }: Options): Standbys {
  let cluster: { system: string; logId: string } | undefined;
  let samples: Sample[] = [];
  let turn = 0;
  const wroteAt = new LRUCache<string, number>({ max: WRITERS_KEPT_MAX, ttl: KEPT_MS });
  const watched = followers.map((follower) => ({ ...follower, ...NOT_SEEN }));
  type Watched = (typeof watched)[number];

  /** The first sample that was taken since. */
  const firstSince = (since: number): Sample | undefined => {
    let first: Sample | undefined;
    for (let i = samples.length - 1; i >= 0; i--) {
      const sample = samples[i] as Sample;
      if (sample.at < since) break;
      first = sample;
    }
    return first;
  };

  const stateOf = ({ seen, lookedAt, freshAt }: Watched): FollowerState | null => {
    if (seen !== 'SAME') return seen;
    const now = performance.now();
    if (now - lookedAt > UNHEARD_MS) return 'UNREACHABLE';
    return now - freshAt > Math.max(maxStalenessMs, UNHEARD_MS) ? 'BEHIND' : 'FOLLOWING';
  };

  async function examine(follower: Watched): Promise<Pick<Watched, 'seen' | 'freshAt' | 'position'>> {
    const of = await statusOf(follower.pool);
    const unchanged = { freshAt: follower.freshAt, position: follower.position };
    if (!of.follows) return { seen: 'APART', ...unchanged };
    if (!cluster) return { seen: follower.seen, ...unchanged };
    if (of.system !== cluster.system || of.logId !== cluster.logId) return { seen: 'FOREIGN', ...unchanged };
    if (of.print !== follower.print) {
      // A history that went another way has another change at some position, and so at its end.
      const there = await query<{ print: string }>(primary, PRINT_AT, [of.position], 'print-at').catch(() => undefined);
      if (!there) return { seen: follower.seen, ...unchanged };
      if ((there.rows[0]?.print ?? null) !== of.print) return { seen: 'FOREIGN', ...unchanged };
      follower.print = of.print;
    }
    const freshAt = samples.findLast(({ lsn }) => lsn <= of.lsn)?.at ?? Number.NEGATIVE_INFINITY;
    return { seen: 'SAME', freshAt, position: Number(of.position) };
  }

  return {
    names: followers.map(({ name }) => name),
    async lookAtPrimary() {
      const at = performance.now();
      const { follows, system, logId, position, lsn } = await statusOf(primary);
      if (follows) return;
      if (cluster?.system !== system || cluster.logId !== logId) {
        cluster = { system, logId };
        samples = [];
        for (const follower of watched) Object.assign(follower, NOT_SEEN);
      }
      samples.push({ at, position: Number(position), lsn });
      const kept = samples.findIndex((sample) => sample.at >= at - KEPT_MS);
      samples = samples.slice(Math.max(0, kept));
    },
    async lookAt(name) {
      const follower = watched.find((one) => one.name === name);
      if (!follower) return;
      try {
        const found = await examine(follower);
        Object.assign(follower, found, { lookedAt: performance.now() });
      } catch {
        follower.seen = 'UNREACHABLE';
      }
    },
    choose({ actor, maxStalenessMs: asked, places, knownAt }) {
      const since = Math.max(performance.now() - (asked ?? maxStalenessMs), wroteAt.get(actor) ?? 0);
      const known = firstSince(since);
      const logId = cluster?.logId;
      if (!known || logId === undefined || places.some((place) => place.logId !== null && place.logId !== logId)) return undefined;
      const floor = Math.max(known.position, ...places.map(({ position }) => Number(position)));
      const able = watched.filter((one) => MAY_ANSWER.has(stateOf(one)) && one.freshAt >= known.at && one.position >= floor);
      const follower = able[turn++ % able.length];
      if (!follower) return undefined;
      let behindMs = 0;
      return {
        readers: follower.readers,
        accept({ head, logId: of }) {
          const position = Number(head.position);
          if (of !== logId || position < floor || (knownAt !== null && head.recordedFrom < knownAt)) throw new NotAsNeeded(follower.name);
          behindMs = Math.ceil(performance.now() - (samples.findLast((sample) => sample.position <= position)?.at ?? known.at));
        },
        isItsFailing(error) {
          if (!(error instanceof HubError)) return true;
          // Nobody else tries it before it was looked at again.
          if (error.code === 'UNAVAILABLE') follower.seen = 'UNREACHABLE';
          // Replay took a row away that was being read (40001).
          return error.code === 'UNAVAILABLE' || error.code === 'CONFLICT_RETRY';
        },
        servedBy: () => ({ server: follower.name, behindMs }),
      };
    },
    hasReached({ position, logId }) {
      const last = samples.at(-1);
      return last !== undefined && (logId === null || logId === cluster?.logId) && Number(position) <= last.position;
    },
    wrote: (actor) => void wroteAt.set(actor, performance.now()),
    standings: () =>
      watched.map((follower) => {
        const state = stateOf(follower);
        const behindMs = MAY_ANSWER.has(state) && follower.freshAt > 0 ? Math.ceil(performance.now() - follower.freshAt) : null;
        return { name: follower.name, state, behindMs };
      }),
  };
}

/** One that is behind answers whoever allows that. */
const MAY_ANSWER: ReadonlySet<FollowerState | null> = new Set(['FOLLOWING', 'BEHIND']);

/** Read too early, or elsewhere than was thought. */
class NotAsNeeded extends Error {}

/** SAME: follows, and its history is the primary's. */
type Seen = 'SAME' | 'APART' | 'FOREIGN' | 'UNREACHABLE' | null;

const NOT_SEEN: { seen: Seen; lookedAt: number; freshAt: number; position: number; print: string | null } = {
  seen: null,
  lookedAt: Number.NEGATIVE_INFINITY,
  freshAt: Number.NEGATIVE_INFINITY,
  position: 0,
  print: null,
};

/** Older nobody may ask for. */
const KEPT_MS = LIMITS.stalenessSeconds.max * 1_000;
/** A standby that has told nothing of itself for so long is not asked. */
const UNHEARD_MS = 2_000;
const WRITERS_KEPT_MAX = 10_000;

type Status = { follows: boolean; system: string; logId: string; position: string; print: string | null; lsn: number };

/** One snapshot: what is told of the ledger's end is of one state. */
async function statusOf(pool: Pool): Promise<Status> {
  const { rows } = await query<Status>(pool, STATUS, [], 'standby-status');
  const [status] = rows;
  if (!status) throw new HubError('UNAVAILABLE');
  return status;
}

// The WAL's place is asked for on both in the same call, since PostgreSQL has two names for it.
const STATUS = `select r.follows, ${SYSTEM} as system, l.log_id as "logId",
    coalesce(h.position, 0)::text as position, encode(p.print, 'hex') as print,
    pg_wal_lsn_diff(case when r.follows then pg_last_wal_replay_lsn() else pg_current_wal_flush_lsn() end, '0/0')::float8 as lsn
  from (select pg_is_in_recovery() as follows) r, hub_log l left join lateral (${headOf('position')}) h on true
    left join change_print p on p.position = h.position`;

const PRINT_AT = `select encode(print, 'hex') as print from change_print where position = $1::bigint`;
