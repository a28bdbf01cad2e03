import type { EvidenceCatalogue } from '../../hub/evidence/catalogue.js';
import { receivedBy, receivedOn } from '../identifiers/dossier-code.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { badgeResult } from './badge-result.js';
import { effectKinds } from './effect-kinds.js';
import { licenceResult } from './licence-result.js';

/**
 * What evidence needs to know about the registers. Procedures are records (`ProcedureDefinition`): one that asks known conditions about
 * known things, and writes what can be written already, needs nothing here.
 */
export const procedures: EvidenceCatalogue = {
  register: { entity: 'Procedure', code: 'code', hubId: 'hubId', authority: 'authorityName' },
  definitions: {
    procedure: 'ProcedureDefinition',
    requirement: 'ProcedureRequirement',
    evidenceType: 'EvidenceType',
    effect: 'ProcedureEffect',
  },
  agencies: { entity: 'Agency', code: 'code', name: 'name', ground: 'ground' },
  dossiers: { entity: 'Dossier', links: { Business: 'business' } },
  payments: { entity: 'PaymentReceipt', links: { Business: 'business' } },
  external: {
    ExternalVehicleFact: { about: { field: 'vehicle', of: { entity: 'Vehicle', by: ['chassisNumber'] } } },
    ExternalChassisFact: { about: { field: 'chassisNumber' } },
    ExternalPersonFact: { about: { field: 'person', of: { entity: 'Person', by: ['personalId'] } } },
    PaymentReceipt: {},
  },
  mandates: {
    entity: 'Mandate',
    code: 'code',
    givers: { Business: 'business', Person: 'person' },
    representative: 'representative',
    procedures: 'procedures',
  },
  subjects: {
    personalId: { entity: 'Person', where: (key) => ({ personalId: { eq: key } }) },
    taxCode: { entity: 'Business', where: (key) => ({ taxCode: { eq: key } }) },
    plate: { entity: 'Vehicle', where: (key) => ({ plate: { eq: key } }) },
    licenceNumber: {
      entity: 'Person',
      where: (key) => ({ drivers: { licences: { number: { eq: key } } } }),
      named: { entity: 'DriverLicence', where: (key) => ({ number: { eq: key } }) },
    },
  },
  things: {
    vehicles: { entity: 'Vehicle', field: 'plate', limit: 'dossierVehicles' },
    drivers: { entity: 'DriverLicence', field: 'number', limit: 'dossierVehicles' },
    routes: { entity: 'FixedRoute', field: 'code', limit: 'dossierVehicles' },
    persons: { entity: 'Person', field: 'personalId', limit: 'dossierVehicles', optional: true },
    chassisNumbers: { said: { name: 'chassisNumber', entity: 'Vehicle', field: 'chassisNumber' }, limit: 'dossierVehicles' },
  },
  parameters: {
    person: 'Person',
    driver: 'Driver',
    licence: 'DriverLicence',
    vehicle: 'Vehicle',
    badge: 'Badge',
    business: 'Business',
    household: 'HouseholdBusiness',
    route: 'FixedRoute',
    departure: 'Departure',
  },
  issued: {
    condition: 'reference.issuerCompetent',
    acting: 'reference.actsForIssuer',
    documents: {
      // Nghị định 158/2024/NĐ-CP, Điều 19, 23: the department of transport, since 2025-03-01 of construction, of the province.
      TransportLicence: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      Badge: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      HouseholdLicence: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      RouteRegistration: { provincial: {} },
      CrossBorderPermit: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {} },
      CoachTerminal: { provincial: {} },
      // Permits for dangerous goods are given by three ministries and the provinces, signals by the police: nothing is on record of whose is which.
      VehiclePermit: { issuer: 'issuer', issuedOn: 'issuedOn', provincial: {}, among: { field: 'kind', values: ['OVERSIZE', 'LEARNER'] } },
      // The departments of transport issued them until the police took over (Thông tư 12/2025/TT-BCA); licences of the army, of the police
      // for their own and of other countries have other issuers.
      DriverLicence: {
        ...{ issuer: 'issuer', issuedOn: 'issuedOn', provincial: { until: '2025-03-01' } },
        among: { field: 'scheme', values: Object.keys(LICENCE_LABELS) },
      },
    },
  },
  effects: { badges: badgeResult, licence: licenceResult },
  effectKinds,
  receivedOn,
  receivedBy,
};
