import { writeList } from '../../csv/cell-text.js';
import { BOM, csvLine } from '../../csv/csv-line.js';
import { FRAME_LABELS } from '../../declare/frame-labels.js';
import type { Model } from '../../declare/model.js';
import { targetKeys } from '../../declare/target-keys.js';
import type { ColumnField, DerivedField, Entity, LinkOneField } from '../../declare/types.js';

/** What an empty file of a kind of record says, in whatever format: its columns with what may stand in each, and a fictional example. */
export type Template = { title: string; rules: string; exampleTitle: string; columns: readonly TemplateColumn[] };

export type TemplateColumn = {
  caption: string;
  name: string;
  required: boolean;
  /** The choices, or the kind of value, or the keys of what a link names. */
  meaning: string;
  /** One of these stands in a cell; none where anything of the kind may. */
  choices: readonly string[];
  kind: 'day' | 'number' | 'text';
  example: string;
};

export function templateOf(model: Model, entity: Entity): Template {
  return {
    title: `${entity.label} · ${entity.register}/${entity.singular}`,
    rules: '* bắt buộc khi là bản ghi mới · required of a new record; ô trống giữ nguyên · an empty cell keeps; <trống> xoá · clears',
    exampleTitle: 'Ví dụ hư cấu · fictional example',
    columns: [
      ...templateFields(entity).map((field) => columnOf(model, field)),
      { ...PERIOD, caption: FRAME_LABELS.validFrom, name: 'validFrom', example: '2025-07-01' },
      { ...PERIOD, caption: FRAME_LABELS.validTo, name: 'validTo', example: '' },
    ],
  };
}

/** The template as CSV: all but the header stands in comments, so given back as it is, it holds no row. */
export function templateText({ title, rules, exampleTitle, columns }: Template): string {
  const line = (cells: readonly string[]) => csvLine(cells, { delimiter: ';' });
  const comments = [
    `# ${title}. ${rules}`,
    ...columns.map(({ caption, name, required, meaning }) => `# ${caption}${required ? ' *' : ''}: ${name}, ${meaning}`),
  ].map((text) => `${text.replace(/[\r\n"]/g, ' ')}\r\n`);
  const example = line(columns.map((column) => column.example));
  return `${BOM}${comments.join('')}# ${exampleTitle}: ${example}${line(columns.map(({ caption }) => caption))}`;
}

const PERIOD = { required: false, meaning: 'Date', choices: [], kind: 'day' } as const satisfies Partial<TemplateColumn>;

type TemplateField = ColumnField | LinkOneField;

function templateFields(entity: Entity): TemplateField[] {
  return [...entity.fields.values()].filter((field) => field.kind === 'column' || field.kind === 'link');
}

function columnOf(model: Model, field: TemplateField): TemplateColumn {
  const choices = choicesOf(model, field);
  return {
    caption: field.label,
    name: field.name,
    required: field.required,
    meaning: meaningOf(model, field, choices),
    choices: field.kind === 'column' && field.list ? [] : choices,
    kind: field.kind === 'link' || field.list ? 'text' : field.type === 'Date' ? 'day' : NUMBERS.has(field.type) ? 'number' : 'text',
    example: exampleCell(model, field),
  };
}

const NUMBERS = new Set(['Int', 'Float']);

function choicesOf(model: Model, field: TemplateField): readonly string[] {
  if (field.kind === 'link') return [];
  if (field.type === 'Boolean') return ['có', 'không'];
  return field.choices ?? [...(model.declarations.enums.get(field.type)?.values() ?? [])];
}

/** What the manual gives as an example, else one of the field's kind; of a link that of the key it is named by. */
function exampleCell(model: Model, field: TemplateField | DerivedField): string {
  if (field.kind === 'link') {
    const [key] = targetKeys(model, field.target);
    return key === undefined ? '' : exampleCell(model, key.field);
  }
  const given = /Example: `([^`]+)`/.exec(field.description)?.[1];
  // An example of several is told as prose; one of a list's kind says as much.
  const isRuled = field.kind === 'column' && (field.isEnum || (field.list && model.scalars.has(field.type)));
  if (given !== undefined && !isRuled) return given;
  const [choice] = 'choices' in field ? (field.choices ?? []) : [];
  const one =
    choice ??
    model.scalars.get(field.type)?.example ??
    [...(model.declarations.enums.get(field.type) ?? [])][0]?.[1] ??
    PLAIN[field.type] ??
    '';
  return 'list' in field && field.list ? writeList([one]) : one;
}

const PLAIN: Readonly<Record<string, string>> = { Int: '1', Float: '1,5', Boolean: 'có' };

function meaningOf(model: Model, field: TemplateField, choices: readonly string[]): string {
  if (field.kind === 'link') {
    const target = model.declarations.entities.get(field.target);
    const keys = targetKeys(model, field.target).map((key) => key.field.label);
    return `${target?.label ?? field.target} (${keys.join(' / ')})`;
  }
  if (choices.length > 0) return choices.join(' | ');
  return field.list ? `${field.type}, cách nhau bằng dấu ; · apart by ;` : field.type;
}
