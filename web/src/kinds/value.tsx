import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import { shellWords } from '../shell/words';
import { isLink, isNumber, type KindField, type Kinds } from './kinds';
import { labelOf, type Named, recordPath } from './record-address';

type ValueProps = { kinds: Kinds; field: KindField; value: unknown; language: Language };

/** A value as one reads it; what leads to another record is a link to its page. */
export function Value({ kinds, field, value, language }: ValueProps) {
  const say = shellWords[language].values;
  const target = isLink(kinds, field) ? kinds.get(field.type) : undefined;
  if (target && typeof value === 'object' && value !== null)
    return (
      <a href={linkTo(recordPath(target, value as Named), language)}>
        {labelOf(target, value as Named, language === 'en' ? target.captionEn : target.caption)}
      </a>
    );
  // As a change tells it, of a link only the id is known.
  if (target && typeof value === 'string') return <a href={linkTo(`/ho-so/${target.name}/${value}`, language)}>{say.linked}</a>;
  return wordOf(field, value, language);
}

function wordOf(field: KindField, value: unknown, language: Language): string {
  const say = shellWords[language].values;
  const { day, exact } = figures(language);
  if (value === null || value === undefined || value === '') return say.nothing;
  if (field.type === 'GeoJSON') return say.shape;
  if (Array.isArray(value)) return value.map((one) => wordOf(field, one, language)).join(', ');
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  // A year is no quantity. In a change numbers are texts, as the ledger keeps them.
  if (typeof value === 'number' || (isNumber(field) && Number.isFinite(Number(value))))
    return /[yY]ear$/.test(field.name) ? String(value) : exact(Number(value));
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  return (language === 'en' ? undefined : field.choices.find(({ name }) => name === text)?.caption) ?? text;
}
