import { withTx } from '../db/tx.js';
import { HubError } from '../errors.js';
import { type Case, caseOf } from '../hub/evidence/cases.js';
import { casesAbout } from '../hub/evidence/cases-about.js';
import { closeCase, openCase } from '../hub/evidence/open-case.js';
import { procedures } from '../registers/procedures/index.js';
import type { MutationCloseCaseArgs, MutationOpenCaseArgs, QueryCaseArgs, QueryCasesAboutArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';
import { identifierOf } from './subject.js';

export const caseField: RootField<QueryCaseArgs, Case> = (_source, { code }, { pool, caller }) => {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  return withTx(pool, { readOnly: true, label: 'case' }, (tx) => caseOf(tx, caller.agency, code));
};

export const casesAboutField: RootField<QueryCasesAboutArgs, Case[]> = (_source, { first }, context) => casesAbout(context, first);

export const openCaseField: RootField<MutationOpenCaseArgs, Case> = (_source, { input }, context, { schema }) => {
  const { code, procedure, origin, subject, vehicles, drivers, routes, persons, chassisNumbers, representative } = input;
  const named = [
    subject as Readonly<Record<string, string>>,
    ...(vehicles ?? []).map((plate) => ({ plate })),
    ...(drivers ?? []).map((licenceNumber) => ({ licenceNumber })),
    ...(persons ?? []).map((personalId) => ({ personalId })),
  ];
  const keys = named.flatMap((one) => identifierOf(schema, one) ?? []);
  const by = representative ? identifierOf(schema, { personalId: representative }) : null;
  return openCase(procedures, context, {
    ...{ code, procedure, origin, subject, things: { vehicles, drivers, routes, persons, chassisNumbers }, keys },
    ...(representative && by ? { representative: { kind: 'personalId', key: representative, by } } : {}),
  });
};

export const closeCaseField: RootField<MutationCloseCaseArgs, Case> = (_source, { code }, context) => closeCase(context, code);
