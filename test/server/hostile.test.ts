import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFor } from '../support/work-orders.js';
import { hostileInputs } from './hostile-inputs.js';
import { CASE, type RunningHub, runHub } from './running-hub.js';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
});
afterAll(() => running.close());

describe('every bad request gets its own typed answer', () => {
  it.each(hostileInputs)('$input: $status $code', async ({ request, status, code, as, purpose, msMax, text, notText }) => {
    const who: Record<string, string> = as ? { authorization: `Bearer ${await running.token(as)}` } : {};
    const why: Record<string, string> = purpose ? { 'hub-purpose': purpose, 'hub-case': caseFor(purpose, CASE) } : {};
    const since = performance.now();
    const answer = await running.send(request.path ?? '/graphql', { ...request, headers: { ...who, ...why, ...request.headers } });
    const ms = performance.now() - since;
    expect({ status: answer.status, code: answer.code }, answer.text.slice(0, 500)).toEqual({ status, code: code ?? answer.code });
    if (status >= 400) {
      expect(answer.code).toBeDefined();
      for (const error of answer.body.errors) {
        // Both languages, the request's id, and nothing of the inside.
        expect(error.message).toMatch(/\S/);
        expect(error.extensions.message_en).toMatch(/\S/);
        expect(error.extensions.requestId).toBe(answer.headers.get('x-request-id'));
        expect(JSON.stringify(error)).not.toMatch(/stack|\.ts:|\.js:|node_modules|giaolo_app/);
      }
    }
    if (msMax) expect(ms).toBeLessThan(msMax);
    if (text) expect(answer.text).toMatch(text);
    if (notText) expect(answer.text).not.toMatch(notText);
  });

  it('and the hub answers on, with nothing changed and no internal error in its log', async () => {
    expect((await running.ask('{ province(code: "01") { name } }')).body.data.province.name).toBe('Thành phố Hà Nội');
    expect(running.log.filter((line) => line.includes('"INTERNAL"'))).toEqual([]);
    expect(running.log.join('')).not.toMatch(/001090000011|zz-secret|drop table|zzzz|a{16}/);
  });

  it('in the language of the caller, Vietnamese unless asked', async () => {
    const message = async (language: string) =>
      (await running.ask('{ helo }', { headers: { 'accept-language': language } })).body.errors[0];
    expect((await running.ask('{ helo }')).body.errors[0].message).toMatch(/^Câu hỏi GraphQL không khớp lược đồ/);
    expect((await message('en-GB,en;q=0.9,vi;q=0.8')).message).toMatch(/^The GraphQL document/);
    expect((await message('vi,en;q=0.9')).message).toMatch(/^Câu hỏi/);
    expect((await message('fr')).extensions).toMatchObject({ message_en: expect.stringMatching(/type Query has no field helo/) });
  });

  it('names the place and the rule of a scalar, never its value', async () => {
    const { status, body } = await running.ask('{ vehicle(plate: "HELLO-WORLD") { id } }', { headers: { 'accept-language': 'en' } });
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', scalar: 'Plate' });
    expect(body.errors[0].message).toMatch(/Plate.*Example/s);
    expect(JSON.stringify(body)).not.toMatch(/HELLO/);
  });
});

describe('every answer', () => {
  it('carries headers that keep it out of caches, frames and other sites', async () => {
    for (const path of ['/healthz', '/nowhere', '/playground/tokens.json']) {
      const { headers } = await running.send(path, { method: 'GET' });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('leaves one line in the log, without body, token or query string, and whatever the caller called itself cut', async () => {
    running.log.length = 0;
    const token = await running.token('steward');
    await running.send('/graphql?personalId=001090000011', {
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': `evil \u001b[31m ${'x'.repeat(5_000)}`.replace('\u001b', '\t'),
        'x-request-id': 'mine',
      },
      body: { query: 'query Named { __typename }' },
    });
    expect(running.log).toHaveLength(1);
    const line = JSON.parse(running.log[0] ?? '');
    expect(line).toMatchObject({
      level: 'info',
      method: 'POST',
      route: '/graphql',
      status: 200,
      role: 'steward',
      actor: 'demo-steward',
      operation: 'query',
      operationName: 'Named',
    });
    expect(line.userAgent.length).toBeLessThanOrEqual(257);
    expect(running.log[0]).not.toContain('001090000011');
    expect(running.log[0]).not.toContain(token.slice(0, 20));
    expect(line.requestId).not.toBe('mine');
  });
});
