import { type Pool, query } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import { agencyKeys } from '../declare/agency-keys.js';
import type { Model } from '../declare/model.js';
import type { Notice } from '../declare/notice.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { HEAD_POSITION } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { PLACES_MAX, type Telling } from './told.js';

type Result = { position: string; code: string; issuerId: string };

/**
 * Results of procedures, as the law has them told to another authority: which result, of which procedure and dossier, by whom, and whether it
 * stands. Nobody is named: whoever is told asks the hub by their own right for what was decided.
 */
export function tellResults(pool: Pool, model: Model, { procedures }: Notice): Telling {
  const wanted = procedures === '*' ? null : procedures;
  return {
    async find({ position }) {
      const { rows } = await query<Result & { head: string }>(
        pool,
        `select r.position::text as position, r.code, r.issuer_id as "issuerId", h.head from (select ${HEAD_POSITION} as head) h
         left join lateral (${RESULTS} where s.last_position > $1::bigint and ${WANTED} order by s.last_position limit ${PLACES_MAX}) r on true`,
        [position, wanted],
        'outbox-results',
      );
      const found = rows.filter(({ code }) => code !== null);
      const places = found.map(({ position: at, issuerId, code }) => ({ position: at, subject: `result/${issuerId}/${code}` }));
      const last = found.at(-1)?.position;
      return { places, scannedTo: found.length === PLACES_MAX && last !== undefined ? last : (rows[0]?.head ?? position) };
    },
    async event(_target, { position, subject }) {
      return withTx(pool, { readOnly: true, label: 'tell result' }, async (tx) => {
        const { rows } = await tx.query<Told>(
          `select ${TOLD} from (${RESULTS} where s.last_position = $1::bigint and ${WANTED}) r`,
          [position, wanted],
          'outbox-result',
        );
        const [told] = rows;
        if (!told) return null;
        const { issuerId, recordedFrom, ...rest } = told;
        const data = { ...rest, issuer: await agencyCode(tx, model, issuerId), recordedFrom };
        return { type: 'vn.giaolo.result.v1', subject, position, time: recordedFrom, data: JSON.stringify(data) };
      });
    },
  };
}

type Told = {
  issuerId: string;
  resultCode: string;
  procedure: string;
  dossier: string;
  agency: string | null;
  recordedFrom: string;
  changeSet: string;
  isWithdrawn: boolean;
};

/** Results as they were recorded, and as they were taken back: each a change set of its own. */
const RESULTS = `select s.last_position as position, d.code, d.issuer_id, c.procedure_id, c.code as dossier, s.agency, s.recorded_from, s.id, s.withdraws is not null as is_withdrawn
  from change_set s join decided_result d on d.change_set_id = coalesce(s.withdraws, s.id)
  join change_set o on o.id = d.change_set_id join dossier_case c on c.code = o.case_code`;
const WANTED = '($2::text[] is null or c.procedure_id = any($2))';
const TOLD = `r.issuer_id as "issuerId", r.code as "resultCode", r.procedure_id as procedure, r.dossier, r.agency, r.id as "changeSet", r.is_withdrawn as "isWithdrawn",
  ${instantText('r.recorded_from')} as "recordedFrom"`;

async function agencyCode(tx: Parameters<typeof findRecords>[0], model: Model, id: string): Promise<string | null> {
  const [key] = agencyKeys(model);
  if (key === undefined) return null;
  const { today, head } = await currentTimes(tx);
  const at = { validAt: today, knownAt: head.recordedFrom };
  const [found] = await findRecords(tx, model, {
    entity: key.entity.name,
    where: { id: { eq: id } },
    at,
    fields: [key.field.name],
    limit: 1,
  });
  const code = found?.[key.field.name];
  return typeof code === 'string' ? code : null;
}
