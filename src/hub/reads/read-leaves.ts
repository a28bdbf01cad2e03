import type { Tx } from '../../db/tx.js';
import { namedColumns } from '../ledger/read-history.js';
import { canonicalShape } from '../log/canonical-json.js';
import type { EntryOf, LogSource } from '../log/log-source.js';
import { saltedHash, saltsFrom } from '../log/salted-hash.js';
import { subjectsRoot } from '../log/subject-tree.js';
import { instantText } from '../time/instant.js';
import { READ_ROWS } from './read-rows.js';

/** The rows of the read log as leaves. */
export const readLeaves: LogSource = {
  name: 'reads',
  head: '(select position from read_log order by position desc limit 1)',
  async entries(tx, from, amount) {
    const rows = await readsFrom(tx, from, amount);
    return rows.map((row) => ({ position: row.position, entryOf: entryOfRead(row) }));
  },
};

/** Form of a read's entry, for ever: what another form says differently has another number. It is that of the row. */
const LEAF_FORMATS = { one: 1, two: 2 };

/** Who asked and for which case, and whom it was about, stand in the entry as salted hashes; what else the row holds as it is. */
export function entryOfRead(row: ReadRow): EntryOf {
  const values = hiddenOfRead(row);
  const isFirst = row.format === LEAF_FORMATS.one;
  const write = isFirst ? writeFirst : writeSecond;
  return (seed) =>
    write((name) => {
      switch (name) {
        case 'leaf':
          return String(isFirst ? LEAF_FORMATS.one : LEAF_FORMATS.two);
        case 'log':
          return '"reads"';
        case 'subjects':
          return JSON.stringify(subjectsRoot(saltsFrom(seed), row.subjects));
        case 'actor':
        case 'caseCode':
        case 'official':
        case 'subjectsCommitment': {
          const value = values[name];
          return value === null ? 'null' : JSON.stringify(saltedHash(seed, name, value));
        }
        default:
          return JSON.stringify(row[name]);
      }
    });
}

/** What stands in the entries of both forms. */
const IN_BOTH = [
  ...(['leaf', 'log', 'position', 'format', 'recordedAt', 'begunAt', 'kind', 'requestId', 'actor', 'role', 'agency', 'purpose'] as const),
  ...(['caseCode', 'operationName', 'documentHash', 'variablesHash', 'variablesKey', 'code', 'fieldClasses', 'entities'] as const),
  ...(['subjectCount', 'subjects'] as const),
];
const writeFirst = canonicalShape([...IN_BOTH, 'subjectsCommitment']);
// The persons themselves stand in every row of form 2, and their commitment follows from them.
const writeSecond = canonicalShape([...IN_BOTH, 'traceId', 'spanId', 'client', 'behalfAgency', 'official']);

/** What stands in an entry as a salted hash, by name; to whom the read was about nobody is told by the commitment to all. */
export function hiddenOfRead({ actor, caseCode, official, subjectsCommitment }: ReadRow) {
  return { actor, caseCode, official, subjectsCommitment };
}

/** A read as its entry is made from it. */
export type ReadRow = {
  position: string;
  format: number;
  recordedAt: string;
  begunAt: string | null;
  kind: string;
  requestId: string;
  actor: string;
  role: string;
  agency: string | null;
  purpose: string | null;
  caseCode: string | null;
  operationName: string | null;
  documentHash: string;
  variablesHash: string;
  variablesKey: string;
  code: string | null;
  fieldClasses: readonly string[];
  entities: readonly string[];
  subjectCount: number;
  subjectsCommitment: string | null;
  traceId: string | null;
  spanId: string | null;
  client: string | null;
  behalfAgency: string | null;
  official: string | null;
  subjects: readonly string[];
};

/** What of a row its entry is made from, by name, but for whom it is about; the table is called `r`. */
export const leafColumns = {
  position: 'r.position::text',
  format: 'format::integer',
  recordedAt: instantText('recorded_at'),
  begunAt: instantText('begun_at'),
  kind: 'kind',
  requestId: 'request_id',
  actor: 'actor',
  role: 'role',
  agency: 'agency',
  purpose: 'purpose',
  caseCode: 'case_code',
  operationName: 'operation_name',
  documentHash: `encode(document_hash, 'hex')`,
  variablesHash: `encode(variables_hash, 'hex')`,
  variablesKey: 'variables_key',
  code: 'code',
  fieldClasses: 'field_classes',
  entities: 'entities',
  subjectCount: 'subject_count',
  subjectsCommitment: `encode(subjects_commitment, 'hex')`,
  traceId: `encode(trace_id, 'hex')`,
  spanId: `encode(span_id, 'hex')`,
  client: 'client',
  behalfAgency: 'behalf_agency',
  official: 'official',
} satisfies Record<keyof Omit<ReadRow, 'subjects'>, string>;

/** All of a row: who it is about stands in it, beside it, or in blocks; not at all where they were many before that was kept. */
export async function readsFrom(tx: Tx, from: bigint, amount: number): Promise<ReadRow[]> {
  const { rows } = await tx.query<ReadRow>(
    `select ${namedColumns(leafColumns)},
       (case when subject_count = 0 then '{}' when subject_id is not null then array[subject_id]
         else array(select subject_id from read_subject s where s.position = r.position
           union all select unnest(subject_ids) from read_block b where b.position = r.position) end)::text[] as subjects
     from ${READ_ROWS} r where r.position > $1::bigint order by r.position limit $2`,
    [String(from), amount],
    'reads-leaves',
  );
  return rows;
}
