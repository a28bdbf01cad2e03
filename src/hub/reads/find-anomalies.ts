import { type Pool, query } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';
import { dayBegins, legalDay } from '../time/legal-day.js';
import { stretchOffHours, type WorkingHours } from '../time/working-hours.js';
import { READ_ROWS } from './read-rows.js';

/** From how many on something stands out. */
export type AnomalyThresholds = {
  /** Persons whom one asker read about within an hour. */
  asker: number;
  /** Persons whom one agency read about within an hour. */
  agency: number;
  /** Persons who were read about for one dossier within an hour. */
  case: number;
  /** When people are at work. */
  hours: WorkingHours;
  /** Reads of one asker in one stretch outside of these hours. */
  outside: number;
  /** So many days after the last read for a dossier something has to be decided in it. */
  days: number;
};

export type AnomalyKind = 'ENUMERATION' | 'OUTSIDE_HOURS' | 'NO_DECISION';

/** What was found, as far as whoever watches is told of it. */
export type FoundAnomaly = { number: string; kind: AnomalyKind; actor: string | null; agency: string | null };

type Looking = {
  thresholds: AnomalyThresholds;
  /** Purposes whose cases are dossiers, in which something is decided. */
  dossiers: readonly string[];
  /** Told of what was found before it is kept, and returns when that will not be lost. */
  tell(found: readonly FoundAnomaly[]): void;
  /** Whether a legal day is a working day, by the calendar of the country. */
  worksOn(tx: Tx, day: string): Promise<boolean>;
  /** The instant to take for now; the database's clock where it is left out. */
  now?: string;
};

/** A row is stamped under its log's lock and committed soon after: later than this no row of a stretch is still on its way. */
const SETTLED = "interval '1 minute'";
/** How far back the first look goes. */
const FIRST_LOOK = "interval '31 days'";

type Watch = {
  /** SQL of where the stretch begins and ends in which an instant lies. */
  starts(at: string): string;
  ends(at: string): string;
  /** How long after its end it is looked at. */
  dueAfter(thresholds: AnomalyThresholds): string;
  /** SQL of what is found among the rows `r` of the stretch from `$1` to `$2`. */
  found(thresholds: AnomalyThresholds): string;
};

const HOUR: Pick<Watch, 'starts' | 'ends'> = {
  starts: (at) => `date_trunc('hour', ${at})`,
  ends: (at) => `(date_trunc('hour', ${at}) + interval '1 hour')`,
};
const DAY: Pick<Watch, 'starts' | 'ends'> = {
  starts: (at) => dayBegins(legalDay(at)),
  ends: (at) => dayBegins(`${legalDay(at)} + 1`),
};

/** Whom the rows are about, each once a row. Of an export of more than a thousand their number counts: nobody needs to know how many of them are others' too. */
const ABOUT = `about as materialized (
    select r.position, r.subject_id from r where r.subject_id is not null
    union all select s.position, s.subject_id from r join read_subject s on s.position = r.position where r.subject_count > 1)`;
const PERSONS = 'greatest(count(distinct a.subject_id), max(r.subject_count))::integer';
const COUNTED = 'r left join about a on a.position = r.position';
const READS = 'count(distinct r.position)::integer';

const WATCHES: Readonly<Record<AnomalyKind, Watch>> = {
  ENUMERATION: {
    ...HOUR,
    dueAfter: () => SETTLED,
    found: ({ asker, agency, case: dossier }) => `${ABOUT}, found as (
      select 'ASKER' as of, $1::timestamptz as from_at, $2::timestamptz as to_at, r.actor, r.client, r.official, r.agency, null as case_code, ${READS} as reads, ${PERSONS} as persons, ${asker} as threshold
      from ${COUNTED} group by r.actor, r.client, r.official, r.agency having ${PERSONS} >= ${asker}
      union all
      select 'AGENCY', $1, $2, null, null, null, g.agency, null, ${READS}, ${PERSONS}, ${agency}
      from ${COUNTED} cross join lateral (select r.agency union select r.behalf_agency) g(agency) where g.agency is not null group by g.agency having ${PERSONS} >= ${agency}
      union all
      select 'CASE', $1, $2, null, null, null, null, r.case_code, ${READS}, ${PERSONS}, ${dossier}
      from ${COUNTED} where r.is_of_dossier group by r.case_code having ${PERSONS} >= ${dossier})`,
  },
  OUTSIDE_HOURS: {
    ...DAY,
    dueAfter: () => SETTLED,
    found: ({ hours, outside }) => {
      const { starts, ends } = stretchOffHours('r.recorded_at', hours, 'r.works');
      return `${ABOUT}, off as materialized (select r.*, ${starts} as off_from, ${ends} as off_to from r), found as (
        select 'ASKER' as of, r.off_from as from_at, r.off_to as to_at, r.actor, r.client, r.official, r.agency, null as case_code, ${READS} as reads, ${PERSONS} as persons, ${outside} as threshold
        from off r left join about a on a.position = r.position where r.off_from is not null
        group by r.off_from, r.off_to, r.actor, r.client, r.official, r.agency having ${READS} >= ${outside})`;
    },
  },
  NO_DECISION: {
    ...DAY,
    dueAfter: ({ days }) => `${SETTLED} + interval '${days} days'`,
    // Who reads on for a dossier is looked at from the last read on.
    found: ({ days }) => `${ABOUT}, found as (
      select 'CASE' as of, $1::timestamptz as from_at, $2::timestamptz as to_at, null as actor, null as client, null as official, min(r.agency) as agency, r.case_code,
        ${READS} as reads, ${PERSONS} as persons, ${days} as threshold
      from ${COUNTED} where r.is_of_dossier
        and not exists (select from change_set d where d.case_code = r.case_code and d.recorded_from >= r.recorded_at)
        and not exists (select from read_log n where n.case_code = r.case_code and n.kind = 'answer' and n.recorded_at >= $2)
      group by r.case_code)`,
  },
};

const KINDS = Object.keys(WATCHES) as AnomalyKind[];

/**
 * The stretch in which the next read lies that nobody has looked at; none where nothing was read since, so a quiet log costs nothing. `$1`: the
 * kind, `$2`: the instant to take for now.
 */
function stretchSql(kind: AnomalyKind, thresholds: AnomalyThresholds): string {
  const { starts, ends, dueAfter } = WATCHES[kind];
  const after = `(${dueAfter(thresholds)})`;
  return `with clock as (select coalesce($2::timestamptz, clock_timestamp()) as now),
    seen as (select coalesce((select max(position) from read_anomaly_look where kind = $1),
      (select max(l.position) from read_log l, clock where l.recorded_at < clock.now - ${FIRST_LOOK} - ${after}), 0) as position),
    next as (select n.recorded_at as at from read_log n where n.position > (select position from seen) order by n.position limit 1)
    select ${instantText(starts('next.at'))} as from, ${instantText(ends('next.at'))} as to, ${legalDay('next.at')}::text as day, ${ends('next.at')} + ${after} <= clock.now as "isDue" from next, clock`;
}

/** `day`: the legal day in which it begins. */
type Stretch = { from: string; to: string; day: string; isDue: boolean };

/** Whether a stretch of any kind is over that nobody has looked at. */
export async function anomaliesDue(pool: Pool, { thresholds, now }: Pick<Looking, 'thresholds' | 'now'>): Promise<boolean> {
  for (const kind of KINDS) {
    const { rows } = await query<Stretch>(pool, stretchSql(kind, thresholds), [kind, now ?? null], `anomalies-due-${kind}`);
    if (rows[0]?.isDue === true) return true;
  }
  return false;
}

/**
 * Looks at what was read since the last time, stretch by stretch, each once: what stands out and how far it was looked are kept together, so
 * nothing is left out or found twice, whoever dies. Told beforehand: a process that dies in between tells the same again. Only whoever holds
 * the lock on this work calls it.
 */
export async function findAnomalies(pool: Pool, looking: Looking, signal?: AbortSignal): Promise<void> {
  for (const kind of KINDS) {
    let isDue = true;
    while (isDue && signal?.aborted !== true)
      isDue = await withTx(pool, { label: 'anomalies of reads' }, (tx) => lookAtNext(tx, kind, looking));
  }
}

const COLUMNS = 'of, from_at, to_at, actor, client, official, agency, case_code, reads, persons, threshold';

async function lookAtNext(tx: Tx, kind: AnomalyKind, { thresholds, dossiers, tell, worksOn, now }: Looking): Promise<boolean> {
  const { rows } = await tx.query<Stretch>(stretchSql(kind, thresholds), [kind, now ?? null]);
  const [stretch] = rows;
  if (stretch?.isDue !== true) return false;
  const { rows: found } = await tx.query<FoundAnomaly>(
    `with r as materialized (select l.*, l.case_code is not null and l.purpose = any($3::text[]) as is_of_dossier, $5::boolean as works from ${READ_ROWS} l
       where l.recorded_at >= $1::timestamptz and l.recorded_at < $2::timestamptz and l.kind = 'answer' and l.subject_count > 0 and l.purpose is not null),
     ${WATCHES[kind].found(thresholds)}
     insert into read_anomaly (kind, ${COLUMNS}) select $4, ${COLUMNS} from found order by from_at, of, agency, actor, case_code
     returning number::text, kind, actor, agency`,
    [stretch.from, stretch.to, dossiers, kind, await worksOn(tx, stretch.day)],
  );
  if (found.length > 0) tell(found);
  await tx.query(
    `insert into read_anomaly_look (kind, to_at, found, position)
     select $1, $2::timestamptz, $3::integer, max(position) from read_log where recorded_at >= $4::timestamptz and recorded_at < $2::timestamptz`,
    [kind, stretch.to, found.length, stretch.from],
  );
  return true;
}
