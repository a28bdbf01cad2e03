import type { Pool } from '../db/client.js';
import type { Tx } from '../db/tx.js';
import type { Model } from '../hub/declare/model.js';
import { workingCalendar } from '../hub/evidence/working-calendar.js';
import { type AnomalyKind, type AnomalyThresholds, anomaliesDue, type FoundAnomaly, findAnomalies } from '../hub/reads/find-anomalies.js';
import { currentTimes } from '../hub/time/current-times.js';
import { isWorkingDay } from '../hub/time/working-days.js';
import type { Happening, SecurityEvents } from './events/security-events.js';
import type { Job } from './job.js';

const LOOK_MS = 30_000;
/** The lock on the work, and the work. */
export const ANOMALY_CONNECTIONS = 2;

const EVENT = {
  ENUMERATION: 'read-anomaly.enumeration',
  OUTSIDE_HOURS: 'read-anomaly.outside-hours',
  NO_DECISION: 'read-anomaly.no-decision',
} as const satisfies Record<AnomalyKind, Happening['kind']>;

type Parts = {
  pool: Pool;
  model: Model;
  thresholds: AnomalyThresholds;
  events: Pick<SecurityEvents, 'tell'>;
  /** Counts findings by their kind. */
  onFound(kind: AnomalyKind, count: number): void;
};

/** Looks for what stands out in the read log, and tells whoever watches; the findings themselves are an auditor's to read (`readAnomalies`). */
export function findingAnomalies({ pool, model, thresholds, events, onFound }: Parts): Job {
  const dossiers = model.access.purposes.flatMap(({ code, caseBinds }) => (caseBinds === 'dossier' ? [code] : []));
  const tell = (found: readonly FoundAnomaly[]) => {
    events.tell(happenings(found));
    for (const kind of new Set(found.map((one) => one.kind))) onFound(kind, found.filter((one) => one.kind === kind).length);
  };
  const worksOn = async (tx: Tx, day: string) => {
    const { today, head } = await currentTimes(tx);
    return isWorkingDay(day, await workingCalendar(tx, model, { validAt: today, knownAt: head.recordedFrom }));
  };
  return {
    name: 'read-anomalies',
    scope: 'database',
    lock: 'anomalies',
    connections: ANOMALY_CONNECTIONS,
    pauseMs: () => LOOK_MS,
    isDue: () => anomaliesDue(pool, { thresholds }),
    run: (workPool, signal) => findAnomalies(workPool, { thresholds, dossiers, tell, worksOn }, signal),
  };
}

/** Each by itself; dossiers without a decision are many and are told once for each agency. */
function happenings(found: readonly FoundAnomaly[]): Happening[] {
  const told = new Map<string, Happening>();
  for (const { number, kind, actor, agency } of found) {
    const whose = agency === null ? {} : { agency };
    if (kind === 'NO_DECISION') told.set(`of ${agency}`, { kind: EVENT[kind], ...whose });
    else told.set(number, { kind: EVENT[kind], anomaly: number, ...whose, ...(actor === null ? {} : { actor }) });
  }
  return [...told.values()];
}
