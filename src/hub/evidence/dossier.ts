import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Dossier, EvidenceCatalogue } from './catalogue.js';
import type { Definition } from './definition.js';

/**
 * `subject`: exactly one member, how it is named and by what. `things`: what the dossier names one by one, by argument. `declined`: components that
 * the applicant does not wish to be looked up.
 */
export type DossierInput = {
  subject: Readonly<Record<string, unknown>>;
  things: Readonly<Record<string, readonly string[] | null | undefined>>;
  declined?: readonly string[];
};

/** Components that are not looked up since the applicant wishes so, each once. Another word than the code of a piece of evidence is refused. */
export function declinedOf({ requirements }: Pick<Definition, 'requirements'>, { declined = [] }: DossierInput): readonly string[] {
  const evidence = requirements.flatMap(({ kind, component }) => (kind === 'EVIDENCE' ? [component] : []));
  if (!declined.every((one) => evidence.includes(one)))
    throw badDossier(
      'declined',
      `thủ tục này đối chiếu ${evidence.join(', ')}; chỉ từ chối được các thành phần này.`,
      `this procedure looks up ${evidence.join(', ')}; only these can be declined.`,
    );
  return [...new Set(declined)].sort();
}

/** Whom and what the question is about, or which part of it does not suit the procedure. */
export function dossierOf(
  catalogue: Pick<EvidenceCatalogue, 'things'>,
  { subjectKeys, things }: Pick<Definition, 'subjectKeys' | 'things'>,
  given: DossierInput,
): Dossier {
  const [named] = Object.entries(given.subject).filter(([, value]) => value !== null && value !== undefined);
  const [kind, key] = named ?? [];
  if (kind === undefined || !subjectKeys.includes(kind)) {
    const wanted = subjectKeys.join(' | ');
    throw badDossier('subject', `thủ tục này hỏi theo ${wanted}.`, `this procedure is asked by ${wanted}.`);
  }
  const distinct = Object.fromEntries(Object.entries(given.things).map(([argument, values]) => [argument, [...new Set(values ?? [])]]));
  for (const [argument, values] of Object.entries(distinct)) {
    if (!things.includes(argument) && values.length > 0)
      throw badDossier(argument, 'thủ tục này không cần tham số này; hãy bỏ đi.', 'this procedure takes none; leave it out.');
    const { optional = false, limit } = catalogue.things[argument] ?? {};
    if (things.includes(argument) && values.length === 0 && !optional)
      throw badDossier(argument, 'cần ít nhất một giá trị.', 'at least one is needed.');
    if (limit !== undefined && values.length > LIMITS[limit].max) throw beyond(limit, { asked: values.length, argument });
  }
  return { kind, key: String(key), things: Object.fromEntries(things.map((argument) => [argument, distinct[argument] ?? []])) };
}

function badDossier(argument: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn });
}
