/** SQL of whether a service had opened the dossier of this code by then: its case goes before its record, since fees are paid before it is received. */
export function wasOpened(code: string, { knownAt }: { knownAt: string }): string {
  return `exists (select from dossier_case opened where opened.code = ${code} and opened.opened_at <= ${knownAt})`;
}
