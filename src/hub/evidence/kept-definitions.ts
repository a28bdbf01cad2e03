import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { changedSinceSql } from '../access/case-sql.js';
import { type CurrentTimes, currentTimes, readTimesText, TIMES_TEXT } from '../time/current-times.js';
import { likelyToday } from '../time/legal-day.js';
import type { EvidenceCatalogue } from './catalogue.js';
import type { Definition } from './definition.js';

/** Definitions as they were read, good while no record that they are made of has changed since `since`, a position of the ledger. */
export type Edition = { since: string; definitions: Map<string, Definition> };

/** What a hub remembers of procedures between questions, and its guess of the legal day. */
export type KeptDefinitions = { edition: Edition | null; today: string };

export function noDefinitions(): KeptDefinitions {
  return { edition: null, today: likelyToday() };
}

/** Kinds of records that a definition is made of. */
function madeOf({ definitions, agencies }: Pick<EvidenceCatalogue, 'definitions' | 'agencies'>): string[] {
  return [definitions.procedure, definitions.requirement, definitions.evidenceType, definitions.effect, agencies.entity];
}

/** The position is read first, so that what is changed while definitions are read is found changed afterwards. */
export async function openEdition(tx: Tx, kept: KeptDefinitions): Promise<Edition> {
  if (kept.edition) return kept.edition;
  const { head, today } = await currentTimes(tx);
  kept.today = today;
  const edition = { since: head.position, definitions: new Map() };
  // Whoever was first meanwhile has read no later state.
  kept.edition ??= edition;
  return kept.edition;
}

/** SQL of one row `t`, `changed`: where time stands, and whether anything that definitions are made of was written since the position. */
export function standingSql(catalogue: EvidenceCatalogue, since: string): string {
  return `select ${TIMES_TEXT} as t, ${changedSinceSql(madeOf(catalogue), since)} as changed`;
}

export type Standing = { times: CurrentTimes; changed: boolean };
export type StandingRow = { t: string; changed: boolean };

export function readStanding({ t, changed }: StandingRow): Standing {
  return { times: readTimesText(t), changed };
}

/** The same by a statement of its own, where no verdict was asked for. */
export async function currentStanding(tx: Tx, catalogue: EvidenceCatalogue, { since }: Edition): Promise<Standing> {
  const { rows } = await tx.query<StandingRow>(standingSql(catalogue, '$1::bigint'), [since], 'definitions-stand');
  const [row] = rows;
  if (!row) throw new HubError('UNAVAILABLE');
  return readStanding(row);
}

/** Whether what was answered rests on what stands; if it does not, it is forgotten, and the question is to be asked again. */
export function stillStands(kept: KeptDefinitions, edition: Edition, { times, changed }: Standing, isDayGuessed: boolean): boolean {
  const { position } = times.head;
  const isDay = !isDayGuessed || times.today === kept.today;
  kept.today = times.today;
  if (changed || BigInt(position) < BigInt(edition.since)) {
    if (kept.edition === edition) kept.edition = null;
    return false;
  }
  edition.since = position;
  return isDay;
}
