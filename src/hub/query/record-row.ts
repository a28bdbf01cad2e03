/** A record as the interpreter reads it, and which level of the plan it belongs to. */
export type RecordRow = { id: string; version: number; position: string; entity: string; levelPath: string; subjects?: string[] } & Record<
  string,
  unknown
>;
