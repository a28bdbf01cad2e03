import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import type { AsOfInput } from '../hub/ledger/as-of.js';
import type { WholeRoot } from '../hub/query/whole-root.js';

/** Where graphql-js puts the answer together: in the snapshot and at the times of the other fields. */
export function wholeResolver({ read }: WholeRoot): GraphQLFieldResolver<unknown, HubContext, Record<string, unknown>> {
  return async (_source, args, { model, caller, audit, reading }, { path }) => {
    if (!reading) throw new Error(`${path.key} is asked outside a query`);
    const { tx, times, kept, apart } = reading;
    const at = await reading.readAt(String(path.key), args.asOf as AsOfInput);
    const { value } = await read({ tx, model, caller, audit, shared: { at, today: times.today }, kept, apart }, args);
    return value;
  };
}
