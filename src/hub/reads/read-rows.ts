/** How many columns say something that the row's FORMAT says elsewhere or not at all; none, as written. */
const EXCESS = `case l.format
      when 1 then num_nonnulls(l.asker, l.question, l.request, l.trace_id, l.span_id)
      else num_nonnulls(l.actor, l.role, l.agency, l.purpose, l.operation_name, l.document_hash, l.variables_key, l.field_classes, l.entities, l.subjects_commitment)
        + (num_nonnulls(l.request, l.request_id) - 1) end`;

/**
 * The rows of the read log with the words that they name, whatever their FORMAT: SQL in the place of a table. What is not selected of it costs
 * nothing: PostgreSQL leaves out a table of words that nothing is taken from.
 */
export const READ_ROWS = `(
  select l.position, l.recorded_at, l.begun_at, l.kind, coalesce(l.request_id, l.request::text) as request_id, coalesce(l.actor, a.actor) as actor,
    coalesce(l.role, a.role) as role, coalesce(l.agency, a.agency) as agency, coalesce(l.purpose, a.purpose) as purpose, l.case_code,
    coalesce(l.operation_name, q.operation_name) as operation_name, coalesce(l.document_hash, q.document_hash) as document_hash, l.variables_hash,
    coalesce(l.variables_key, q.variables_key) as variables_key, l.code, coalesce(l.field_classes, string_to_array(q.field_classes, ' ')) as field_classes,
    coalesce(l.entities, string_to_array(q.entities, ' ')) as entities, l.subject_count, l.subjects_commitment, l.format, l.subject_id, l.trace_id, l.span_id,
    a.client, a.behalf_agency, a.official, l.asker, l.question, ${EXCESS} as excess
  from read_log l left join read_asker a on a.number = l.asker left join read_question q on q.number = l.question
)`;
