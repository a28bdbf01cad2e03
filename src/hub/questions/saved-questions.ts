import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { isUuid } from '../declare/uuid.js';
import { type KeyPage, keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import { instantText } from '../time/instant.js';
import { LEGAL_TODAY } from '../time/legal-day.js';

export type QuestionRepeat = 'MONTH' | 'QUARTER' | 'YEAR';

/** A count that somebody named, as everybody reads it. */
export type SavedQuestion = {
  id: string;
  version: number;
  name: string;
  question: string;
  repeats: QuestionRepeat | null;
  days: readonly string[];
  agency: string | null;
  isMine: boolean;
  savedAt: string;
  earlier: readonly EarlierQuestion[];
};

type EarlierQuestion = Pick<SavedQuestion, 'version' | 'name' | 'question' | 'repeats' | 'savedAt'>;

type Reading = { tx: Tx; caller: Pick<Caller, 'actor' | 'authenticated'> };

export async function savedQuestion(reading: Reading, id: string): Promise<SavedQuestion | null> {
  const [found] = isUuid(id) ? await read(reading, { id, from: null, limit: 1 }) : [];
  return found ?? null;
}

export async function savedQuestions(
  reading: Reading,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<KeyPage<SavedQuestion>> {
  const limit = pageSize('first', first, 50, 'pageRecords');
  const from = PAGES.keyOf(after);
  return PAGES.page(await read(reading, { id: null, from, limit: limit + 1 }), { limit, after: from, key: ({ id }) => id });
}

const PAGES = keyPages('question', isUuid);

/** A due day is the first of its month, quarter or year. */
const DAYS = `case when q.repeats is null then '{}'::text[] else array(
    select (date_trunc(q.repeats, ${LEGAL_TODAY}::timestamp) - n * case q.repeats when 'MONTH' then interval '1 month' when 'QUARTER' then interval '3 months' else interval '1 year' end)::date::text
    from generate_series(11, 0, -1) n) end`;

const TOLD = (version: string) => `${version}.version, ${version}.name, ${version}.question, ${version}.repeats`;

async function read(
  { tx, caller }: Reading,
  { id, from, limit }: { id: string | null; from: string | null; limit: number },
): Promise<SavedQuestion[]> {
  const { rows } = await tx.query<SavedQuestion>(
    `select q.id, ${TOLD('q')}, ${DAYS} as days, q.saved_by_agency as agency, ${instantText('q.saved_at')} as "savedAt",
       $4::boolean and o.saved_by = $3 as "isMine",
       coalesce((select json_agg(e order by e.version desc) from (select ${TOLD('v')}, ${instantText('v.saved_at')} as "savedAt"
         from saved_question v where v.id = q.id and v.version < q.version) e), '[]') as earlier
     from saved_question q join saved_question o on o.id = q.id and o.version = 1
     where not q.is_withdrawn and not exists (select from saved_question n where n.id = q.id and n.version > q.version)
       and ($1::uuid is null or q.id = $1) and ($2::uuid is null or q.id > $2) order by q.id limit $5`,
    [id, from, caller.actor, caller.authenticated, limit],
    'saved-questions',
  );
  return rows;
}
