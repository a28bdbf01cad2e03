import { type DocumentNode, visit } from 'graphql';
import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';

/** PostgreSQL stores no NUL, and a lone surrogate would silently become U+FFFD: both are refused before anything is read. */
export function refuseMalformedText({
  document,
  variables,
}: {
  document: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
}): void {
  const check = (text: string) => {
    if (text.includes('\0') || !text.isWellFormed()) {
      throw new HubError('BAD_USER_INPUT', {
        argument: 'String',
        ruleVi: 'chuỗi chứa ký tự NUL hoặc ký tự Unicode không hoàn chỉnh.',
        ruleEn: 'the text holds a NUL or an unpaired surrogate.',
      });
    }
  };
  if (!wellFormed.has(document)) {
    visit(document, { StringValue: (node) => check(node.value) });
    wellFormed.add(document);
  }
  const walk = (value: unknown, depth: number): void => {
    if (depth > LIMITS.variableLevels.max) throw beyond('variableLevels', { argument: 'variables' });
    if (typeof value === 'string') check(value);
    else if (Array.isArray(value)) for (const item of value) walk(item, depth + 1);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) {
        check(key);
        walk(item, depth + 1);
      }
  };
  walk(variables, 0);
}

const wellFormed = new WeakSet<DocumentNode>();
