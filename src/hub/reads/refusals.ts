/** Refusals that an authenticated caller leaves a trace with in the read log. */
export const REFUSALS: ReadonlySet<string> = new Set(['PURPOSE_REQUIRED', 'PURPOSE_NOT_ALLOWED', 'CASE_REQUIRED', 'FILTER_NOT_ALLOWED', 'FORBIDDEN']);
