import type { Tx } from '../../db/tx.js';
import { derivedEnd } from '../declare/field-ends.js';
import type { Model } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import type { Declarations } from '../declare/types.js';
import { entityOf } from '../sql/sql-context.js';
import { isKnownAt } from '../time/period-sql.js';
import { type EvidenceCatalogue, recordsNamed } from './catalogue.js';
import { effectKindOf } from './effects/plan-lines.js';

type Asked = { subjectKeys: string[]; things: string[]; effect: string | null; conditions: string[]; shows: string[]; lines: string[] };

/**
 * The kinds of records that the dossiers of a procedure need: whom and what they name, what its conditions read, what it shows, what its
 * result writes, and what lends them a field. Under a case nothing else about its subjects is read. Every approved state of its definition
 * that is known now counts: a dossier is judged under the law of its own day.
 */
export async function needsOf(tx: Tx, model: Model, catalogue: EvidenceCatalogue, procedure: string): Promise<ReadonlySet<string>> {
  const d = rowOf(entityOf({ model }, catalogue.definitions.procedure), 'd');
  const q = rowOf(entityOf({ model }, catalogue.definitions.requirement), 'q');
  const e = rowOf(entityOf({ model }, catalogue.definitions.effect), 'e');
  const { rows } = await tx.query<Asked>(
    `select coalesce(${d('subjectKeys')}, '{}') as "subjectKeys", coalesce(${d('things')}, '{}') as things, ${d('effect')} as effect,
       array_remove(coalesce(${q('conditions')}, '{}') || ${q('askIf')} || ${q('appliesIf')}, null) as conditions, coalesce(${q('shows')}, '{}') as shows,
       array(select ${e('kind')} || ' ' || ${e('writes')} from ${e.from} where ${e('definition')} = d.id and ${isKnownAt('e', 'now()')}) as lines
     from ${d.from} left join ${q.from} on ${q('definition')} = d.id and ${isKnownAt('q', 'now()')}
     where ${d('hubId')} = $1 and ${d('approvedBy')} is not null and ${isKnownAt('d', 'now()')}`,
    [procedure],
    'needs-of-case',
  );
  const needed = new Set(rows.flatMap((row) => entitiesOf(model, catalogue, row)));
  // The dossier itself, and what is doubted of its records, belong to every one.
  if (needed.size > 0) for (const name of [catalogue.dossiers.entity, model.doubts?.entity]) if (name !== undefined) needed.add(name);
  return withLenders(model.declarations, needed);
}

/** What a definition names and the hub does not have sets up nothing (`planDefinition`), so it opens nothing either. */
function entitiesOf({ law }: Model, catalogue: EvidenceCatalogue, asked: Asked): string[] {
  const { subjects, things, parameters, effects } = catalogue;
  const conditions = law.conditions.filter(({ name }) => asked.conditions.includes(name));
  const effect = asked.effect === null ? undefined : effects[asked.effect];
  return [
    ...asked.subjectKeys.flatMap((key) => [subjects[key]?.entity ?? [], subjects[key]?.named?.entity ?? []].flat()),
    ...asked.things.flatMap((argument) => (things[argument] && recordsNamed(things[argument])?.entity) ?? []),
    ...conditions.flatMap(({ of, reads }) => [...Object.keys(reads), ...of.flatMap((parameter) => parameters[parameter] ?? [])]),
    ...asked.shows.flatMap((shown) => shown.split('.')[0] ?? []),
    ...(effect === undefined ? [] : [effect.writes, ...Object.values(effect.facts).map(({ entity }) => entity)]),
    ...asked.lines.flatMap((line) => {
      const [kind = '', writes = ''] = line.split(' ');
      return [writes, ...Object.values(effectKindOf(catalogue, kind)?.facts ?? {}).map(({ entity }) => entity)];
    }),
  ];
}

function withLenders({ entities }: Declarations, names: ReadonlySet<string>): ReadonlySet<string> {
  const needed = [...names].flatMap((name) => entities.get(name) ?? []);
  const lenders = needed.flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) =>
      field.kind === 'derived' ? [derivedEnd({ entities }, entity, field.path).target.name] : [],
    ),
  );
  return new Set([...names, ...lenders]);
}
