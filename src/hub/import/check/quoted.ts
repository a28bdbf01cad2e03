import { visibleText } from '../../declare/normal-text.js';
import type { FieldClass } from '../../declare/types.js';
import type { WantedLink } from './checked-row.js';

const SHOWN_MAX = 40;

/** A text in a sentence: in quotes, without anything a terminal would obey, and its beginning only where it is long. */
export function quoted(text: string): string {
  const letters = [...text];
  return `"${visibleText(letters.slice(0, SHOWN_MAX).join(''))}${letters.length > SHOWN_MAX ? '…' : ''}"`;
}

/** What anybody may read may be told back; anything else may be a person's. */
export function mayBeShown(field: { class: FieldClass }): boolean {
  return field.class === 'open';
}

/** The text of a link is a key of its target, which may be less open than the link. */
export function mayShowKey(link: { class: FieldClass }, keys: readonly Pick<WantedLink['tries'][number], 'key'>[]): boolean {
  return mayBeShown(link) && keys.every(({ key }) => mayBeShown(key.field));
}
