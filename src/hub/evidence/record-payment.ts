import { retrying, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { HubContext } from '../answer/context.js';
import type { Values } from '../declare/model.js';
import { touchNotes } from '../reads/note-touched.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { writeChangeSet } from '../write/door.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { foundSubject } from './found-subject.js';
import { checkMayRecord } from './right.js';

const IN_FUTURE = { ruleVi: 'ngày thanh toán ở tương lai.', ruleEn: 'the day of payment lies in the future.' };

export type PaymentInput = {
  number: string;
  procedure: string;
  subject: Readonly<Record<string, unknown>>;
  amountVnd: number;
  paidOn: string;
};
export type RecordedPayment = Pick<PaymentInput, 'number' | 'amountVnd' | 'paidOn'> & { dossier: string };

/**
 * Keeps what the payment platform told a service: it received so much for the dossier whose case the request is under. Promises: the number of
 * a receipt stands once – the same receipt again changes nothing, another one under its number is refused –; it counts for the subject of the
 * case and for nobody else; no evidence is judged here: what the amount is worth says the verdict.
 */
export async function recordPayment(catalogue: EvidenceCatalogue, context: HubContext, input: PaymentInput): Promise<RecordedPayment> {
  const { model, caller, pool, audit } = context;
  const purpose = checkMayRecord(model, caller, 'recordPayment');
  const code = caller.caseCode ?? '';
  const { entity, links } = catalogue.payments;
  const { number, procedure, subject, amountVnd, paidOn } = input;
  const touch = touchNotes(context, 'checked');
  audit.entities.add(entity);
  const write = () =>
    withTx(pool, { label: 'record payment' }, async (tx) => {
      const { today, head } = await currentTimes(tx);
      if (paidOn > today) throw new HubError('BAD_USER_INPUT', { argument: 'paidOn', ...IN_FUTURE });
      const at = { validAt: today, knownAt: head.recordedFrom };
      const about = await foundSubject({ tx, context, catalogue, code, at }, { procedure, subject, links });
      const said: Values = { dossier: code, procedure: about.definition.id, person: about.person, amountVnd, paidOn, ...about.linked };
      const fields = Object.keys(said);
      const [known] = await findRecords(tx, model, { entity, where: { number: { eq: number } }, at, fields, limit: 1 });
      if (known !== undefined) {
        if (fields.some((field) => (known[field] ?? null) !== said[field])) throw new HubError('IDEMPOTENCY_MISMATCH', { receipt: number });
        return { changes: [] };
      }
      const { actor, role: actorRole, agency } = caller;
      const set = { actor, actorRole, agency, legalBasis: null, purpose, caseCode: code, readAt: head.position };
      const operation = { operation: 'register', entity, from: paidOn, values: { number, ...said } } as const;
      return writeChangeSet(
        tx,
        model,
        { ...set, operations: [operation], reason: `Biên lai của hồ sơ ${code}` },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  // Of two who tell of one receipt at once the second finds what the first has written.
  const again = (error: unknown) => {
    if (error instanceof HubError && error.code === 'KEY_TAKEN') return retrying(write);
    throw error;
  };
  await touch.during([], () => retrying(write).catch(again));
  return { number, dossier: code, amountVnd, paidOn };
}
