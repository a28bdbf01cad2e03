// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
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

/** How a field comes to its value. */
export type CatalogueFieldKind =
  /** «Giá trị». A value of the record itself. */
  | 'VALUE'
  /** «Liên kết tới một bản ghi». Leads to one record. */
  | 'LINK'
  /** «Danh sách bản ghi». The records that lead here. */
  | 'LIST'
  /** «Đọc qua bản ghi khác». Read through other records, never stored. */
  | 'DERIVED'
  /** «Tính khi đọc». Worked out when read, never stored. */
  | 'COMPUTED';

/** Sensitivity of a field: decides who may read it and for which purpose. */
export type CatalogueClass =
  /** «Mở». Anybody may read it. */
  | 'OPEN'
  /** «Nội bộ». Authenticated services and officials. */
  | 'INTERNAL'
  /** «Dữ liệu cá nhân». Personal data: for a purpose, and in a case where the purpose asks for one. */
  | 'PERSONAL'
  /** «Dữ liệu cá nhân nhạy cảm». Sensitive personal data, for fewer purposes. */
  | 'SENSITIVE';

/** How far a declared fact can be relied on. */
export type CatalogueConfidence =
  /** «Đã đối chiếu nguồn». Read in its source. */
  | 'V'
  /** «Phổ biến, chưa đối chiếu lại». Well known, not read again. */
  | 'K'
  /** «Chưa chắc chắn». Uncertain: stored and marked, nothing is validated against it. */
  | 'U';

export type CatalogueNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueNamesQuery = { readonly catalogue: { readonly version: string, readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly isPersonal: boolean, readonly key: ReadonlyArray<string>, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly class: CatalogueClass }> }> }> } | null };

export type CatalogueEntryQueryVariables = Exact<{
  name: string;
}>;


export type CatalogueEntryQuery = { readonly catalogue: { readonly version: string, readonly entity: { readonly name: string, readonly register: string, readonly caption: string, readonly captionEn: string, readonly description: string, readonly list: string, readonly aggregate: string, readonly key: ReadonlyArray<string>, readonly isPersonal: boolean, readonly law: string | null, readonly confidence: CatalogueConfidence, readonly source: string | null, readonly coverage: { readonly measuredAt: string, readonly count: number, readonly leavesOutPersons: boolean, readonly freshness: string | null, readonly fill: number | null } | null, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly description: string, readonly kind: CatalogueFieldKind, readonly type: string, readonly isRequired: boolean, readonly class: CatalogueClass, readonly law: string | null, readonly confidence: CatalogueConfidence, readonly fill: number | null, readonly choices: ReadonlyArray<{ readonly name: string, readonly caption: string }> }> } | null } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { readonly catalogue: { readonly version: string, readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly isPersonal: boolean, readonly coverage: { readonly measuredAt: string, readonly count: number, readonly leavesOutPersons: boolean, readonly freshness: string | null, readonly fill: number | null } | null }> }> } | null };

export type KindsQueryVariables = Exact<{ [key: string]: never; }>;


export type KindsQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly list: string, readonly aggregate: string, readonly lookUp: string, readonly key: ReadonlyArray<string>, readonly isPersonal: boolean, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly kind: CatalogueFieldKind, readonly type: string, readonly class: CatalogueClass, readonly isCounted: boolean, readonly choices: ReadonlyArray<{ readonly name: string, readonly caption: string }> }> }> }> } | null };

export type ProvinceShapesQueryVariables = Exact<{
  asOf?: AsOf | null | undefined;
}>;


export type ProvinceShapesQuery = { readonly provinces: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly boundary: unknown }> } };

export type MyPapersQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPapersQuery = { readonly people: { readonly nodes: ReadonlyArray<{ readonly fullName: string | null, readonly fictional: boolean, readonly ownerships: { readonly nodes: ReadonlyArray<{ readonly acquiredOn: string | null, readonly vehicle: { readonly id: string, readonly plate: string | null, readonly make: string, readonly model: string | null, readonly kind: string, readonly status: RecordStatus } | null }> } }> }, readonly driverLicences: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string | null, readonly classes: ReadonlyArray<string> | null, readonly status: RecordStatus | null, readonly issuedOn: string | null, readonly expiresOn: string | null, readonly issuer: { readonly name: string } | null }> } };

export type MyReadsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyReadsQuery = { readonly readsAbout: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly position: string, readonly at: string, readonly role: string, readonly agency: string | null, readonly caseCode: string | null, readonly entities: ReadonlyArray<string>, readonly fieldClasses: ReadonlyArray<string>, readonly subjectCount: number, readonly purpose: { readonly vi: string | null, readonly en: string | null, readonly legalBasis: string | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MineNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type MineNamesQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string }> }> } | null };

export type AgencyNamesQueryVariables = Exact<{
  codes: ReadonlyArray<string> | string;
}>;


export type AgencyNamesQuery = { readonly agencies: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string }> } };

export const catalogueNames: Operation<CatalogueNamesQuery, CatalogueNamesQueryVariables> = {
  name: 'CatalogueNames',
  text: "query CatalogueNames {\n  catalogue {\n    version\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        isPersonal\n        key\n        fields {\n          name\n          caption\n          captionEn\n          class\n        }\n      }\n    }\n  }\n}",
};

export const catalogueEntry: Operation<CatalogueEntryQuery, CatalogueEntryQueryVariables> = {
  name: 'CatalogueEntry',
  text: "query CatalogueEntry($name: String!) {\n  catalogue {\n    version\n    entity(name: $name) {\n      name\n      register\n      caption\n      captionEn\n      description\n      list\n      aggregate\n      key\n      isPersonal\n      law\n      confidence\n      source\n      coverage {\n        measuredAt\n        count\n        leavesOutPersons\n        freshness\n        fill\n      }\n      fields {\n        name\n        caption\n        captionEn\n        description\n        kind\n        type\n        isRequired\n        class\n        law\n        confidence\n        fill\n        choices {\n          name\n          caption\n        }\n      }\n    }\n  }\n}",
};

export const home: Operation<HomeQuery, HomeQueryVariables> = {
  name: 'Home',
  text: "query Home {\n  catalogue {\n    version\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        isPersonal\n        coverage {\n          measuredAt\n          count\n          leavesOutPersons\n          freshness\n          fill\n        }\n      }\n    }\n  }\n}",
};

export const kinds: Operation<KindsQuery, KindsQueryVariables> = {
  name: 'Kinds',
  text: "query Kinds {\n  catalogue {\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        list\n        aggregate\n        lookUp\n        key\n        isPersonal\n        fields {\n          name\n          caption\n          captionEn\n          kind\n          type\n          class\n          isCounted\n          choices {\n            name\n            caption\n          }\n        }\n      }\n    }\n  }\n}",
};

export const provinceShapes: Operation<ProvinceShapesQuery, ProvinceShapesQueryVariables> = {
  name: 'ProvinceShapes',
  text: "query ProvinceShapes($asOf: AsOf) {\n  provinces(first: 100, asOf: $asOf) {\n    nodes {\n      code\n      name\n      boundary\n    }\n  }\n}",
};

export const myPapers: Operation<MyPapersQuery, MyPapersQueryVariables> = {
  name: 'MyPapers',
  text: "query MyPapers {\n  people(first: 1) {\n    nodes {\n      fullName\n      fictional\n      ownerships(first: 50, orderBy: [{validFrom: DESC}]) {\n        nodes {\n          acquiredOn\n          vehicle {\n            id\n            plate\n            make\n            model\n            kind\n            status\n          }\n        }\n      }\n    }\n  }\n  driverLicences(first: 50, orderBy: [{validFrom: DESC}]) {\n    nodes {\n      id\n      number\n      classes\n      status\n      issuedOn\n      expiresOn\n      issuer {\n        name\n      }\n    }\n  }\n}",
};

export const myReads: Operation<MyReadsQuery, MyReadsQueryVariables> = {
  name: 'MyReads',
  text: "query MyReads($after: Cursor) {\n  readsAbout(first: 20, after: $after) {\n    edges {\n      cursor\n      node {\n        position\n        at\n        role\n        agency\n        purpose {\n          vi\n          en\n          legalBasis\n        }\n        caseCode\n        entities\n        fieldClasses\n        subjectCount\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const mineNames: Operation<MineNamesQuery, MineNamesQueryVariables> = {
  name: 'MineNames',
  text: "query MineNames {\n  catalogue {\n    registers {\n      entities {\n        name\n        caption\n        captionEn\n      }\n    }\n  }\n}",
};

export const agencyNames: Operation<AgencyNamesQuery, AgencyNamesQueryVariables> = {
  name: 'AgencyNames',
  text: "query AgencyNames($codes: [AgencyCode!]!) {\n  agencies(where: {code: {in: $codes}}, first: 100) {\n    nodes {\n      code\n      name\n    }\n  }\n}",
};
