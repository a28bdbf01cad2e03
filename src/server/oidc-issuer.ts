import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { unavailable } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { Job } from '../runtime/job.js';
import type { Sentence } from '../start-error.js';
import type { Look } from './health.js';
import type { VerifyToken } from './identity.js';
import { SIGNATURES } from './proofs.js';
import { discoverKeys, fetchKeys, ProviderFault, type ProviderFaultKind, type ProviderKeys } from './provider-keys.js';
import { CLAIMS, checkTimes } from './token-times.js';

export type OidcIssuer = {
  /** Throws UNAVAILABLE where only the provider could tell whether the token is good. */
  verify: VerifyToken;
  /** Another number once other keys count: what was verified before is verified anew. */
  generation(): number;
  look: Look;
  /** Asks the provider for its keys now and then; soon again while it is away. */
  refreshing: Job;
};

type Options = {
  issuer: string;
  audience: string;
  logger: Logger;
  /** Told of each time the keys were asked for, for metrics. */
  onFetch?: (outcome: 'ok' | ProviderFaultKind) => void;
};

/**
 * Access tokens of an OpenID Connect provider (RFC 9068: `typ: at+jwt`). The provider's keys are fetched from the address it publishes,
 * never from one a token names. Resolves when they are there, or when the provider was asked in vain: the hub starts without it, and asks
 * again by itself.
 *
 * Promises: while the provider is away, tokens of keys it has published go on, for a day; a token that only it could judge is refused as
 * not checked, never as bad. A key it takes back stops within a minute of its being reachable. However many tokens come, it is asked no
 * more than every 5 s.
 */
export async function openOidcIssuer({ issuer, audience, logger, onFetch }: Options): Promise<OidcIssuer> {
  let address: { url: URL; since: number } | null = null;
  let keys: (ProviderKeys & { at: number }) | null = null;
  let fault: ProviderFault | null = null;
  let generation = 0;
  let fetching: Promise<void> | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;

  async function fetchAnew(): Promise<void> {
    try {
      // What it said of itself is asked again now and then, and whenever something went wrong: keys move to other addresses.
      if (address === null || fault !== null || performance.now() - address.since > ADDRESS_MS_MAX) {
        address = { url: await discoverKeys(issuer), since: performance.now() };
      }
      take(await fetchKeys(address.url));
    } catch (error) {
      refuse(error instanceof ProviderFault ? error : new ProviderFault('keys', 'the keys cannot be read', { cause: error }));
    } finally {
      fetching = undefined;
      endedAt = performance.now();
    }
  }

  function take(found: ProviderKeys): void {
    if (keys !== null && keys.print !== found.print) generation += 1;
    keys = { ...found, at: performance.now() };
    if (fault !== null) logger.info({ event: 'identity-provider-back' });
    fault = null;
    onFetch?.('ok');
  }

  function refuse(found: ProviderFault): void {
    if (fault?.kind !== found.kind) {
      const { cause } = found;
      const reason = cause instanceof Error ? ((cause.cause as NodeJS.ErrnoException | undefined)?.code ?? cause.message) : undefined;
      logger.error({ event: 'identity-provider-away', kind: found.kind, message: found.message, reason });
    }
    fault = found;
    onFetch?.(found.kind);
  }

  /** Never throws; how it went stands in `keys` and `fault`. */
  function refresh(): Promise<void> {
    fetching ??= fetchAnew();
    return fetching;
  }

  function dueInMs(): number {
    return Math.max(0, endedAt + (fault ? RETRY_MS : REFRESH_MS) - performance.now());
  }

  function known(): ProviderKeys & { at: number } {
    if (keys !== null && performance.now() - keys.at <= KEYS_MS_MAX) return keys;
    throw unavailable('identity-provider', fault ?? new Error('the keys of the identity provider are too old'));
  }

  const keyOf: JWTVerifyGetKey = async (header, token) => {
    // Only after this process itself stood still: otherwise the job has been here.
    if (fault === null && (keys === null || performance.now() - keys.at > LATE_MS)) await refresh();
    const { at, find } = known();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (fault === null && performance.now() - at < COOLDOWN_MS) throw error;
      // It may be signed with a key that is newer than those known here; while the provider is away nobody can say.
      if (fault === null) await refresh();
      if (fault !== null) throw unavailable('identity-provider', fault);
      return known().find(header, token);
    }
  };

  await refresh();
  return {
    verify: async (token) => {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience,
        algorithms: SIGNATURES,
        typ: 'at+jwt',
        requiredClaims: CLAIMS,
        clockTolerance: LIMITS.clockSeconds.max,
      });
      checkTimes(payload);
      return payload;
    },
    generation: () => generation,
    // Open data are served without it, and whoever has a token of a known key; so requests still belong here.
    look: () => (fault === null ? [] : [{ name: 'identity-provider', isReady: true, ...SENTENCES[fault.kind] }]),
    refreshing: {
      name: 'identity-provider-keys',
      scope: 'process',
      pauseMs: dueInMs,
      // A token of an unknown key may have had it asked meanwhile.
      run: async () => (dueInMs() > 0 ? undefined : refresh()),
    },
  };
}

/** How long a key that was taken back is still believed, beside the two answers it takes to learn of it. */
const REFRESH_MS = 30_000;
const LATE_MS = 45_000;
const RETRY_MS = 5_000;
const COOLDOWN_MS = 5_000;
const ADDRESS_MS_MAX = 600_000;
/** A provider that is away issues no tokens either; after a day, what it last said is no longer what it says. */
const KEYS_MS_MAX = 86_400_000;

const SENTENCES: Record<ProviderFaultKind, Sentence> = {
  unreachable: { vi: 'Không kết nối được tới nhà cung cấp danh tính.', en: 'The identity provider cannot be reached.' },
  timeout: { vi: 'Nhà cung cấp danh tính không trả lời kịp.', en: 'The identity provider does not answer in time.' },
  status: { vi: 'Nhà cung cấp danh tính trả lời bằng mã lỗi.', en: 'The identity provider answers with an error status.' },
  'not-json': {
    vi: 'Nhà cung cấp danh tính trả lời không phải JSON.',
    en: 'The identity provider answers with something that is no JSON.',
  },
  'too-large': { vi: 'Nhà cung cấp danh tính trả lời quá dài.', en: 'The identity provider answers with too much.' },
  discovery: {
    vi: 'Tài liệu tự mô tả của nhà cung cấp danh tính không khớp với HUB_ISSUER.',
    en: 'The discovery document of the identity provider does not fit HUB_ISSUER.',
  },
  keys: { vi: 'Nhà cung cấp danh tính không công bố bộ khoá hợp lệ.', en: 'The identity provider publishes no valid key set.' },
};
