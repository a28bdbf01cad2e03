import type { EvidenceCatalogue } from '../../hub/evidence/catalogue.js';
import { receivedBy, receivedOn } from '../identifiers/dossier-code.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { badgeIssue } from './badge-issue.js';
import { licenceExchange } from './licence-exchange.js';

/** The procedures whose dossiers the hub can check. One more is one entry here and one file. */
export const procedures: EvidenceCatalogue = {
  register: { entity: 'Procedure', code: 'code', hubId: 'hubId', name: 'name', authority: 'authorityName' },
  agencies: { entity: 'Agency', code: 'code', name: 'name', ground: 'ground' },
  issued: {
    condition: 'reference.issuerCompetent',
    documents: {
      // Nghị định 158/2024/NĐ-CP, Điều 19, 23: the department of transport, since 2025-03-01 of construction, of the province.
      TransportLicence: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      Badge: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      // The departments of transport issued them until the police took over (Thông tư 12/2025/TT-BCA); licences of the army, of the police
      // for their own and of other countries have other issuers.
      DriverLicence: {
        ...{ issuer: 'issuer', issuedOn: 'issuedOn', provincial: { until: '2025-03-01' } },
        among: { field: 'scheme', values: Object.keys(LICENCE_LABELS) },
      },
    },
  },
  procedures: [badgeIssue, licenceExchange],
  receivedOn,
  receivedBy,
};
