/**
 * What a file does to the records that its rows name, where it is told so; none of these registers one. `update`: a new state from the row's
 * day, as without it. `correct`: what the register says of a period was wrong. `close`: the record ends. `remove`: it should never have been.
 */
export const FILE_OPERATIONS = ['update', 'correct', 'close', 'remove'] as const;
export type FileOperation = (typeof FILE_OPERATIONS)[number];
