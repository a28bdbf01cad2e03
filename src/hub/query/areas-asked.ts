import type { Area } from '../declare/areas.js';
import type { Model, Refused } from '../declare/model.js';
import type { ColumnField, Entity } from '../declare/types.js';
import { column, joined } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import { conditionsIn } from '../sql/where-parts.js';
import { areaSql } from '../sql/where-sql.js';
import { onEachDay } from './aggregate-records.js';
import type { AskedPremise, Level } from './plan.js';

/**
 * What a question about places within areas presumes: that there is such an area on the day asked for, and that its boundary is known. A
 * province of 2024 has none, and "no bridge lies there" would be read as an answer.
 */
export function areasPremise(model: Pick<Model, 'declarations'>, levels: readonly Level[]): AskedPremise | undefined {
  const asked = levels.flatMap((level) =>
    filtersOf(level).flatMap(({ entity, where }) =>
      conditionsIn(model.declarations, entity, where).flatMap(({ part }) =>
        part.is === 'placed' ? [{ area: part.area, where: part.where, level }] : [],
      ),
    ),
  );
  if (asked.length === 0) return undefined;
  return {
    facts: (sql) => `select json_build_array(${asked.map((one) => `(${foundSql(sql, one)})`).join(', ')})`,
    refusal(facts): Refused | null {
      const found = facts as readonly { areas: number; shapeless: readonly string[] }[];
      const unknown = [...new Set(found.flatMap(({ shapeless }) => shapeless))];
      if (unknown.length > 0) {
        const told = `${unknown.slice(0, TOLD).join('; ')}${unknown.length > TOLD ? '; …' : ''}`;
        return {
          argument: 'within',
          ruleVi: `không có ranh giới vào ngày được hỏi của: ${told}.`,
          ruleEn: `no boundary is known on the day asked for of: ${told}.`,
          known: unknown.slice(0, LISTED),
        };
      }
      if (found.every(({ areas }) => areas > 0)) return null;
      return {
        argument: 'within',
        ruleVi: 'không có địa bàn nào khớp bộ lọc vào ngày được hỏi.',
        ruleEn: 'no area meets the filter on the day asked for.',
      };
    },
  };
}

/** Areas named in the sentence, and in the list beside it. */
const TOLD = 3;
const LISTED = 50;

/** Every filter of a level: of its records, and of the lists they are ordered by. */
function filtersOf({ entity, list, origin }: Level): { entity: Entity; where: unknown }[] {
  if (origin.kind === 'aggregate') return [{ entity, where: origin.aggregate.where }];
  if (!list) return [];
  return [
    { entity, where: list.where },
    ...list.orderBy.flatMap(({ measured }) => (measured ? [{ entity: measured.target, where: measured.where }] : [])),
  ];
}

type AskedArea = { area: Area; where: unknown; level: Level };

/** On each day that is asked for: how many areas there are at least, and which of them have no shape. */
function foundSql(sql: SqlContext, { area, where, level: { origin } }: AskedArea): string {
  const [a, d] = [sql.alias(), sql.alias()];
  const each = (onDay: SqlContext) => {
    const rows = areaSql(onDay, area, where);
    const named = namesOf(area.entity).map((name) => column(rows.alias, name));
    return `select count(*) as areas, array_agg(${joined(named, ` || ' ' || `)}) filter (where ${rows.shape} is null) as shapeless from ${rows.from} where ${rows.where}`;
  };
  const found = origin.kind === 'aggregate' ? onEachDay(sql, origin.aggregate, each) : each(sql);
  return `select json_build_object('areas', min(${a}.areas), 'shapeless', coalesce(array_agg(distinct ${d}.name order by ${d}.name) filter (where ${d}.name is not null), '{}'))
from (${found}) ${a} left join lateral unnest(${a}.shapeless) ${d}(name) on true`;
}

/** The columns an area is told by: its key and its name, as far as it has them. */
function namesOf({ fields }: Entity): string[] {
  return [...fields.values()].flatMap((field) => (isName(field) ? [field.column] : []));
}

function isName(field: { kind: string } & Partial<Pick<ColumnField, 'key' | 'searchable'>>): field is ColumnField {
  return field.kind === 'column' && (field.key !== undefined || field.searchable === true);
}
