import type { Tx } from '../../db/tx.js';
import { statementName } from '../answer/statement-names.js';
import type { Condition, Told } from '../declare/condition.js';
import type { Model } from '../declare/model.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import { sqlContext } from '../sql/sql-context.js';
import type { About, Outcome, Outcomes, Question } from './catalogue.js';
import { fieldsOfCondition } from './right.js';

export function questionsAbout(conditions: readonly string[] = [], about: readonly About[] = []): readonly Question[] {
  return about.flatMap((one) => conditions.map((condition) => ({ condition, ...one })));
}

export type Asking = { tx: Tx; model: Model; at: { validAt: string; knownAt: string }; audit: AuditNotes };

/**
 * Asks all of them in one statement, whatever their number. What is about to be read is noted for the read log before it is; whose data it
 * is was noted when the records asked about were looked up.
 */
export async function askConditions({ tx, model, at, audit }: Asking, questions: readonly Question[]): Promise<Outcomes> {
  for (const { condition } of questions) {
    for (const field of fieldsOfCondition(model, condition)) {
      audit.classes.add(field.class);
      audit.entities.add(field.entity);
    }
  }
  const key = (question: Question) => keyOf(model.law.condition(question.condition), question);
  const distinct = new Map(questions.map((question) => [key(question), question]));
  if (distinct.size > 0) audit.begin();
  const answered = distinct.size === 0 ? new Map<string, Outcome>() : await ask(tx, model, at, distinct);
  return (condition, about) => {
    const outcome = answered.get(key({ condition, ...about }));
    if (!outcome) throw new Error(`${condition} was not asked`);
    return outcome;
  };
}

type Answer = { nr: number; outcome: { key: string; told: Told; basis: Record<string, string[] | null> } };

async function ask(
  tx: Tx,
  model: Model,
  at: { validAt: string; knownAt: string },
  distinct: ReadonlyMap<string, Question>,
): Promise<Map<string, Outcome>> {
  const sql = sqlContext(model, at, { scope: () => 'all', reach: null });
  const keys = [...distinct.keys()];
  const asked = [...distinct.values()].map((question, nr) => ({ ...question, nr }));
  const parts = [...new Set(asked.map(({ condition }) => condition))].sort().map((name) => {
    const condition = model.law.condition(name);
    const same = asked.filter((question) => question.condition === name);
    const columns = [
      sql.add(
        same.map(({ nr }) => nr),
        'integer[]',
      ),
      ...condition.of.map((parameter) =>
        sql.add(
          same.map(({ of }) => of[parameter] ?? null),
          'uuid[]',
        ),
      ),
      ...Object.entries(condition.given ?? {}).map(([parameter, type]) =>
        sql.add(
          same.map(({ given }) => given?.[parameter] ?? null),
          `${type}[]`,
        ),
      ),
    ];
    const names = parametersOf(condition);
    const asColumns = (from: readonly string[]) => Object.fromEntries(from.map((parameter) => [parameter, `q."${parameter}"`]));
    const outcome = model.law.outcomeOf(name, {
      of: asColumns(condition.of),
      given: asColumns(Object.keys(condition.given ?? {})),
      at: sql.at,
    });
    return `select q.nr, ${outcome} as outcome from unnest(${columns.join(', ')}) as q(nr, ${names.map((parameter) => `"${parameter}"`).join(', ')})`;
  });
  const text = parts.join(' union all ');
  // There are as many texts as sets of conditions that a procedure asks together.
  const { rows } = await tx.query<Answer>(text, sql.values, statementName('conditions', text));
  return new Map(
    rows.map(({ nr, outcome }) => {
      const { condition } = asked[nr] as Question;
      return [keys[nr] as string, outcomeOf(model, condition, outcome)];
    }),
  );
}

function parametersOf(condition: Condition): string[] {
  return [...condition.of, ...Object.keys(condition.given ?? {})];
}

function outcomeOf(model: Model, condition: string, { key, told, basis }: Answer['outcome']): Outcome {
  const found = model.law.condition(condition).cases.find((one) => one.key === key);
  if (!found) throw new Error(`${condition} has no case ${key}`);
  const rests = Object.fromEntries(Object.entries(basis).map(([entity, ids]) => [entity, ids ?? []]));
  return { condition, key, verdict: found.verdict, told, basis: rests, ...found.say(told) };
}

/** Only what the condition knows counts: asked about more, it is the same question. */
function keyOf({ name, of, given = {} }: Condition, about: About): string {
  return JSON.stringify([
    name,
    of.map((parameter) => about.of[parameter] ?? null),
    Object.keys(given).map((parameter) => about.given?.[parameter] ?? null),
  ]);
}
