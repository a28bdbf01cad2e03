/** `toChainage` as codes spell it: `TO_CHAINAGE`. */
export function screaming(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (c) => `_${c}`).toUpperCase();
}
