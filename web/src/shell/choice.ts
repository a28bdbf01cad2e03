import type { Access } from './access';

/** Who asks and why: what the bar above the editor says, and what the headers of a request say. */
export type Choice = {
  /** Empty: without a token, open data only. */
  role: string;
  purpose: string;
  caseCode: string;
};

/**
 * The choice an example was written for, from a comment line such as `# role: analyst  purpose: statistics  case: example`
 * (`case: example` takes the demonstration's dossier). Read from the text in the editor, so the comment stays true when it is edited.
 */
export function choiceInComment(query: string | null, access: Access): Choice {
  const line = (query ?? '').split('\n').find((l) => /^#.*\brole:/.test(l)) ?? '';
  const said = (name: string) => new RegExp(`\\b${name}:\\s*([^\\s·,]+)`).exec(line)?.[1] ?? '';
  const role = said('role');
  const caseCode = said('case');
  return {
    role: access.roles.some((r) => r.role === role) ? role : '',
    purpose: said('purpose'),
    caseCode: caseCode === 'example' ? access.exampleCase : caseCode,
  };
}
