import { connect, type Socket } from 'node:net';
import { createHistogram } from './histogram.js';

export type Load = {
  address: string;
  requests: readonly Buffer[] /** How a right answer's body begins. */;
  begins: string;
  connections: number;
  seconds: number;
};
export type Outcome = {
  perSecond: number;
  answers: number;
  /** With those of the ramp, which count for nothing else. */
  inAll: number;
  errors: number;
  firstError: string | null;
  p50: number;
  p99: number;
  max: number;
};

/** Until then a run only warms up. */
const RAMP_SECONDS = 0.2;
const SILENCE_MS = 10_000;

/**
 * A closed loop: each connection sends its next request when its answer is in. Written on sockets, since the generator shares two cores
 * with what it measures and an HTTP client would take as much of them as the limit server does. Reads `content-length` answers only.
 */
export async function closedLoop({ address, requests, begins, connections, seconds }: Load): Promise<Outcome> {
  const { hostname, port } = new URL(address);
  const expected = Buffer.from(begins);
  const histogram = createHistogram();
  const counted = { from: performance.now() + RAMP_SECONDS * 1_000, to: performance.now() + (RAMP_SECONDS + seconds) * 1_000 };
  let [answers, inAll, errors, next, max] = [0, 0, 0, 0, 0];
  let firstError: string | null = null;

  const loop = (socket: Socket): Promise<void> =>
    new Promise((done) => {
      let sentAt = 0;
      let received: Buffer | undefined;
      const fail = (what: string) => {
        errors += 1;
        firstError ??= what.slice(0, 500);
        socket.destroy();
      };
      const send = () => {
        sentAt = performance.now();
        if (sentAt >= counted.to) return void socket.destroy();
        socket.write(requests[next++ % requests.length] ?? '');
      };
      socket.on('data', (chunk) => {
        received = received ? Buffer.concat([received, chunk]) : chunk;
        const head = received.indexOf('\r\n\r\n');
        if (head < 0) return;
        const header = received.toString('latin1', 0, head);
        const length = /\r\ncontent-length: (\d+)/i.exec(header)?.[1];
        if (length === undefined) return fail(header);
        if (received.length < head + 4 + Number(length)) return;
        const isRight = header.startsWith('HTTP/1.1 200') && expected.equals(received.subarray(head + 4, head + 4 + expected.length));
        if (!isRight) return fail(received.toString());
        received = undefined;
        inAll += 1;
        const now = performance.now();
        if (now >= counted.from && now < counted.to) {
          answers += 1;
          histogram.add(now - sentAt);
          max = Math.max(max, now - sentAt);
        }
        send();
      });
      socket.setTimeout(SILENCE_MS, () => fail(`silent for ${SILENCE_MS} ms`));
      socket.on('error', (error) => fail(String(error)));
      socket.on('end', () => fail('the server hung up'));
      socket.on('close', () => done());
      socket.on('connect', send);
      socket.setNoDelay(true);
    });

  await Promise.all(Array.from({ length: connections }, () => loop(connect(Number(port), hostname))));
  return {
    perSecond: answers / seconds,
    answers,
    inAll,
    errors,
    firstError,
    p50: histogram.quantile(0.5),
    p99: histogram.quantile(0.99),
    max,
  };
}
