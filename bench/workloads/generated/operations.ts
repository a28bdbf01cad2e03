// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
/** Whose data: one identifier of a person, a business or what they own. Sent in POST bodies only. Exactly one member. */
export type SubjectInput =
  {   /** Số định danh cá nhân. Example: `001099000001`. */
  readonly personalId: string; readonly taxCode?: never; readonly plate?: never; readonly licenceNumber?: never; }
  |  { readonly personalId?: never;   /** Mã số thuế of a business. Example: `0100109106`. */
  readonly taxCode: string; readonly plate?: never; readonly licenceNumber?: never; }
  |  { readonly personalId?: never; readonly taxCode?: never;   /** Biển số xe. Example: `30K-12345`. */
  readonly plate: string; readonly licenceNumber?: never; }
  |  { readonly personalId?: never; readonly taxCode?: never; readonly plate?: never;   /** Số giấy phép lái xe. Example: `010099000001`. */
  readonly licenceNumber: string; };

/**
 * Whether what a record describes is good on the day asked for. Of several the first holds, in this order. NOT_YET and CLOSED are told of the record itself
 * and met only where one is named that is not in force (`extensions.notCurrent`); a list is asked for them by its `asOf`.
 */
export type RecordStatus =
  /** «Chưa có hiệu lực». The state begins after the day asked for. */
  | 'NOT_YET'
  /** «Đã kết thúc». The state ended on or before the day asked for. */
  | 'CLOSED'
  /** «Đã chấm dứt hiệu lực». Ended before its time: revoked, recalled, surrendered, superseded, dissolved, taken off. `state` says which. */
  | 'REVOKED'
  /** «Hết hạn». The record is current, but the document it describes is past its own last day. */
  | 'EXPIRED'
  /** «Tạm dừng hiệu lực». Out of use for a time: withheld, suspended, locked. */
  | 'SUSPENDED'
  /** «Đang hiệu lực». Good on the day asked for. */
  | 'IN_FORCE';

/** The times to read at. Left out: valid today, as known now. Applies to the whole subtree, through every link. */
export type AsOf = {
  /** The legal day. Example: `2025-06-30`. */
  readonly validAt?: string | null | undefined;
  /** What the hub knew at this instant; one in the future is FUTURE_KNOWLEDGE. */
  readonly knownAt?: string | null | undefined;
  /** A token from an earlier `extensions.asOf`; fixes both axes. A `validAt` beside it overrides its day, a `knownAt` beside it is an error. */
  readonly snapshot?: string | null | undefined;
};

/** Values of `DriverLicence.state` («Trạng thái giấy phép lái xe», Giấy phép lái xe). */
export type LicenceState =
  /** «Đang hiệu lực». Active. */
  | 'ACTIVE'
  /** «Bị tước, tạm giữ». Withheld for a time (tước có thời hạn, tạm giữ). */
  | 'SUSPENDED'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED'
  /** «Đã được thay thế». Replaced by a later licence. */
  | 'SUPERSEDED';

/** A dossier that is asked about beside others: what `evidence` takes, and its case. */
export type EvidenceDossierInput = {
  /** Code under which the caller's agency opened it. Example: `H26.01-261122-0001`. */
  readonly case: string;
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: string;
  /** Whom it is about. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50. */
  readonly vehicles?: ReadonlyArray<string> | null | undefined;
  /** Licence numbers of the drivers that it names, at most 50. */
  readonly drivers?: ReadonlyArray<string> | null | undefined;
  /** Codes of the fixed routes that it names, at most 50. */
  readonly routes?: ReadonlyArray<string> | null | undefined;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: ReadonlyArray<string> | null | undefined;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: ReadonlyArray<string> | null | undefined;
  /** Components that the applicant does not wish to be looked up, by their codes: nothing is read for them. Example: `["EV11"]`. */
  readonly declined?: ReadonlyArray<string> | null | undefined;
};

/** Whether data can answer for a component of a dossier. */
export type RequirementKind =
  /** «Chứng cứ từ dữ liệu». A fact of a register can take the place of a paper. */
  | 'EVIDENCE'
  /** «Tờ khai». A wish or an undertaking: only the applicant can give it. */
  | 'DECLARATION'
  /** «Nộp hoặc thực hiện trực tiếp». Must be handed in or done in person. */
  | 'PHYSICAL';

/** What the registers answer for a component of a dossier. */
export type RequirementVerdict =
  /** «Đã có». The registers hold it and it is good on the day asked for: do not ask for the paper. */
  | 'HELD'
  /** «Đã có nhưng quá cũ». Held, but too old to rely on. */
  | 'STALE'
  /** «Hết hạn». Held, but past its last day. */
  | 'EXPIRED'
  /** «Các nguồn không khớp». Two registers disagree, the document was issued by an agency that was not the authority of its day, or a record is under investigation (`Doubt`): the agencies must settle it, not the citizen. */
  | 'DISPUTED'
  /** «Dữ liệu cho thấy điều ngược lại». The registers say the opposite of what is required. */
  | 'CONTRADICTED'
  /** «Chưa có dữ liệu». The registers hold nothing; also the answer for anything the caller may not know to exist. */
  | 'NOT_HELD'
  /** «Không được phép tra cứu». The rules let this procedure not look at it for this caller and purpose; nothing was looked up. */
  | 'NOT_ALLOWED'
  /** «Có nhiều bản ghi phù hợp». Several records fit and the hub does not pick one. */
  | 'AMBIGUOUS'
  /** «Người nộp kê khai». The applicant declares it, with what is known filled in beforehand. */
  | 'DECLARE'
  /** «Người nộp nộp hoặc thực hiện trực tiếp». The applicant hands it in or appears in person. */
  | 'FILE';

/** Why a value is not shown. */
export type WithheldReason =
  /** «Vai trò không được xem». The caller's role has no right to the field. */
  | 'ROLE_NOT_ALLOWED'
  /** «Mục đích không bao gồm». The purpose of the request does not cover the field. */
  | 'PURPOSE_DOES_NOT_COVER';

/** Values of `Inspection.result` («Kết quả kiểm định», Kiểm định). */
export type InspectionResult =
  /** «Đạt». Passed. */
  | 'PASSED'
  /** «Không đạt». Failed. */
  | 'FAILED';

export type VehicleByPlateQueryVariables = Exact<{
  plate: string;
}>;


export type VehicleByPlateQuery = { readonly vehicle: { readonly make: string, readonly model: string | null, readonly kind: string, readonly productionYear: number, readonly business: { readonly name: string, readonly taxCode: string } | null, readonly badges: { readonly nodes: ReadonlyArray<{ readonly number: string, readonly badgeType: string, readonly expiresOn: string, readonly status: RecordStatus }> }, readonly inspections: { readonly nodes: ReadonlyArray<{ readonly certificateNumber: string | null, readonly result: InspectionResult, readonly inspectedOn: string, readonly expiresOn: string | null }> } } | null };

export type VehiclesOfProvinceQueryVariables = Exact<{
  province: string;
  category: string;
}>;


export type VehiclesOfProvinceQuery = { readonly vehicles: { readonly nodes: ReadonlyArray<{ readonly make: string, readonly model: string | null, readonly kind: string, readonly productionYear: number, readonly business: { readonly name: string, readonly taxCode: string } | null, readonly badges: { readonly nodes: ReadonlyArray<{ readonly number: string, readonly badgeType: string, readonly expiresOn: string, readonly status: RecordStatus }> }, readonly inspections: { readonly nodes: ReadonlyArray<{ readonly certificateNumber: string | null, readonly result: InspectionResult, readonly inspectedOn: string, readonly expiresOn: string | null }> } }> } };

export type VehicleAsOfQueryVariables = Exact<{
  plate: string;
  asOf: AsOf;
}>;


export type VehicleAsOfQuery = { readonly vehicle: { readonly make: string, readonly model: string | null, readonly kind: string, readonly productionYear: number, readonly business: { readonly name: string, readonly taxCode: string } | null, readonly badges: { readonly nodes: ReadonlyArray<{ readonly number: string, readonly badgeType: string, readonly expiresOn: string, readonly status: RecordStatus }> }, readonly inspections: { readonly nodes: ReadonlyArray<{ readonly certificateNumber: string | null, readonly result: InspectionResult, readonly inspectedOn: string, readonly expiresOn: string | null }> } } | null };

export type DriverByPersonalIdQueryVariables = Exact<{
  personalId: string;
}>;


export type DriverByPersonalIdQuery = { readonly driver: { readonly points: number | null, readonly licences: { readonly nodes: ReadonlyArray<{ readonly number: string | null, readonly scheme: string | null, readonly classes: ReadonlyArray<string> | null, readonly issuedOn: string | null, readonly expiresOn: string | null, readonly state: LicenceState | null, readonly status: RecordStatus | null }> }, readonly pointEvents: { readonly nodes: ReadonlyArray<{ readonly effectiveOn: string | null, readonly delta: number | null, readonly behaviour: string | null }> } } | null };

export type VehiclesInGroupsQueryVariables = Exact<{
  categories: ReadonlyArray<string> | string;
}>;


export type VehiclesInGroupsQuery = { readonly vehicleAggregate: { readonly groups: ReadonlyArray<{ readonly count: number, readonly key: { readonly category: string | null, readonly productionYear: number | null, readonly province: { readonly code: string | null } | null } }> } };

export type VehicleFiguresQueryVariables = Exact<{
  categories: ReadonlyArray<string> | string;
}>;


export type VehicleFiguresQuery = { readonly figures: { readonly groups: ReadonlyArray<{ readonly count: number, readonly share: number | null, readonly key: { readonly category: string | null, readonly province: { readonly code: string | null } | null }, readonly missing: { readonly seats: number }, readonly median: { readonly seats: number | null }, readonly percentile: { readonly seats: number | null }, readonly stddev: { readonly seats: number | null } }> } };

export type VehicleSeriesQueryVariables = Exact<{
  categories: ReadonlyArray<string> | string;
  days: ReadonlyArray<string> | string;
}>;


export type VehicleSeriesQuery = { readonly series: { readonly groups: ReadonlyArray<{ readonly day: string, readonly count: number, readonly key: { readonly category: string | null }, readonly sum: { readonly seats: number | null } }> } };

export type VehiclesForStatisticsQueryVariables = Exact<{
  day: string;
}>;


export type VehiclesForStatisticsQuery = { readonly everybody: { readonly groups: ReadonlyArray<{ readonly count: number, readonly key: { readonly category: string | null, readonly province: { readonly code: string | null } | null } }> } };

export type EvidenceForBadgeQueryVariables = Exact<{
  taxCode: string;
  plate: string;
}>;


export type EvidenceForBadgeQuery = { readonly evidence: { readonly procedure: string, readonly complete: boolean, readonly requirements: ReadonlyArray<{ readonly code: string, readonly kind: RequirementKind, readonly nameVi: string, readonly verdict: RequirementVerdict, readonly explanation: string, readonly condition: string | null, readonly provision: string | null, readonly thing: string | null, readonly paper: string | null, readonly mayAskCitizen: boolean, readonly legalGround: string | null, readonly ageDays: number | null, readonly held: ReadonlyArray<{ readonly label: string, readonly field: string, readonly value: unknown, readonly withheld: WithheldReason | null }>, readonly sourceAgency: { readonly code: string | null, readonly name: string | null } | null }> } };

export type EvidenceForBadgesQueryVariables = Exact<{
  dossiers: ReadonlyArray<EvidenceDossierInput> | EvidenceDossierInput;
}>;


export type EvidenceForBadgesQuery = { readonly evidenceBatch: ReadonlyArray<{ readonly case: string, readonly verdict: { readonly complete: boolean, readonly requirements: ReadonlyArray<{ readonly code: string, readonly verdict: RequirementVerdict, readonly mayAskCitizen: boolean }> } | null, readonly error: { readonly code: string } | null }> };

export const vehicleByPlate: Operation<VehicleByPlateQuery, VehicleByPlateQueryVariables> = {
  name: 'VehicleByPlate',
  text: "query VehicleByPlate($plate: Plate!) {\n  vehicle(plate: $plate) {\n    make\n    model\n    kind\n    productionYear\n    business {\n      name\n      taxCode\n    }\n    badges(first: 5) {\n      nodes {\n        number\n        badgeType\n        expiresOn\n        status\n      }\n    }\n    inspections(first: 3, orderBy: [{inspectedOn: DESC}]) {\n      nodes {\n        certificateNumber\n        result\n        inspectedOn\n        expiresOn\n      }\n    }\n  }\n}",
};

export const vehiclesOfProvince: Operation<VehiclesOfProvinceQuery, VehiclesOfProvinceQueryVariables> = {
  name: 'VehiclesOfProvince',
  text: "query VehiclesOfProvince($province: String!, $category: String!) {\n  vehicles(\n    first: 50\n    where: {province: {code: {eq: $province}}, category: {eq: $category}}\n  ) {\n    nodes {\n      make\n      model\n      kind\n      productionYear\n      business {\n        name\n        taxCode\n      }\n      badges(first: 5) {\n        nodes {\n          number\n          badgeType\n          expiresOn\n          status\n        }\n      }\n      inspections(first: 3, orderBy: [{inspectedOn: DESC}]) {\n        nodes {\n          certificateNumber\n          result\n          inspectedOn\n          expiresOn\n        }\n      }\n    }\n  }\n}",
};

export const vehicleAsOf: Operation<VehicleAsOfQuery, VehicleAsOfQueryVariables> = {
  name: 'VehicleAsOf',
  text: "query VehicleAsOf($plate: Plate!, $asOf: AsOf!) {\n  vehicle(plate: $plate, asOf: $asOf) {\n    make\n    model\n    kind\n    productionYear\n    business {\n      name\n      taxCode\n    }\n    badges(first: 5) {\n      nodes {\n        number\n        badgeType\n        expiresOn\n        status\n      }\n    }\n    inspections(first: 3, orderBy: [{inspectedOn: DESC}]) {\n      nodes {\n        certificateNumber\n        result\n        inspectedOn\n        expiresOn\n      }\n    }\n  }\n}",
};

export const driverByPersonalId: Operation<DriverByPersonalIdQuery, DriverByPersonalIdQueryVariables> = {
  name: 'DriverByPersonalId',
  text: "query DriverByPersonalId($personalId: PersonalId!) {\n  driver(personalId: $personalId) {\n    points\n    licences {\n      nodes {\n        number\n        scheme\n        classes\n        issuedOn\n        expiresOn\n        state\n        status\n      }\n    }\n    pointEvents {\n      nodes {\n        effectiveOn\n        delta\n        behaviour\n      }\n    }\n  }\n}",
};

export const vehiclesInGroups: Operation<VehiclesInGroupsQuery, VehiclesInGroupsQueryVariables> = {
  name: 'VehiclesInGroups',
  text: "query VehiclesInGroups($categories: [String!]!) {\n  vehicleAggregate(\n    where: {category: {in: $categories}}\n    groupBy: [{link: {province: code}}, {field: category}, {bucket: {field: productionYear, width: 5}}]\n    first: 1000\n  ) {\n    groups {\n      key {\n        province {\n          code\n        }\n        category\n        productionYear\n      }\n      count\n    }\n  }\n}",
};

export const vehicleFigures: Operation<VehicleFiguresQuery, VehicleFiguresQueryVariables> = {
  name: 'VehicleFigures',
  text: "query VehicleFigures($categories: [String!]!) {\n  figures: vehicleAggregate(\n    where: {category: {in: $categories}}\n    groupBy: [{link: {province: code}}, {field: category}]\n    first: 1000\n  ) {\n    groups {\n      key {\n        province {\n          code\n        }\n        category\n      }\n      count\n      share\n      missing {\n        seats\n      }\n      median {\n        seats\n      }\n      percentile(p: 90) {\n        seats\n      }\n      stddev {\n        seats\n      }\n    }\n  }\n}",
};

export const vehicleSeries: Operation<VehicleSeriesQuery, VehicleSeriesQueryVariables> = {
  name: 'VehicleSeries',
  text: "query VehicleSeries($categories: [String!]!, $days: [Date!]!) {\n  series: vehicleAggregate(\n    where: {category: {in: $categories}}\n    asOfEach: $days\n    groupBy: [{field: category}]\n    first: 1000\n  ) {\n    groups {\n      day\n      key {\n        category\n      }\n      count\n      sum {\n        seats\n      }\n    }\n  }\n}",
};

export const vehiclesForStatistics: Operation<VehiclesForStatisticsQuery, VehiclesForStatisticsQueryVariables> = {
  name: 'VehiclesForStatistics',
  text: "query VehiclesForStatistics($day: Date!) {\n  everybody: vehicleAggregate(\n    groupBy: [{link: {province: code}}, {field: category}]\n    asOf: {validAt: $day}\n    first: 1000\n  ) {\n    groups {\n      key {\n        province {\n          code\n        }\n        category\n      }\n      count\n    }\n  }\n}",
};

export const evidenceForBadge: Operation<EvidenceForBadgeQuery, EvidenceForBadgeQueryVariables> = {
  name: 'EvidenceForBadge',
  text: "query EvidenceForBadge($taxCode: TaxCode!, $plate: Plate!) {\n  evidence(procedure: \"P04\", subject: {taxCode: $taxCode}, vehicles: [$plate]) {\n    procedure\n    complete\n    requirements {\n      code\n      kind\n      nameVi\n      verdict\n      explanation\n      condition\n      provision\n      thing\n      paper\n      mayAskCitizen\n      legalGround\n      ageDays\n      held {\n        label\n        field\n        value\n        withheld\n      }\n      sourceAgency {\n        code\n        name\n      }\n    }\n  }\n}",
};

export const evidenceForBadges: Operation<EvidenceForBadgesQuery, EvidenceForBadgesQueryVariables> = {
  name: 'EvidenceForBadges',
  text: "query EvidenceForBadges($dossiers: [EvidenceDossierInput!]!) {\n  evidenceBatch(dossiers: $dossiers) {\n    case\n    verdict {\n      complete\n      requirements {\n        code\n        verdict\n        mayAskCitizen\n      }\n    }\n    error {\n      code\n    }\n  }\n}",
};
