import { HubError } from '../errors.js';
import { type ReceiptStatus, receiptStatus } from '../hub/receipt/receipt-status.js';
import { releaseEvidence } from '../hub/receipt/release-evidence.js';
import { procedures } from '../registers/procedures/index.js';
import { asDossier, withVehicles } from './evidence.js';
import type { EvidenceReceipt, MutationReleaseEvidenceArgs, QueryReceiptStatusArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

type Released = Omit<EvidenceReceipt, 'verdict'> & { verdict: object };

export const releaseEvidenceField: RootField<MutationReleaseEvidenceArgs, Released> = async (_source, { input }, context) => {
  const released = await releaseEvidence(procedures, context, { ...asDossier(input), asOf: input.asOf });
  return { ...released, verdict: withVehicles(released.verdict) };
};

export const receiptStatusField: RootField<QueryReceiptStatusArgs, ReceiptStatus> = (_source, { digest }, { reading }) => {
  if (!/^[0-9a-f]{64}$/i.test(digest))
    throw new HubError('BAD_USER_INPUT', {
      argument: 'digest',
      ruleVi: 'phải là 64 chữ số thập lục phân (SHA-256 của biên nhận).',
      ruleEn: 'it must be 64 hexadecimal digits (the SHA-256 of the receipt).',
    });
  return reading ? receiptStatus(reading.tx, digest.toLowerCase()) : null;
};
