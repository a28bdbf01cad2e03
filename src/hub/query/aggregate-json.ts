import { linkFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { type AggregatePlan, type Measure, selectedMeasures } from './aggregate-plan.js';
import { object } from './json-sql.js';
import type { Selection } from './selection.js';
import { dayText, instantText } from './value-sql.js';

/** JSON of one group as it was asked for; `column` names where a measure stands, the keys are `k0 …` of the alias. */
export function group(plan: AggregatePlan, selection: readonly Selection[], column: (measure: Measure) => string, alias: string): string {
  const { entity, keys } = plan;
  const keyed = (parts: readonly Selection[], holder: Entity, find: (name: string) => number, isLinked: boolean): string =>
    object(
      parts.map(({ key, name, children }): [string, string] => {
        if (name === '__typename') return [key, `'${holder.name}GroupKey'`];
        const link = linkFields(holder).find((l) => l.name === name);
        if (link) {
          const target = isLinked ? undefined : keys.find((k) => k.kind === 'link' && k.link === link);
          if (target?.kind !== 'link') return [key, 'null'];
          return [key, keyed(children, target.target, (field) => keys.findIndex((k) => k.kind === 'link' && k.link === link && k.field === field), true)];
        }
        const place = find(name);
        return [key, place === -1 ? 'null' : shown(keys[place]?.type ?? '', `${alias}.k${place}`)];
      }),
    );
  return object(
    selection.map((part): [string, string] => {
      const { key, name, children } = part;
      if (name === '__typename') return [key, `'${entity.name}Group'`];
      if (name === 'key') return [key, keyed(children, entity, (field) => keys.findIndex((k) => k.kind !== 'link' && k.field === field), false)];
      if (name === 'count') return [key, column({ measure: 'COUNT' })];
      const type = `${entity.name}${name === 'distinct' ? 'Distinct' : name === 'sum' || name === 'avg' ? 'Numbers' : 'Extremes'}`;
      return [
        key,
        object(
          children.map((child): [string, string] => {
            const [measure] = selectedMeasures([{ ...part, children: [child] }], entity);
            return [child.key, measure ? shown(measure.measure === 'MIN' || measure.measure === 'MAX' ? measure.type : '', column(measure)) : `'${type}'`];
          }),
        ),
      ];
    }),
  );
}

function shown(type: string, expression: string): string {
  if (type === 'Date') return dayText(expression);
  return type === 'DateTime' ? instantText(expression) : expression;
}
