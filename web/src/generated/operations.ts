// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
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

export type WorkbenchKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkbenchKindsQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly aggregate: string, readonly isPersonal: boolean, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly kind: CatalogueFieldKind, readonly type: string, readonly class: CatalogueClass, readonly isCounted: boolean, readonly choices: ReadonlyArray<{ readonly name: string, readonly caption: string }> }> }> }> } | null };

export type ProvinceShapesQueryVariables = Exact<{
  asOf?: AsOf | null | undefined;
}>;


export type ProvinceShapesQuery = { readonly provinces: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly boundary: unknown }> } };

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

export const workbenchKinds: Operation<WorkbenchKindsQuery, WorkbenchKindsQueryVariables> = {
  name: 'WorkbenchKinds',
  text: "query WorkbenchKinds {\n  catalogue {\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        aggregate\n        isPersonal\n        fields {\n          name\n          caption\n          captionEn\n          kind\n          type\n          class\n          isCounted\n          choices {\n            name\n            caption\n          }\n        }\n      }\n    }\n  }\n}",
};

export const provinceShapes: Operation<ProvinceShapesQuery, ProvinceShapesQueryVariables> = {
  name: 'ProvinceShapes',
  text: "query ProvinceShapes($asOf: AsOf) {\n  provinces(first: 100, asOf: $asOf) {\n    nodes {\n      code\n      name\n      boundary\n    }\n  }\n}",
};
