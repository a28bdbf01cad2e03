import type { Entity } from '../declare/types.js';
import { leafSet, leafTexts } from '../ledger/change-leaves.js';
import { jsonOf } from '../ledger/read-history.js';
import { storedFields } from '../ledger/stored-fields.js';
import { valueSql } from '../ledger/told-sql.js';
import { verifiedTexts } from '../ledger/verified-row.js';
import type { LogName } from '../log/log-source.js';
import { leafColumns as readColumns } from '../reads/read-leaves.js';
import { READ_ROWS } from '../reads/read-rows.js';
import { instantText } from '../time/instant.js';
import { knowledgeEnd } from '../time/period-sql.js';
import type { Generated, Share, Stream } from './audit-source.js';

/** Everything that a verifier reads, as streams; the columns of each stand in its comment. Fixed texts only: nothing of a caller is in them. */
const fixed = (name: string, sql: string): Stream => ({ name, sql: () => sql });

/** A stream whose first column is a record's id, which is `column`. */
function ofRecords(name: string, column: string, sql: (where: string, generated: Generated) => string): Stream {
  return { name, sql: (generated, share) => sql(share === undefined ? '' : `where ${isInShare(column, share)}`, generated) };
}

/** As `shareOf` says it of an id. */
const isInShare = (column: string, { at, of }: Share) => `get_byte(uuid_send(${column}), 15) % ${of} = ${at}`;

/** first, last, instant, id, all of it as JSON. */
export const SETS = fixed(
  'sets',
  `select s.first_position::text, s.last_position::text, ${instantText('s.recorded_from')}, s.id::text, ${leafSet}::text from change_set s order by s.first_position, s.id`,
);

/** position, set, then `leafTexts`. */
export const CHANGES = fixed(
  'changes',
  `select c.position::text, c.change_set_id::text, ${leafTexts.columns} from change c order by c.position`,
);

/** How many columns stand before the texts of a change, in either order. */
export const CHANGE_FRAME = 2;

/** record, position, then `verifiedTexts`: record by record. */
export const HISTORIES = ofRecords(
  'histories',
  'c.record_id',
  (where) => `select c.record_id::text, c.position::text, ${verifiedTexts.columns}
   from change c left join change_salt s on s.position = c.position ${where} order by c.record_id, c.version, c.position`,
);

/** position: salts without a change. */
export const LONE_SALTS = fixed(
  'lone-salts',
  'select s.position::text from change_salt s where not exists (select from change c where c.position = s.position) order by s.position',
);

/** id, entity. */
export const RECORDS = ofRecords('records', 'r.id', (where) => `select r.id::text, r.entity from record r ${where} order by r.id`);

/**
 * id, version, position, days, instants of knowledge, person, columns that do not follow from the others as they should; then the stored
 * fields in the order of the declaration, each in its canonical text.
 */
export function slicesOf(entity: Entity): Stream {
  const fields = [...storedFields(entity).fields.values()].map((field) => `(${valueSql(field)})::text`);
  return ofRecords(`slices.${entity.name}`, 't.id', (where, generated) => {
    const stale = (generated.get(entity.table) ?? []).map(
      ({ column, expression }) => `case when t."${column}" is distinct from (${expression}) then '${column}' end`,
    );
    const frame = [
      't.id::text',
      't.version::text',
      't.position::text',
      't.valid_from::text',
      't.valid_to::text',
      instantText('t.recorded_from'),
      instantText(knowledgeEnd('t')),
      't.subject_id::text',
      stale.length === 0 ? 'null::text' : `nullif(concat_ws(',', ${stale.join(', ')}), '')`,
    ];
    return `select ${[...frame, ...fields].join(', ')} from ${entity.table} t ${where} order by t.id, t.valid_from, t.recorded_from`;
  });
}

/** How many columns stand before the fields. */
export const SLICE_FRAME = 9;

/** position, the person that stands in the row, what a leaf is made from as JSON, the numbers of its words, how many columns say too much. */
export const READS = fixed(
  'reads',
  `select r.position::text, r.subject_id::text, ${jsonOf(readColumns)}::text, r.asker::text, r.question::text, r.excess::text from ${READ_ROWS} r order by r.position`,
);

/** kind, number, what it says as JSON: the words that reads name. */
export const READ_WORDS = fixed(
  'read-words',
  `select kind, number::text, word::text from (
     select 'asker' as kind, number, json_build_object('actor', actor, 'role', role, 'agency', agency, 'purpose', purpose, 'client', client,
       'behalfAgency', behalf_agency, 'official', official) as word from read_asker
     union all select 'question', number, json_build_object('documentHash', encode(document_hash, 'hex'), 'operationName', operation_name,
       'variablesKey', variables_key, 'fieldClasses', field_classes, 'entities', entities) from read_question
   ) w order by kind, w.number`,
);

/** position, person, block: whom a read was about, beside its row. */
export const READ_SUBJECTS = fixed(
  'read-subjects',
  `select position::text, subject_id::text, part::text from (
     select position, subject_id, null::integer as part from read_subject
     union all select position, id, part from read_block cross join lateral unnest(subject_ids) as one (id)
   ) s order by s.position, s.part nulls first, s.subject_id`,
);

/** first, seeds in hexadecimal digits. */
export const seedsOf = (log: LogName): Stream =>
  fixed(`seeds.${log}`, `select first::text, encode(seeds, 'hex') from log_seed s where log = '${log}' order by s.first`);

/** first, hashes in hexadecimal digits. */
export const hashesOf = (log: LogName, level: number): Stream =>
  fixed(
    `hashes.${log}.${level}`,
    `select first::text, encode(hashes, 'hex') from log_hash h where log = '${log}' and level = ${level} order by h.first`,
  );

/** origin, size, root in hexadecimal digits, note, key. */
export const checkpointsOf = (log: LogName): Stream =>
  fixed(
    `checkpoints.${log}`,
    `select origin, size::text, encode(root, 'hex'), note, verifier_key from log_checkpoint c where log = '${log}' order by c.size, c.origin`,
  );

/** origin, size, key of the witness, line, note of the checkpoint it stands under. */
export const COSIGNATURES = fixed(
  'cosignatures',
  `select s.origin, s.size::text, s.verifier_key, s.line, c.note from log_cosignature s
   left join log_checkpoint c on c.origin = s.origin and c.size = s.size order by s.size, s.origin, s.verifier_key`,
);

/** what, log, where: rows of a log that there is not, or of levels that no tree reaches. */
export const STRAYS = fixed(
  'strays',
  `select 'HASHES', h.log, concat('level ', h.level, ', ', h.first) from log_hash h where h.log not in ('changes', 'reads') or h.level not between 0 and 7
   union all select 'SEEDS', s.log, s.first::text from log_seed s where s.log not in ('changes', 'reads')
   union all select 'SIGNATURE', c.log, c.size::text from log_checkpoint c where c.log not in ('changes', 'reads')`,
);

/** Ids of the log, the one of today first. */
export const LOG_IDS = fixed(
  'log-ids',
  `select id::text from (select log_id as id, 0 as nr from hub_log union all select former_log_id, number from log_event where former_log_id is not null) l order by nr`,
);

export const TREE_LEVELS = 8;

/** All of them, for an export. */
export function allStreams(entities: Iterable<Entity>): Stream[] {
  const levels = Array.from({ length: TREE_LEVELS }, (_, level) => level);
  const ofLog = (log: LogName) => [seedsOf(log), checkpointsOf(log), ...levels.map((level) => hashesOf(log, level))];
  return [
    LOG_IDS,
    SETS,
    CHANGES,
    HISTORIES,
    LONE_SALTS,
    RECORDS,
    READS,
    READ_SUBJECTS,
    READ_WORDS,
    COSIGNATURES,
    ...ofLog('changes'),
    ...ofLog('reads'),
    ...[...entities].map(slicesOf),
  ];
}
