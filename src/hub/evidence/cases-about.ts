import { HubError } from '../../errors.js';
import { personEntity } from '../access/own-subject.js';
import type { HubContext } from '../answer/context.js';
import { standInsOf } from '../reads/person-names.js';
import { pageSize } from '../sql/page.js';
import { type Case, casesOf } from './cases.js';

/** The cases about the caller as a person, also those that were opened by a number before the registers knew whose it is, and those in which they act for somebody else. */
export async function casesAbout({ model, caller, audit, reading }: HubContext, first: number | null | undefined): Promise<Case[]> {
  if (!reading) throw new Error('cases are asked for outside a query');
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  const person = personEntity(model);
  if (caller.ownKey === null || !person) throw new HubError('FORBIDDEN', { action: 'casesAbout' });
  const own = reading.reach ?? [];
  const standIns = await standInsOf(reading.tx, model, own, audit.standIn);
  const byKey = audit.standIn({ by: { entity: person.entity, field: person.key }, value: caller.ownKey });
  audit.classes.add('personal');
  audit.entities.add('Case');
  for (const subject of own.length === 0 ? [byKey] : own) audit.subjects.add(subject);
  const { cases, others } = await casesOf(
    reading.tx,
    [...new Set([byKey, ...standIns, ...own])],
    pageSize('first', first, 20, 'pageRecords'),
  );
  for (const subject of others) audit.subjects.add(subject);
  return cases;
}
