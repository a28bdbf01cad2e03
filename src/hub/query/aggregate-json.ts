import { type LinkToOne, linkFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { column as columnOf, type Expr, formed, type Json } from '../sql/fragment.js';
import { JSON_NULL, jsonBare, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { instantText } from '../time/instant.js';
import { dayText } from '../time/period-sql.js';
import { type AggregatePlan, type GroupKey, type Measure, selectedMeasures } from './aggregate-plan.js';
import type { Selection } from './selection.js';

/** Where in a row of groups everything stands: a measure, the day of a series, and the keys `k0 …` of the alias. */
type Places = { measure(measure: Measure): Expr; day(): Expr; alias: string };

/** JSON of one group as it was asked for. */
export function group(plan: AggregatePlan, selection: readonly Selection[], { measure: column, day, alias }: Places): Json {
  const { entity, keys } = plan;
  const typed = (suffix: string) => jsonWord(`${entity.name}${suffix}`);
  return jsonObject(
    selection.map((part): [string, Json] => {
      const { key, name, children } = part;
      switch (name) {
        case '__typename':
          return [key, typed('Group')];
        case 'key':
          return [key, keyed(children, entity, [])];
        case 'day':
          return [key, shown('Date', day())];
        case 'count':
        case 'share': {
          const [measure] = selectedMeasures([part], entity);
          const value = column(measure ?? { measure: 'COUNT' });
          return [key, name === 'count' ? jsonBare(value) : jsonOf(value)];
        }
        default:
          return [
            key,
            jsonObject(
              children.map((child): [string, Json] => {
                const [measure] = selectedMeasures([{ ...part, children: [child] }], entity);
                if (!measure) return [child.key, typed(OBJECTS[name] ?? 'Numbers')];
                return [child.key, shown(measure.measure === 'MIN' || measure.measure === 'MAX' ? measure.type : '', column(measure))];
              }),
            ),
          ];
      }
    }),
  );

  /** What stands under `key`, or under the links that lead away from it. */
  function keyed(parts: readonly Selection[], holder: Entity, path: readonly LinkToOne[]): Json {
    const here = (key: GroupKey): boolean => samePath(linksOf(key), path);
    return jsonObject(
      parts.map(({ key, name, children }): [string, Json] => {
        if (name === '__typename') return [key, jsonWord(`${holder.name}GroupKey`)];
        const link = linkFields(holder).find((l) => l.name === name);
        if (link) {
          const through = [...path, link];
          const led = keys.find((k) => samePath(linksOf(k).slice(0, through.length), through));
          return [key, led ? keyed(children, behind(led, through.length), through) : JSON_NULL];
        }
        const place = keys.findIndex((k) => here(k) && k.field === name);
        return [key, place === -1 ? JSON_NULL : shown(keys[place]?.type ?? '', columnOf(alias, `k${place}`))];
      }),
    );
  }

  function behind(key: GroupKey, links: number): Entity {
    const target = key.kind === 'link' ? key.targets[links - 1] : undefined;
    if (!target) throw new Error(`${entity.name}: nothing stands behind ${links} links of ${key.field}`);
    return target;
  }
}

function linksOf(key: GroupKey): readonly LinkToOne[] {
  return key.kind === 'link' ? key.path : [];
}

function samePath(a: readonly LinkToOne[], b: readonly LinkToOne[]): boolean {
  return a.length === b.length && a.every((link, i) => link === b[i]);
}

/** The types of the objects in a group that are not of figures. */
const OBJECTS: Readonly<Record<string, string>> = {
  distinct: 'Distinct',
  filled: 'Distinct',
  missing: 'Distinct',
  min: 'Extremes',
  max: 'Extremes',
};

function shown(type: string, value: Expr): Json {
  return jsonOf(type === 'Date' ? formed(value, dayText) : type === 'DateTime' ? formed(value, instantText) : value, type);
}
