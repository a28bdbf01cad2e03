// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type FollowQueryVariables = Exact<{
  after?: string | null | undefined;
  entities?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FollowQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly position: string, readonly entity: string, readonly recordId: string, readonly slices: ReadonlyArray<unknown> }>, readonly pageInfo: { readonly scannedTo: string | null, readonly hasNextPage: boolean } } };
