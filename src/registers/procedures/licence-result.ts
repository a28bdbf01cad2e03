import type { Problem } from '../../errors.js';
import type { Delta, ResultInput, ResultRule } from '../../hub/evidence/catalogue.js';
import { inFuture } from '../../hub/evidence/result-checks.js';
import type { Operation } from '../../hub/write/operations.js';
import { newClassesOf } from './new-classes.js';

type Licence = {
  replaces: string;
  number: string;
  classes: readonly string[];
  cardStockNumber?: string | null;
  issuedOn: string;
  expiresOn?: string | null;
  conditions?: string | null;
};

/**
 * A licence given in exchange. With a new number the old one stays on record as replaced; a number that is kept stays one record, whose
 * new state begins on the day of issue. Points hang on the driver and so are carried over.
 */
export const licenceResult: ResultRule = {
  payload: 'licence',
  writes: 'DriverLicence',
  subject: 'person',
  facts: {
    person: {
      entity: 'Person',
      fields: ['personalId'],
      where: ({ kind, key }) => (kind === 'personalId' ? { personalId: { eq: key } } : { drivers: { licences: { number: { eq: key } } } }),
    },
    driver: { entity: 'Driver', fields: [], through: { fact: 'person', link: 'person' } },
    licence: {
      entity: 'DriverLicence',
      fields: ['number', 'scheme', 'classes'],
      through: { fact: 'driver', link: 'driver' },
      where: ({ kind, key }) => (kind === 'licenceNumber' ? { number: { eq: key } } : {}),
    },
  },
  decidedOn: (payload) => [(payload as Licence).issuedOn],
  conditions: ['drivers.exchangeable'],
  about: (facts) => facts('licence').map(({ id }) => ({ of: { licence: id } })),
  delta({ facts, outcomes, payload, resultCode, issuerId, today }: ResultInput): Delta {
    const issued = payload as Licence;
    const old = facts('licence').find((row) => row.values.number === issued.replaces);
    if (!old) return { missing: { vi: 'giấy phép lái xe được đổi', en: 'licence to be exchanged' } };
    const refused = inFuture({ issuedOn: issued.issuedOn }, { today, operation: 0 });
    if (refused.length > 0) return { refused };
    const values = {
      scheme: '2025',
      classes: issued.classes,
      cardStockNumber: issued.cardStockNumber ?? null,
      issuedOn: issued.issuedOn,
      expiresOn: issued.expiresOn ?? null,
      conditions: issued.conditions ?? null,
      state: 'ACTIVE',
      issuer: issuerId,
      resultCode,
    };
    const operations: Operation[] =
      issued.number === issued.replaces
        ? [{ operation: 'update', entity: 'DriverLicence', id: old.id, from: issued.issuedOn, values }]
        : [
            { operation: 'update', entity: 'DriverLicence', id: old.id, from: issued.issuedOn, values: { state: 'SUPERSEDED' } },
            {
              operation: 'register',
              entity: 'DriverLicence',
              from: issued.issuedOn,
              values: { ...values, number: issued.number, driver: String(old.values.driver) },
            },
          ];
    const expected = new Set(newClassesOf(outcomes, old).flatMap(({ choices }) => choices));
    const operation = operations.length - 1;
    return { operations, warnings: issued.classes.every((label) => expected.has(label)) ? [] : [{ operation, ...UNEXPECTED_CLASS }] };
  },
};

const UNEXPECTED_CLASS: Problem = {
  code: 'WARN_LICENCE_CLASS_NOT_CONVERTED',
  severity: 'warning',
  field: 'classes',
  vi: 'Có hạng mới không nằm trong bảng chuyển đổi của hạng cũ (Điều 89 khoản 3 Luật 36/2024/QH15). Hãy so lại quyết định.',
  en: 'A new class is not one the old classes are exchanged for (article 89.3, law 36/2024/QH15). Compare with the decision.',
};
