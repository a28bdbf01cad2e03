import type { Condition } from '../../hub/declare/condition.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { actsForIssuer, issuerCompetent } from './competence.js';

/**
 * The force of a legal document, in the words of the legal portal. A replacement ends what it replaces, from its own day; where several
 * replace one, the last ends it. What is uncertain ends nothing.
 */
const documentInForce: Condition = {
  name: 'reference.documentInForce',
  of: ['document'],
  provision: 'Luật Ban hành văn bản quy phạm pháp luật',
  reads: {
    LegalDocument: ['inForceFrom', 'inForceTo', 'repealed', 'lastCheckedOn'],
    LegalAmendment: ['amended', 'effect', 'effectiveOn', 'confidence'],
    LegalForce: ['document', 'inForceFrom', 'inForceTo'],
  },
  found: ({ document }, at) => {
    const d = at.row('LegalDocument', 'd');
    const a = at.row('LegalAmendment', 'a');
    const p = at.row('LegalForce', 'p');
    return `select ${d('inForceFrom')} > ${at.validAt} as early, least(${d('inForceTo')}, a.replaced_on - 1) < ${at.validAt} as ended,
      coalesce(${d('repealed')}, false) as repealed, ${d('lastCheckedOn')} <= ${at.validAt} as checked, coalesce(a.amended, false) as amended, p.split
    from (values (1)) as one(n) left join ${d.from} on d.id = ${document} and ${asOf('d', at)}
      cross join lateral (select max(${a('effectiveOn')}) filter (where ${a('effect')} = 'thay thế') as replaced_on, bool_or(${a('effect')} = 'sửa đổi' and ${a('effectiveOn')} <= ${at.validAt}) as amended
        from ${a.from} where ${a('amended')} = ${document} and ${asOf('a', at)} and ${a('confidence')} <> 'U') as a
      cross join lateral (select count(*) > 0 as split from ${p.from}
        where ${p('document')} = ${document} and ${asOf('p', at)} and (${p('inForceFrom')} > ${at.validAt} or ${p('inForceTo')} < ${at.validAt})) as p`;
  },
  cases: [
    {
      key: 'NOT_YET',
      when: 'f.early',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Văn bản chưa có hiệu lực.', en: 'The document is not in force yet.' }),
    },
    {
      key: 'ENDED',
      when: 'f.ended or f.repealed and f.checked',
      verdict: 'EXPIRED',
      say: () => ({ vi: 'Văn bản đã hết hiệu lực.', en: 'The document lost force.' }),
    },
    {
      key: 'UNKNOWN',
      when: 'f.repealed',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Văn bản đã hết hiệu lực, chưa rõ từ ngày nào.', en: 'The document lost force on a day nobody knows.' }),
    },
    {
      key: 'IN_PART',
      when: 'f.amended or f.split',
      verdict: 'HELD',
      say: () => ({ vi: 'Văn bản hết hiệu lực một phần.', en: 'The document is in force in part.' }),
    },
    { key: 'IN_FORCE', when: null, verdict: 'HELD', say: () => ({ vi: 'Văn bản còn hiệu lực.', en: 'The document is in force.' }) },
  ],
};

/** What is asked of the law itself, and of who decides by it. */
export const referenceConditions: readonly Condition[] = [documentInForce, issuerCompetent, actsForIssuer];
