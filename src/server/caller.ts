import type { FastifyRequest } from 'fastify';
import { HubError, type Language } from '../errors.js';
import type { Caller, Trace } from '../hub/access/caller.js';
import type { Model } from '../hub/declare/model.js';
import { checkIdempotencyKey } from '../hub/write/repeat.js';
import { LIMITS } from '../limits.js';
import { millisecondsOf } from '../seconds.js';
import { type Prove, readIdentity, type VerifyToken } from './identity.js';

/** Who asks and why, from token and headers; refused as a whole if any of them is not what it should be. */
export async function readCaller(
  request: FastifyRequest,
  { verify, model, prove }: { verify: VerifyToken; model: Model; prove: Prove },
): Promise<Caller> {
  const identity = await readIdentity(request.headers.authorization, verify, model, prove);
  return {
    role: identity?.role ?? 'anonymous',
    actor: identity?.actor ?? 'anonymous',
    agency: identity?.agency ?? null,
    authenticated: identity !== null,
    purposes: identity?.purposes ?? [],
    ownKey: identity?.ownKey ?? null,
    purpose: single(request, 'hub-purpose')?.slice(0, PURPOSE_LENGTH_MAX) ?? null,
    caseCode: readCase(request, model),
    behalf: identity?.behalf,
    trace: readTrace(single(request, 'traceparent')),
    messageId: readMessageId(single(request, 'idempotency-key')),
    wantsCost: single(request, 'hub-cost') !== null,
    ...readFreshness(request, model),
    language: readLanguage(request.headers['accept-language']),
    requestId: request.id,
  };
}

const PURPOSE_LENGTH_MAX = 64;

function readMessageId(given: string | null): string | undefined {
  if (given !== null) checkIdempotencyKey(given, 'Idempotency-Key');
  return given ?? undefined;
}

function readCase(request: FastifyRequest, model: Model): string | null {
  return byRule(request, model, { header: 'Hub-Case', scalar: 'DossierCode' });
}

/** How old what is read may be. */
function readFreshness(request: FastifyRequest, model: Model): Pick<Caller, 'atLeast' | 'maxStalenessMs'> {
  const atLeast = byRule(request, model, { header: 'Hub-At-Least', scalar: 'Position' });
  const seconds = single(request, 'hub-max-staleness');
  const { max, remedy } = LIMITS.stalenessSeconds;
  const maxStalenessMs = seconds === null ? undefined : millisecondsOf(seconds, max);
  if (maxStalenessMs === null) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'Hub-Max-Staleness',
      ruleVi: `phải là số giây từ 0 đến ${max}, ví dụ 2.5. ${remedy?.vi}`,
      ruleEn: `it must be a number of seconds from 0 to ${max}, for example 2.5. ${remedy?.en}`,
    });
  }
  return {
    ...(atLeast === null ? {} : { atLeast }),
    ...(maxStalenessMs === undefined ? {} : { maxStalenessMs }),
  };
}

/** A header in the form of a scalar; refused where it has another. */
function byRule(request: FastifyRequest, model: Model, { header, scalar }: { header: string; scalar: string }): string | null {
  const given = single(request, header.toLowerCase());
  const rule = model.scalars.get(scalar);
  if (given === null || !rule) return null;
  const result = rule.normalise(given);
  if ('value' in result) return result.value;
  throw new HubError(
    'BAD_USER_INPUT',
    { argument: header, ruleVi: result.vi, ruleEn: result.en, example: rule.example },
    { details: { scalar: rule.name, problem: result.rejected } },
  );
}

/** W3C Trace Context: whatever is not of its form counts as absent, as it says. */
export function readTrace(header: string | null): Trace | undefined {
  const [, version, traceId, spanId, rest] = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}($|-)/.exec(header ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || version === 'ff' || (version === '00' && rest !== '')) return undefined;
  return /^0+$/.test(traceId) || /^0+$/.test(spanId) ? undefined : { traceId, spanId };
}

/** A header given twice means two things at once; Node joins them with a comma, which fits neither a purpose nor a case. */
function single(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  const text = (Array.isArray(value) ? value.join(', ') : value)?.trim();
  return text ? text : null;
}

/** Vietnamese unless English is preferred to it; of equal weights the first counts. */
export function readLanguage(header: string | undefined): Language {
  const weights = { vi: 0, en: 0 };
  for (const [place, part] of (header ?? '').slice(0, 200).split(',').entries()) {
    const [, language, weight] = /^\s*(vi|en)\b[^;]*(?:;\s*q=([\d.]+))?/i.exec(part) ?? [];
    const key = language?.toLowerCase();
    if (key === 'vi' || key === 'en')
      weights[key] = Math.max(weights[key], (weight === undefined ? 1 : Number(weight) || 0) - place / 1_000);
  }
  return weights.en > weights.vi ? 'en' : 'vi';
}
