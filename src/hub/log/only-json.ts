/** What a text says; undefined where it is no JSON, as only bytes altered past the database can be. */
export function onlyJson<T>(text: string | null | undefined): T | undefined {
  try {
    return JSON.parse(text ?? '') as T;
  } catch {
    return undefined;
  }
}
