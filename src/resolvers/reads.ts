import { readsAbout } from '../hub/reads/reads-about.js';
import type { QueryReadsAboutArgs, ReadConnection } from './generated/contract.js';
import type { RootField } from './resolver.js';
import { identifierOf } from './subject.js';

/** Counted only where it is asked for. */
type Reads = Omit<ReadConnection, 'totalCount'> & { totalCount: () => Promise<number> };

export const readsAboutField: RootField<QueryReadsAboutArgs, Reads> = (_source, { subject, ...paging }, { reading, ...context }, { schema }) =>
  reading ? readsAbout({ ...context, reading }, { ...paging, subject: subject ? identifierOf(schema, subject) : null }) : null;
