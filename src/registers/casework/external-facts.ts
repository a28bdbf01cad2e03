import type { CheckRule } from '../../hub/declare/model.js';
import { notAfterToday } from '../rule-kinds.js';

export const externalFactRules: readonly CheckRule[] = [
  ...(['ExternalVehicleFact', 'ExternalChassisFact', 'ExternalPersonFact'] as const).flatMap((entity) => [
    notAfterToday(entity, 'askedOn'),
  ]),
  notAfterToday('PaymentReceipt', 'paidOn'),
];
