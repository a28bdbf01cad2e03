import { type DocumentNode, Kind } from 'graphql';
import { readsDirective } from './read-directive.js';
import { FRAME, RECORD_FIELD_KINDS, type RecordField } from './types.js';

/** The fields of `interface Record`; one that does not say what it reads stops the start. */
export function readRecordFields({ definitions }: DocumentNode): ReadonlyMap<string, RecordField> {
  const record = definitions.find((one) => one.kind === Kind.INTERFACE_TYPE_DEFINITION && one.name.value === 'Record');
  const fields = record?.kind === Kind.INTERFACE_TYPE_DEFINITION ? (record.fields ?? []) : [];
  return new Map(fields.map((field) => [field.name.value, recordField(field.name.value, readsDirective(field))]));
}

function recordField(name: string, what: string | undefined): RecordField {
  const frame = FRAME.find((one) => one === name);
  if (what === 'frame' && frame) return { kind: 'frame', name: frame };
  const kind = RECORD_FIELD_KINDS.find((one) => one === what);
  if (!kind) throw new Error(`Record.${name}: @reads(what: ${what}) is nothing that a record has`);
  return { kind, name };
}
