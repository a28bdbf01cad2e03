import type { OperationDefinitionNode } from 'graphql';
import type { Caller } from '../access/caller.js';

/** What a plan depends on beside its document: the rules that decide (`RuleSet.version`), and what of the caller they look at. Whose rows are reached differs in value only, and is a parameter. */
export function accessKey(
  rules: string,
  caller: Caller,
  operation: OperationDefinitionNode,
  reach: string,
  entityOfId: ReadonlyMap<string, string>,
): string {
  const { role, authenticated, purposes, purpose, caseCode, isTrusted = false } = caller;
  const needed = caller.case?.kinds ?? '';
  // No two different callers make the same text: names hold no line end, and what may hold anything comes as JSON.
  const nodes = entityOfId.size === 0 ? '' : JSON.stringify([...entityOfId]);
  return `${rules}\n${operation.name?.value}\n${role}\n${authenticated}${isTrusted}${caseCode !== null}${reach}${caller.case !== undefined}${caller.workOrder !== undefined}${needed}\n${purposes.join()}\n${nodes}\n${purpose === null ? '' : JSON.stringify(purpose)}\n`;
}
