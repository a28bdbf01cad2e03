import type { Model } from '../../declare/model.js';
import { visibleText } from '../../declare/normal-text.js';
import { readsAsPersonKey } from '../../declare/personal-words.js';
import type { TargetKey } from '../../declare/target-keys.js';
import type { FieldClass } from '../../declare/types.js';

const SHOWN_MAX = 40;

/** A text in a sentence: in quotes, without anything a terminal would obey, and its beginning only where it is long. */
export function quoted(text: string): string {
  const letters = [...text];
  return `"${visibleText(letters.slice(0, SHOWN_MAX).join(''))}${letters.length > SHOWN_MAX ? '…' : ''}"`;
}

/** What anybody may read may be told back; anything else may be a person's, and so may a number in the wrong column that reads like one. */
export function mayBeShown(model: Model, field: { class: FieldClass }, text: string): boolean {
  return field.class === 'open' && !readsAsPersonKey(model, text);
}

/** The text of a link is a key of its target, which may be less open than the link. */
export function mayShowKey(model: Model, link: { class: FieldClass }, keys: readonly { key: TargetKey }[], text: string): boolean {
  return mayBeShown(model, link, text) && keys.every(({ key }) => key.field.class === 'open');
}
