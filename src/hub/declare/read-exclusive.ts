import { type ConstDirectiveNode, type ObjectTypeDefinitionNode, valueFromASTUntyped } from 'graphql';
import type { Exclusive, Field } from './types.js';

/**
 * What `@exclusive` and `@noOverlap` say of a type. A name that is no field of the right kind stops the start: the rule would hold for
 * nothing.
 */
export function exclusivesOf(
  { name, directives = [] }: ObjectTypeDefinitionNode,
  fields: ReadonlyMap<string, Field>,
): { exclusive?: readonly Exclusive[] } {
  const said = directives.flatMap((node) => {
    const kind = node.name.value;
    return kind === 'exclusive' || kind === 'noOverlap' ? [{ kind, rule: kind === 'exclusive' ? onDays(node) : onStretches(node) }] : [];
  });
  for (const { kind, rule } of said) {
    const columns = [rule.from, rule.to, rule.span?.from, rule.span?.to, rule.unlessSame, rule.apart, rule.states && 'state'];
    const misfit = [
      ...(fields.get(rule.per)?.kind === 'link' ? [] : [rule.per]),
      ...columns.filter((column) => column !== undefined && fields.get(column)?.kind !== 'column'),
    ];
    if (misfit.length > 0) throw new Error(`${name}: @${kind} names ${misfit.map((one) => `"${one}"`).join(', ')}, which does not fit`);
  }
  return said.length === 0 ? {} : { exclusive: said.map(({ rule }) => rule) };
}

function onDays(node: ConstDirectiveNode): Exclusive {
  const { text, texts, severity } = given(node);
  const states = texts('states');
  return {
    per: text('per') ?? '',
    severity,
    ...(states === undefined ? {} : { states }),
    ...named('from', text('from')),
    ...named('to', text('to')),
    ...named('unlessSame', text('unlessSame')),
    ...named('among', text('among')),
  };
}

function onStretches(node: ConstDirectiveNode): Exclusive {
  const { text, severity } = given(node);
  const span = { from: text('from') ?? '', to: text('to') ?? '' };
  return { per: text('per') ?? '', severity, span, ...named('apart', text('apart')) };
}

function given({ arguments: all = [] }: ConstDirectiveNode) {
  const value = (name: string): unknown => {
    const node = all.find((one) => one.name.value === name)?.value;
    return node && valueFromASTUntyped(node);
  };
  const text = (name: string) => (typeof value(name) === 'string' ? String(value(name)) : undefined);
  const texts = (name: string) => (value(name) === undefined ? undefined : [value(name)].flat().map(String));
  const severity: Exclusive['severity'] = text('severity') === 'WARNING' ? 'warning' : 'error';
  return { text, texts, severity };
}

const named = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
