import { FRAME_LABELS } from './frame-labels.js';
import { registerValue } from './register-value.js';
import type { ColumnField, Declarations, Entity } from './types.js';

/**
 * What changes of the ledger are counted by, as if they were records: derived and planned like these, and read of the ledger
 * (`query/changes-sql.ts`).
 */
export const CHANGES: Entity = {
  name: 'Change',
  register: '',
  singular: 'change',
  plural: 'changes',
  table: 'change',
  label: 'Thay đổi',
  description: '',
  source: {},
  isLedger: true,
  fields: new Map(
    [
      plain('register', 'Register', 'Sổ', 'register'),
      plain('entity', 'String', 'Loại bản ghi', 'entity'),
      plain('operation', 'ChangeOperation', 'Nghiệp vụ', 'operation'),
      plain('authority', 'AgencyCode', 'Cơ quan', 'authority'),
      plain('recordedOn', 'Date', 'Ngày ghi', 'recorded_on'),
      plain('recordId', 'ID', FRAME_LABELS.id, 'record_id'),
    ].map((field) => [field.name, field]),
  ),
};

function plain(name: string, type: string, label: string, column: string): ColumnField {
  const isEnum = type === 'Register' || type === 'ChangeOperation';
  return {
    kind: 'column',
    name,
    type,
    label,
    column,
    isEnum,
    list: false,
    class: 'open',
    source: {},
    required: false,
    searchable: false,
    multiline: false,
    isExpiry: false,
    isEnd: false,
    description: '',
  };
}

/** SQL of the register of an entity, as the enum has it. */
export function registerSql(entity: string, { entities }: Pick<Declarations, 'entities'>): string {
  const cases = [...entities.values()].map(({ name, register }) => `when '${name}' then '${registerValue(register)}'`);
  return `case ${entity} ${cases.join(' ')} end`;
}
