import { HubError } from '../errors.js';
import { makeCredential } from '../hub/receipt/make-credential.js';
import { receiptPdf } from '../hub/receipt/receipt-pdf.js';
import { type ReceiptStatus, receiptStatus } from '../hub/receipt/receipt-status.js';
import { releaseEvidence } from '../hub/receipt/release-evidence.js';
import { procedures } from '../registers/procedures/index.js';
import { asAnswered, asDossier } from './evidence.js';
import type { EvidenceReceipt, MutationReleaseEvidenceArgs, QueryReceiptStatusArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

/** Forms of it are made only where they are asked for. */
type Released = Omit<EvidenceReceipt, 'verdict' | 'sdJwt' | 'pdf'> & {
  verdict: object;
  sdJwt(): Promise<string | null>;
  pdf(): Promise<string>;
};

export const releaseEvidenceField: RootField<MutationReleaseEvidenceArgs, Released> = async (_source, { input }, context) => {
  const { releasing, model, caller } = context;
  const released = await releaseEvidence(procedures, context, { ...asDossier(input), asOf: input.asOf });
  const { receipt, digest, jws, keyId } = released;
  return {
    ...{ id: receipt.id, jws, digest, keyId, releasedAt: receipt.releasedAt, snapshot: receipt.snapshot.token },
    verdict: asAnswered(released.verdict, caller.case?.mandate ?? null),
    sdJwt: async () => (releasing ? makeCredential(receipt, digest, releasing) : null),
    pdf: async () => (await receiptPdf({ receipt, jws }, model.declarations.enums)).toString('base64'),
  };
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
