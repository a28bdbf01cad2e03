import { type ObjectTypeDefinitionNode, valueFromASTUntyped } from 'graphql';
import type { Declarations, Entity, Placed } from './types.js';

/** What `@placed` says of a type: in the shape of which record its own geometry, or its longitude and latitude, lies. */
export function placedOf({ directives = [] }: ObjectTypeDefinitionNode): { placed?: readonly Placed[] } {
  const placed = directives.flatMap(({ name, arguments: given = [] }) => {
    if (name.value !== 'placed') return [];
    const value = (of: string): unknown => {
      const node = given.find((one) => one.name.value === of)?.value;
      return node && valueFromASTUntyped(node);
    };
    return [{ link: String(value('link')), by: [value('by')].flat().map(String) }];
  });
  return placed.length === 0 ? {} : { placed };
}

/** A name that does not fit stops the start: the rule would hold for nothing. */
export function checkPlaced({ name, fields, placed = [] }: Entity, entities: Declarations['entities']): void {
  for (const { link, by } of placed) {
    const behind = fields.get(link);
    const target = behind?.kind === 'link' ? entities.get(behind.target) : undefined;
    const hasShape = [...(target?.fields.values() ?? [])].some((field) => field.kind === 'column' && field.area !== undefined);
    const types = by.map((of) => fields.get(of)).map((field) => (field?.kind === 'column' ? field.type : ''));
    if (!hasShape || !['GeoJSON', 'Float,Float'].includes(types.join(',')))
      throw new Error(`${name}: @placed names a link to records with an @area, and one geometry or a longitude and a latitude`);
  }
}
