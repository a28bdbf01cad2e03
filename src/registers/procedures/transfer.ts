import type { EffectInput, EffectKind } from '../../hub/evidence/catalogue.js';
import { saidBy, textsSaid, whereIn } from '../../hub/evidence/effects/line.js';
import { addYears } from '../../hub/time/calendar.js';
import type { Operation } from '../../hub/write/operations.js';

/** Điều 36 khoản 3 điểm b: the plate is kept so long for its holder. */
const PLATE_KEPT_YEARS = 5;

/**
 * Luật 36/2024/QH15, Điều 36, 39; Thông tư 79/2024/TT-BCA: certificate and plate are recalled, and the plate stays its holder's. The vehicle goes
 * to the new owner where one is named; else it stays the former owner's until it is registered anew. `was` of the map is said of the recalled
 * certificate, the rest of the new one.
 */
export const transfer: EffectKind = {
  changes: false,
  takes: ['persons', 'newOwnerTaxCode', 'plate', 'background', 'acquiredBy'],
  facts: {
    'transfer.registrations': { entity: 'Registration', fields: ['state'], through: { fact: 'subject', link: 'vehicle' } },
    'transfer.plates': { entity: 'PlateAssignment', fields: ['plate', 'auctioned'], through: { fact: 'subject', link: 'vehicle' } },
    'transfer.ownerships': { entity: 'Ownership', fields: [], through: { fact: 'subject', link: 'vehicle' } },
    'transfer.person': { entity: 'Person', fields: ['personalId'], where: ({ things }) => whereIn('personalId', things.persons) },
    'transfer.business': {
      entity: 'Business',
      fields: ['taxCode'],
      where: ({ result }) => whereIn('taxCode', textsSaid(result, 'newOwnerTaxCode')),
    },
  },
  apply(input) {
    const { subject, document, facts, values, was, newId, taken } = input;
    const day = document.issuedOn;
    const valid = facts('transfer.registrations').filter(({ values: { state } }) => state === 'ACTIVE');
    const [current] = valid;
    if (!current) return { missing: { vi: 'chứng nhận đăng ký đang có hiệu lực của xe', en: 'certificate in force of the vehicle' } };
    const owner = newOwner(input);
    if ('missing' in owner) return owner;
    const plate = saidBy(document, 'plate');
    const operations: Operation[] = [
      ...valid.map(({ id }): Operation => ({ operation: 'update', entity: 'Registration', id, from: day, values: was })),
      ...facts('transfer.plates').map(
        ({ id }): Operation => ({
          ...{ operation: 'update', entity: 'PlateAssignment', id, from: day },
          values: { vehicle: null, surrenderedOn: day, heldUntil: addYears(day, PLATE_KEPT_YEARS) },
        }),
      ),
    ];
    if (owner.to === null) return { operations, record: current.id };
    const { person, business } = owner.to;
    const record = newId();
    operations.push(
      ...facts('transfer.ownerships').map(({ id }): Operation => ({ operation: 'close', entity: 'Ownership', id, from: day })),
      {
        ...{ operation: 'register', entity: 'Ownership', from: day },
        values: { vehicle: subject.id, person, business, acquiredOn: day, acquiredBy: text(saidBy(document, 'acquiredBy')) },
      },
      {
        ...{ operation: 'register', entity: 'Registration', id: record, from: day },
        values: { ...values, vehicle: subject.id, ownerPerson: person, ownerBusiness: business },
      },
    );
    if (plate !== null)
      operations.push({
        ...{ operation: 'register', entity: 'PlateAssignment', from: day },
        values: {
          ...{ plate: taken('PlateAssignment', 'plate', plate), vehicle: subject.id, holderPerson: person, holderBusiness: business },
          background: text(saidBy(document, 'background')) ?? 'trắng',
        },
      });
    return { operations, record };
  },
};

type Owner = { to: { person: string | null; business: string | null } | null } | { missing: { vi: string; en: string } };

function newOwner({ document, facts }: EffectInput): Owner {
  const persons = saidBy(document, 'persons');
  const taxCode = saidBy(document, 'newOwnerTaxCode');
  const [personalId] = Array.isArray(persons) ? persons : [persons];
  if (personalId === null || personalId === undefined) {
    if (taxCode === null) return { to: null };
    const business = facts('transfer.business').find(({ values }) => values.taxCode === taxCode);
    return business ? { to: { person: null, business: business.id } } : MISSING;
  }
  const person = facts('transfer.person').find(({ values }) => values.personalId === personalId);
  return person ? { to: { person: person.id, business: null } } : MISSING;
}

const MISSING = { missing: { vi: 'chủ xe mới', en: 'new owner' } };

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
