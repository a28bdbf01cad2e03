import type { EvidenceCatalogue } from '../../hub/evidence/catalogue.js';
import { receivedOn } from '../identifiers/dossier-code.js';
import { badgeIssue } from './badge-issue.js';
import { licenceExchange } from './licence-exchange.js';

/** The procedures whose dossiers the hub can check. One more is one entry here and one file. */
export const procedures: EvidenceCatalogue = {
  register: { entity: 'Procedure', code: 'code', name: 'name' },
  agencies: { entity: 'Agency', code: 'code', name: 'name', ground: 'ground' },
  procedures: [badgeIssue, licenceExchange],
  receivedOn,
};
