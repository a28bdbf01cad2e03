// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
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

/** The registers of the hub. */
export type Register =
  /** «Dữ liệu dùng chung» */
  | 'REFERENCE'
  /** «Kết cấu hạ tầng giao thông» */
  | 'INFRASTRUCTURE'
  /** «Phương tiện» */
  | 'VEHICLES'
  /** «Người điều khiển phương tiện» */
  | 'DRIVERS'
  /** «Doanh nghiệp vận tải» */
  | 'BUSINESSES'
  /** «Hồ sơ và phản ánh dữ liệu» */
  | 'CASEWORK';

export type FeedTailSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  registers?: ReadonlyArray<Register> | Register | null | undefined;
}>;


export type FeedTailSubscription = { readonly changes: { readonly position: string, readonly entity: string, readonly recordId: string, readonly version: number, readonly operation: ChangeOperation, readonly validFrom: string | null, readonly recordedFrom: string, readonly authority: string | null, readonly changedFields: ReadonlyArray<{ readonly name: string, readonly before: unknown, readonly after: unknown }>, readonly changeSet: { readonly id: string, readonly reason: string } | null } };

export const feedTail: Operation<FeedTailSubscription, FeedTailSubscriptionVariables> = {
  name: 'FeedTail',
  text: "subscription FeedTail($after: Position, $registers: [Register!]) {\n  changes(after: $after, registers: $registers) {\n    position\n    entity\n    recordId\n    version\n    operation\n    validFrom\n    recordedFrom\n    authority\n    changedFields {\n      name\n      before\n      after\n    }\n    changeSet {\n      id\n      reason\n    }\n  }\n}",
};
