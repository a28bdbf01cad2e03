const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The form of every id of the contract: a record's, a change set's, a batch's. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
