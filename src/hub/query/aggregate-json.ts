import { linkFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { column as columnOf, type Expr, formed, type Json } from '../sql/fragment.js';
import { JSON_NULL, jsonBare, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { instantText } from '../time/instant.js';
import { dayText } from '../time/period-sql.js';
import { type AggregatePlan, type Measure, selectedMeasures } from './aggregate-plan.js';
import type { Selection } from './selection.js';

/** JSON of one group as it was asked for; `column` names where a measure stands, the keys are `k0 …` of the alias. */
export function group(plan: AggregatePlan, selection: readonly Selection[], column: (measure: Measure) => Expr, alias: string): Json {
  const { entity, keys } = plan;
  const keyed = (parts: readonly Selection[], holder: Entity, find: (name: string) => number, isLinked: boolean): Json =>
    jsonObject(
      parts.map(({ key, name, children }): [string, Json] => {
        if (name === '__typename') return [key, jsonWord(`${holder.name}GroupKey`)];
        const link = linkFields(holder).find((l) => l.name === name);
        if (link) {
          const target = isLinked ? undefined : keys.find((k) => k.kind === 'link' && k.link === link);
          if (target?.kind !== 'link') return [key, JSON_NULL];
          return [key, keyed(children, target.target, (field) => keys.findIndex((k) => k.kind === 'link' && k.link === link && k.field === field), true)];
        }
        const place = find(name);
        return [key, place === -1 ? JSON_NULL : shown(keys[place]?.type ?? '', columnOf(alias, `k${place}`))];
      }),
    );
  return jsonObject(
    selection.map((part): [string, Json] => {
      const { key, name, children } = part;
      if (name === '__typename') return [key, jsonWord(`${entity.name}Group`)];
      if (name === 'key') return [key, keyed(children, entity, (field) => keys.findIndex((k) => k.kind !== 'link' && k.field === field), false)];
      if (name === 'count') return [key, jsonBare(column({ measure: 'COUNT' }))];
      const type = `${entity.name}${name === 'distinct' ? 'Distinct' : name === 'sum' || name === 'avg' ? 'Numbers' : 'Extremes'}`;
      return [
        key,
        jsonObject(
          children.map((child): [string, Json] => {
            const [measure] = selectedMeasures([{ ...part, children: [child] }], entity);
            return [child.key, measure ? shown(measure.measure === 'MIN' || measure.measure === 'MAX' ? measure.type : '', column(measure)) : jsonWord(type)];
          }),
        ),
      ];
    }),
  );
}

function shown(type: string, value: Expr): Json {
  return jsonOf(type === 'Date' ? formed(value, dayText) : type === 'DateTime' ? formed(value, instantText) : value, type);
}
