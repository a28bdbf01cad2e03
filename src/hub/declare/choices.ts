import { foldText, keyFold } from './fold.js';
import type { CheckRule } from './model.js';
import type { Declarations, Entity, Field } from './types.js';

/**
 * The one of a field's choices that a text can only mean: written the same but for case, width, dashes and apostrophes, or else but for
 * diacritics too (`NỮ`, `Trang`). Any other text is answered as it is: whether it may stand is said by the rule of the register.
 */
export function choiceOf(choices: readonly string[], text: string): string {
  if (choices.includes(text)) return text;
  const [keys, bare] = known.get(choices) ?? remember(choices);
  return keys.get(keyFold(text)) ?? bare.get(foldText(text)) ?? text;
}

type ByFold = ReadonlyMap<string, string | undefined>;

const known = new WeakMap<readonly string[], readonly [ByFold, ByFold]>();

function remember(choices: readonly string[]): readonly [ByFold, ByFold] {
  const by = [byFold(choices, keyFold), byFold(choices, foldText)] as const;
  known.set(choices, by);
  return by;
}

/** Two choices that fold to one (the letters d and đ of a list of points) leave none that could be meant. */
function byFold(choices: readonly string[], fold: (text: string) => string): ByFold {
  const found = new Map<string, string | undefined>();
  for (const choice of new Set(choices)) found.set(fold(choice), found.has(fold(choice)) ? undefined : choice);
  return found;
}

/** The declarations with what the rules of the registers list for a field: every door folds and names choices by it. */
export function withChoices(declarations: Declarations, rules: readonly CheckRule[]): Declarations {
  const listed = new Map(
    rules.flatMap(({ entity, choices }) => (choices === undefined ? [] : [[`${entity}.${choices.field}`, choices.allowed] as const])),
  );
  const chosen = (entity: Entity, field: Field): Field => {
    const choices = listed.get(`${entity.name}.${field.name}`);
    return choices !== undefined && field.kind === 'column' && field.type === 'String' ? { ...field, choices } : field;
  };
  const entities = [...declarations.entities].map(([name, entity]) => {
    const fields = [...entity.fields].map(([field, declared]) => [field, chosen(entity, declared)] as const);
    return [name, { ...entity, fields: new Map(fields) }] as const;
  });
  return { ...declarations, entities: new Map(entities) };
}
