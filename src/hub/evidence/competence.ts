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
  { rule, code, payload }: { rule: ResultRule; code: string; payload: unknown },
): Promise<string> {
  const { tx, model, at } = asking;
  const { agencies } = catalogue;
  const [first = at.validAt, ...others] = [...new Set(rule.decidedOn(payload))];
  const issuerOn = async (day: string) => {
    const onDay = { validAt: day, knownAt: at.knownAt };
    const where = { [agencies.code]: { eq: code } };
    const [issuer] = await findRecords(tx, model, { entity: agencies.entity, where, at: onDay, fields: [], limit: 1 });
    if (!issuer) throw new HubError('NOT_FOUND', { what: `cơ quan ban hành / issuing agency ${code} (${day})` });
    const question = whetherCompetent(catalogue, rule.writes, { issuer: issuer.id, day });
    const outcome = (await askConditions(asking, [question]))(question.condition, question);
    if (speaksAgainst(outcome)) throw notCompetent(code, day, outcome);
    return issuer.id;
  };
  const issuer = await issuerOn(first);
  for (const day of others) await issuerOn(day);
  return issuer;
}

function whetherCompetent({ issued }: Issuers, entity: string, { issuer, day }: { issuer: string; day: string }): Question {
  const { provincial } = issued.documents[entity] ?? {};
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
