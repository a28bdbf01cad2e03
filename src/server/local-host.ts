/** A page elsewhere can point a name of its own at this machine, but not one of these. */
export function isLocal(host: string | undefined): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '');
}
