/** The refusals that are logged when the caller is authenticated. */
export const REFUSALS: ReadonlySet<string> = new Set([
  'PURPOSE_REQUIRED',
  'PURPOSE_NOT_ALLOWED',
  'CASE_REQUIRED',
  'CASE_NOT_OPEN',
  'WORK_ORDER_NOT_OPEN',
  'NOT_IN_CASE',
  'MANDATE_NOT_IN_FORCE',
  'FILTER_NOT_ALLOWED',
  'FORBIDDEN',
  'ANOTHER_PERSON_REQUIRED',
]);
