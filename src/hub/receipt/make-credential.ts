import { randomBytes, sign } from 'node:crypto';
import { epochSeconds } from '../time/instant.js';
import { type Credential, HASHING, PARTS, VCT } from './credential.js';
import { ALGORITHM, type Receipt, type Releasing } from './receipt.js';

/** The selectively disclosable form of a receipt; null where the hub has no public address, by which others know who speaks. */
export async function makeCredential(receipt: Receipt, digest: string, { kid, key, address }: Releasing): Promise<string | null> {
  if (address === null) return null;
  const { content, releasedTo, asked, status, releasedAt } = receipt;
  const requirements = content.requirements.map(({ code, nameVi, verdict, provision, thing, held }) => ({
    ...{ code, name: nameVi, verdict, provision, thing },
    facts: held
      .filter(({ withheld }) => withheld === null)
      .map(({ entity, field, label, value, valueLabel }) => ({ entity, field, label, value, valueLabel })),
  }));
  const claims: Credential = {
    ...{ iss: address, iat: epochSeconds(releasedAt), vct: VCT, receipt: digest },
    ...(status === undefined ? {} : { status: { status_list: status } }),
    ...{ procedure: content.procedureId, decided: content.decidedAt, complete: content.complete },
    ...{ agency: releasedTo.agency, case: releasedTo.case, subject: asked.subject, requirements },
  };
  const frame = {
    _sd: [...PARTS],
    requirements: {
      _sd: requirements.map((_, nr) => nr),
      ...Object.fromEntries(requirements.map(({ facts }, nr) => [nr, { facts: { _sd: facts.map((_, fact) => fact) } }])),
    },
  };
  // Loaded by the first that is made: every start of the command line would wait for it.
  const { SDJwtVcInstance } = await import('@sd-jwt/sd-jwt-vc');
  const issuing = new SDJwtVcInstance({
    ...HASHING,
    signAlg: ALGORITHM,
    signer: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
    saltGenerator: (length) => randomBytes(length).toString('base64url'),
  });
  return issuing.issue(claims as never, frame as never, { header: { kid } });
}
