/** What is so, in plain words: people, businesses, vehicles and routes as a test made them up. Days are `YYYY-MM-DD`. */
export type Fact = { id: string; doubted?: true };

export type Licence = Fact & {
  number: string;
  holder: Person;
  scheme: '2008' | '2025';
  classes: readonly string[];
  issuedOn: string;
  expiresOn: string | null;
  state: 'ACTIVE' | 'SUSPENDED' | 'REVOKED' | 'SUPERSEDED';
};
/** What another register answered. */
export type Told = Fact & { kind: string; answer: 'YES' | 'NO' | 'NO_ANSWER'; askedOn: string; expiresOn: string | null };

export type Health = Fact & { examinedOn: string; expiresOn: string; fit: readonly string[] };
export type Household = Fact & { state: 'ACTIVE' | 'SUSPENDED'; licences: readonly (Fact & { state: 'ACTIVE' | 'REVOKED' })[] };
export type Person = Fact & {
  is: 'person';
  personalId: string;
  nationality: string;
  /** Null: in no register of drivers. */
  driver: string | null;
  licences: Licence[];
  points: readonly (Fact & { delta: number; on: string })[];
  health: readonly Health[];
  violations: readonly (Fact & { settledOn: string | null })[];
  trained: readonly (Fact & { kind: string; expiresOn: string | null })[];
  households: readonly Household[];
  degrees: readonly Told[];
  /** Of the dossier that is asked about, or of one that nobody received. */
  receipts: readonly (Fact & { isOfDossier: boolean })[];
};

export type Permit = Fact & { state: 'ACTIVE' | 'SUSPENDED' | 'REVOKED'; expiresOn: string | null };
export type Business = Fact & {
  is: 'business';
  taxCode: string;
  state: 'ACTIVE' | 'SUSPENDED' | 'DISSOLVED';
  licences: readonly (Fact & { state: 'ACTIVE' | 'REVOKED'; types: readonly string[] })[];
  managers: readonly (Fact & { role: 'TRANSPORT_MANAGER' | 'SAFETY_MANAGER'; by: Person })[];
  centres: readonly Permit[];
};

export type Owner = Business | Person;
export type Vehicle = Fact & {
  is: 'vehicle';
  plate: string;
  background: 'vàng' | 'trắng';
  category: 'passenger' | 'motorcycle';
  productionYear: number;
  serviceLifeYears: number | null;
  owner: (Fact & { of: Owner }) | null;
  registrations: readonly (Fact & { state: 'ACTIVE' | 'RECALLED'; on: string; expiresOn: string | null; owner: Owner | null })[];
  inspections: readonly (Fact & { on: string; expiresOn: string | null; passed: boolean; device: boolean | null })[];
  devices: readonly (Fact & { fittedOn: string; removedOn: string | null })[];
  badges: readonly (Fact & { state: 'ACTIVE' | 'REVOKED' | 'SURRENDERED'; issuedOn: string; expiresOn: string })[];
  contracts: readonly (Fact & { with: Business; expiresOn: string | null; terminatedOn: string | null })[];
  permits: readonly (Permit & { of: Business })[];
  told: readonly Told[];
};

export type Route = Fact & { is: 'route'; code: string; departures: readonly { id: string; capacity: number; taken: number }[] };

/** A vehicle that is not registered yet; in no register by itself. */
export type Chassis = { is: 'chassis'; chassisNumber: string; told: readonly Told[] };

export type Thing = Vehicle | Licence | Route | Chassis;
