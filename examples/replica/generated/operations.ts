// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The five ways to change a record, and what takes values away. */
export type ChangeOperation =
  /** «Đăng ký». First fact about a record. */
  | 'REGISTER'
  /** «Cập nhật». A new legal state from a date. */
  | 'UPDATE'
  /** «Đính chính». What had been recorded about a period was wrong. */
  | 'CORRECT'
  /** «Kết thúc». The record ends in law. */
  | 'CLOSE'
  /** «Gỡ bỏ». It should never have been registered; earlier knowledge still shows it. */
  | 'REMOVE'
  /** «Xoá dữ liệu». Values were taken away, here and in every earlier state and change. `changedFields` names them, without what stood in them. */
  | 'ERASE';

export type FollowQueryVariables = Exact<{
  after?: string | null | undefined;
  entities?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FollowQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly position: string, readonly entity: string, readonly recordId: string, readonly operation: ChangeOperation, readonly slices: ReadonlyArray<unknown> }>, readonly pageInfo: { readonly scannedTo: string | null, readonly hasNextPage: boolean } } };
