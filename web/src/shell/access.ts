/** The demonstration's tokens and the catalogue of purposes; without a demo issuer the hub answers 404 and a token is pasted instead. */
export type Access = {
  roles: readonly { role: string; labelVi: string; labelEn?: string; token: string }[];
  purposes: readonly { code: string; vi: string; en?: string; caseRequired: boolean }[];
  exampleCase: string;
};

export const NO_ACCESS: Access = { roles: [], purposes: [], exampleCase: '' };

export async function loadAccess(): Promise<Access> {
  try {
    const response = await fetch('/playground/tokens.json', { credentials: 'omit', cache: 'no-store' });
    if (!response.ok) return NO_ACCESS;
    const body = (await response.json()) as Partial<Access> & { example?: { case?: string } };
    return { roles: body.roles ?? [], purposes: body.purposes ?? [], exampleCase: body.example?.case ?? '' };
  } catch {
    // A page that opens and takes a pasted token is worth more than one that stays blank.
    return NO_ACCESS;
  }
}
