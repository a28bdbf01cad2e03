import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { type AllowedHosts, ClosedAddress, faultOfUrl, hostOf, isAllowed, isPublic, lookUpPublic } from './address.js';

export type Letter = { id: string; body: string };

/** Why a target did not take a letter: `status-<n>` is what it answered. None of them quotes anything. */
export type SendFault = 'unreachable' | 'too-late' | 'redirect' | 'address' | `status-${number}`;

type Sending = {
  /** Longest it may take; `SEND_MS_MAX` unless a test is in a hurry. */
  msMax?: number;
  url: string;
  /** One, or two while they change: the receiver believes either. */
  secrets: readonly string[];
  allowed: AllowedHosts;
  signal?: AbortSignal;
};

/** From looking up its name to the first line of the answer. */
export const SEND_MS_MAX = 10_000;

/**
 * Sends a letter once, as Standard Webhooks has it; null once the target took it. Never throws and never waits longer than `SEND_MS_MAX`. Of the
 * answer only the status is read, and a redirect is not followed: where a letter goes the operator or the application said, not whoever answers.
 */
export async function send(
  { id, body }: Letter,
  { url: text, secrets, allowed, signal, msMax = SEND_MS_MAX }: Sending,
): Promise<SendFault | null> {
  if (faultOfUrl(text, allowed) !== null) return 'address';
  const url = new URL(text);
  const host = hostOf(url);
  const isOwn = isAllowed(url, allowed);
  // A name is looked at when it is looked up; an address in the text is not looked up.
  if (!isOwn && isIP(host) > 0 && !isPublic(host)) return 'address';
  const at = new Date();
  const late = AbortSignal.timeout(msMax);
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'giaolo',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? encrypted : plain)(url, {
      ...{ method: 'POST', headers, agent: false },
      ...(isOwn ? {} : { lookup: lookUpPublic }),
      signal: signal ? AbortSignal.any([late, signal]) : late,
    });
    request.on('response', (response) => {
      const { statusCode = 0 } = response;
      // What it says beyond that is nobody's to read: it may be endless.
      response.on('error', () => undefined).destroy();
      if (statusCode >= 200 && statusCode < 300) resolve(null);
      else resolve(statusCode >= 300 && statusCode < 400 ? 'redirect' : `status-${statusCode}`);
    });
    request.on('error', (error) => {
      if (error instanceof ClosedAddress) resolve('address');
      else resolve(late.aborted ? 'too-late' : 'unreachable');
    });
    request.end(body);
  });
}
