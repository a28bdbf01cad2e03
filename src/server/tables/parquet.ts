import type { parquetWrite } from 'hyparquet-writer';
import { DAY, type Table, type TableFormat } from './table.js';

/** Columns with types, for whoever computes on; what the table is stands in the metadata of the file, each part under its name. */
export const parquet = {
  type: 'application/vnd.apache.parquet',
  file: 'giaolo.parquet',
  async write({ columns, rows, about }: Table): Promise<Uint8Array> {
    // Loaded by the first that is asked for: every start of the command line would wait for it.
    const { ByteWriter, parquetWrite } = await import('hyparquet-writer');
    const made = columns.map((name) => {
      const values = rows.map((row) => row.get(name) ?? null);
      const { element, cell } = kindOf(values.filter((value) => value !== null));
      const data = values.map((value) => (value === null ? null : cell(value as never)));
      return { element: { name, repetition_type: 'OPTIONAL', ...element } satisfies SchemaElement, column: { name, data } };
    });
    const writer = new ByteWriter();
    parquetWrite({
      writer,
      schema: [{ name: 'root', num_children: made.length }, ...made.map(({ element }) => element)],
      columnData: made.map(({ column }) => column),
      kvMetadata: about.map(([key, value]) => ({ key, value })),
      createdBy: 'giaolo',
    });
    return writer.getBytes();
  },
} satisfies TableFormat;

type SchemaElement = NonNullable<Parameters<typeof parquetWrite>[0]['schema']>[number];

type Kind = { fits(value: unknown): boolean; element: Pick<SchemaElement, 'type' | 'converted_type'>; cell(value: never): unknown };

/** What a column can be, the narrowest first. An instant is text, since its microseconds fit no type of the format's first version. */
const KINDS: readonly Kind[] = [
  { fits: (value) => typeof value === 'boolean', element: { type: 'BOOLEAN' }, cell: (value: boolean) => value },
  { fits: Number.isSafeInteger, element: { type: 'INT64' }, cell: (value: number) => BigInt(value) },
  { fits: (value) => typeof value === 'number', element: { type: 'DOUBLE' }, cell: (value: number) => value },
  {
    fits: (value) => typeof value === 'string' && DAY.test(value),
    element: { type: 'INT32', converted_type: 'DATE' },
    cell: (value: string) => new Date(value),
  },
  { fits: (value) => typeof value !== 'object', element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, cell: String },
  { fits: () => true, element: { type: 'BYTE_ARRAY', converted_type: 'JSON' }, cell: (value: unknown) => value },
];
const TEXT: Kind = { fits: () => true, element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, cell: String };

/** The first that fits all values there are. */
function kindOf(values: readonly unknown[]): Kind {
  return (values.length > 0 && KINDS.find(({ fits }) => values.every(fits))) || TEXT;
}
