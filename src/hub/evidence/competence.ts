import { HubError } from '../../errors.js';
import { findRecords } from '../sql/find.js';
import { OPEN_END } from '../time/period.js';
import { type Asking, askConditions } from './ask-conditions.js';
import type { EvidenceCatalogue, Outcome, Question, ResultRule } from './catalogue.js';

type Issuers = Pick<EvidenceCatalogue, 'issued'>;

/**
 * The agency that issued a result, by its id. Refuses one that was not there on the day of the decision, and one that the law of that day
 * does not let decide (semantics §8). Where the registers name no authority for that day nobody is refused for it.
 */
export async function competentIssuer(
  asking: Asking,
  catalogue: Issuers & Pick<EvidenceCatalogue, 'agencies'>,
  { rule, code, payload }: Decision,
): Promise<string> {
  const { agencies } = catalogue;
  const [first, ...others] = daysOf(asking, rule, payload);
  const issuerOn = async (day: string) => {
    const issuer = await agencyOf(asking, agencies, code, day);
    if (issuer === null) throw new HubError('NOT_FOUND', { what: `cơ quan ban hành / issuing agency ${code} (${day})` });
    const question = whetherCompetent(catalogue, rule, { issuer, day });
    if (question === null) return issuer;
    const outcome = (await askConditions(asking, [question]))(question.condition, question);
    if (speaksAgainst(outcome)) throw notCompetent(code, day, outcome);
    return issuer;
  };
  const issuer = await issuerOn(first);
  for (const day of others) await issuerOn(day);
  return issuer;
}

/**
 * Refuses an agency that may not record what that issuer decided (semantics §8): a right that a service of one agency has in its own house
 * is none in another's. Whoever acts for no agency records nothing.
 */
export async function mayActFor(
  asking: Asking,
  { issued, agencies }: Issuers & Pick<EvidenceCatalogue, 'agencies'>,
  { rule, code, payload, issuer, recorder }: Decision & { issuer: string; recorder: string | null },
): Promise<void> {
  const acting = recorder === null ? null : await agencyOf(asking, agencies, recorder, asking.at.validAt);
  const questions = daysOf(asking, rule, payload).map((day) => ({
    condition: issued.acting,
    of: { issuer, recorder: acting ?? '' },
    given: { scope: rule.writes, day },
  }));
  const outcomes = acting === null ? undefined : await askConditions(asking, questions);
  if (questions.some((question) => outcomes?.(question.condition, question).verdict !== 'HELD'))
    throw new HubError('NOT_ACTING_FOR_ISSUER', { issuer: code, recorder: recorder ?? '–' });
}

type Decision = { rule: ResultRule; code: string; payload: unknown };

/** The days of the decision, each once; today where it names none. */
function daysOf({ at }: Asking, rule: ResultRule, payload: unknown): readonly [string, ...string[]] {
  const [first = at.validAt, ...others] = new Set(rule.decidedOn(payload));
  return [first, ...others];
}

async function agencyOf(
  { tx, model, at }: Asking,
  { entity, code }: EvidenceCatalogue['agencies'],
  value: string,
  day: string,
): Promise<string | null> {
  const where = { [code]: { eq: value } };
  const [agency] = await findRecords(tx, model, { entity, where, at: { validAt: day, knownAt: at.knownAt }, fields: [], limit: 1 });
  return agency?.id ?? null;
}

/** Null where such documents have issuers of their own. */
function whetherCompetent({ issued }: Issuers, rule: ResultRule, { issuer, day }: { issuer: string; day: string }): Question | null {
  const { writes: entity, said } = rule;
  const { provincial, among } = issued.documents[entity] ?? {};
  const own = among && said?.[among.field];
  if (own !== undefined && !among?.values.includes(own)) return null;
  const until = provincial ? { provincialUntil: provincial.until ?? OPEN_END } : {};
  return { condition: issued.condition, of: { issuer }, given: { scope: entity, day, ...until } };
}

function speaksAgainst({ verdict }: Outcome): boolean {
  return verdict === 'DISPUTED';
}

function notCompetent(issuer: string, day: string, { told: { authority, named, ground } }: Outcome): HubError {
  const who = { code: authority, name: named, ground };
  return new HubError('ISSUER_NOT_COMPETENT', { issuer, day, authority: String(authority) }, { details: { issuer, day, authority: who } });
}
