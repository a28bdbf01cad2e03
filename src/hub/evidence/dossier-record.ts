import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import type { Operation } from '../write/operations.js';
import type { EvidenceCatalogue } from './catalogue.js';

export type DossierState = 'PROCESSING' | 'SUPPLEMENT' | 'DECIDED' | 'WITHDRAWN';

/** A dossier as its record says it now. */
export type DossierRecord = {
  id: string;
  since: string;
  subjects: readonly string[];
  /** Hub id of the procedure. */
  procedure: string;
  state: DossierState;
  receivedOn: string;
  deadlineDays: number | null;
  dueOn: string | null;
  supplementAskedOn: string | null;
  supplementedOn: string | null;
  consentAskedOn: string | null;
  consentDueOn: string | null;
  consentAnsweredOn: string | null;
  consentAnswer: 'GIVEN' | 'OBJECTED' | null;
  decidedOn: string | null;
  outcome: 'GRANTED' | 'REFUSED' | null;
  resultCode: string | null;
};

const FIELDS = [
  ...['procedure', 'state', 'receivedOn', 'deadlineDays', 'dueOn', 'supplementAskedOn', 'supplementedOn', 'consentAskedOn', 'consentDueOn'],
  ...['consentAnsweredOn', 'consentAnswer', 'decidedOn', 'outcome', 'resultCode'],
];

type Times = { validAt: string; knownAt: string };

export async function dossierRecord(
  tx: Tx,
  model: Model,
  { dossiers }: Pick<EvidenceCatalogue, 'dossiers'>,
  { code, at }: { code: string; at: Times },
): Promise<DossierRecord | undefined> {
  const [found] = await findRecords(tx, model, { entity: dossiers.entity, where: { code: { eq: code } }, at, fields: FIELDS, limit: 1 });
  if (found === undefined) return undefined;
  const { id, validFrom, subjects = [] } = found;
  return {
    ...(Object.fromEntries(FIELDS.map((name) => [name, found[name] ?? null])) as Omit<DossierRecord, 'id' | 'since' | 'subjects'>),
    id,
    since: validFrom ?? '',
    subjects,
  };
}

export function isOver({ state }: Pick<DossierRecord, 'state'>): boolean {
  return state === 'DECIDED' || state === 'WITHDRAWN';
}

/** Nothing more is recorded of one that has ended. */
export function refuseOver(code: string, { state }: Pick<DossierRecord, 'state'>): void {
  if (isOver({ state })) throw new HubError('DOSSIER_DECIDED', { code, state }, { details: { state } });
}

/** What a result writes to the dossier it ends. Throws where there is one already. */
export function resultOperation(
  { dossiers }: Pick<EvidenceCatalogue, 'dossiers'>,
  record: DossierRecord,
  { code, decidedOn, resultCode }: { code: string; decidedOn: string; resultCode: string },
): Operation {
  refuseOver(code, record);
  const from = decidedOn < record.since ? record.since : decidedOn;
  return {
    operation: 'update',
    entity: dossiers.entity,
    id: record.id,
    from,
    values: { state: 'DECIDED', outcome: 'GRANTED', decidedOn: from, resultCode },
  };
}
