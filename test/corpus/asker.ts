import type { Caller } from '../../src/hub/access/caller.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { loadModel } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { packageRoot } from '../../src/root.js';

const sdl = readSdl(new URL('src/schema/', packageRoot));
export const model = loadModel(sdl);
export const schema = executableSchema(sdl, model, others);

/** Who asks the questions of the corpus, by the name they have there. */
export const ASKERS = {
  anonymous: asker('anonymous', null),
  analyst: asker('analyst', null),
  'permit-service': asker('permit-service', 'licensing'),
  'dossier-service': asker('dossier-service', 'once-only'),
  steward: asker('steward', 'stewardship'),
  citizen: asker('citizen', 'self-access', '001090000011'),
} as const satisfies Readonly<Record<string, Caller>>;

export type AskerName = keyof typeof ASKERS;

function asker(role: string, purpose: string | null, ownKey: string | null = null): Caller {
  return {
    role,
    actor: role,
    agency: null,
    authenticated: role !== 'anonymous',
    purposes: model.access.roles.find((one) => one.role === role)?.purposes ?? [],
    purpose,
    caseCode: purpose && !ownKey ? 'H26.01-261122-0001' : null,
    ...(purpose === 'stewardship' ? { workOrder: 'H26.01-261122-0001' } : {}),
    ownKey,
    language: 'vi',
    requestId: 'corpus',
  };
}
