import { legalBases } from '../hub/query/legal-bases.js';
import type { LegalBasis, QueryLegalBasesArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

/** The force is a word of the registers, which the schema lists. */
type Basis = Omit<LegalBasis, 'force'> & { force: string | null };

export const legalBasesField: RootField<QueryLegalBasesArgs, readonly Basis[]> = (_source, { force, asOf }, context, info) =>
  legalBases(context, { force: force ?? null, asOf, responseKey: String(info.path.key) });
