import { connect } from 'node:net';
import { request } from '../load/request.js';

/** What a consumer that builds a copy asks for. */
const DOCUMENT = `query Feed($after: Position) { changes(after: $after, first: 1000) {
  nodes { position entity recordId version operation validFrom recordedFrom authority changedFields { name before after } changeSet { id } }
  pageInfo { scannedTo } } }`;

export type Reading = { changes: number; pages: number; lost: number; firstError: string | null; pageMs: number[] };

/**
 * Reads the feed page after page over one connection, from its beginning to its end and again, until the time is over. That no position is
 * missing is looked at on every page: the reader may see everything, so they must follow one another without a gap.
 */
export function readOn({ address, headers, until }: { address: string; headers: Record<string, string>; until: number }): Promise<Reading> {
  const { hostname, port } = new URL(address);
  const reading: Reading = { changes: 0, pages: 0, lost: 0, firstError: null, pageMs: [] };
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    let after = 0;
    let sentAt = 0;
    let chunks: Buffer[] = [];
    let missing = -1;
    const send = () => {
      sentAt = performance.now();
      if (sentAt >= until) return void socket.destroy();
      socket.write(request('/graphql', headers, { query: DOCUMENT, variables: { after: String(after) } }));
    };
    const fail = (what: string) => {
      reading.firstError ??= what.slice(0, 300);
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (missing < 0) {
        const received = Buffer.concat(chunks);
        const head = received.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1];
        if (length === undefined) return fail(received.toString('utf8', 0, 300));
        chunks = [received.subarray(head + 4)];
        missing = Number(length) - (chunks[0]?.length ?? 0);
      } else missing -= chunk.length;
      if (missing > 0) return;
      const body = Buffer.concat(chunks).toString('latin1');
      chunks = [];
      missing = -1;
      if (!body.startsWith('{"data":{"changes":{"nodes":[')) return fail(body);
      take(body);
      reading.pages += 1;
      reading.pageMs.push(performance.now() - sentAt);
      send();
    });
    socket.on('error', (error) => fail(String(error)));
    socket.on('close', () => done(reading));
    socket.on('connect', send);
    socket.setNoDelay(true);

    function take(body: string): void {
      const MARK = '{"position":"';
      for (let at = body.indexOf(MARK); at >= 0; at = body.indexOf(MARK, at + 1)) {
        const position = Number(body.slice(at + MARK.length, body.indexOf('"', at + MARK.length)));
        reading.lost += Math.max(0, position - after - 1);
        after = position;
        reading.changes += 1;
      }
      const scannedTo = /"scannedTo":"(\d+)"/.exec(body.slice(body.lastIndexOf('"scannedTo"')))?.[1];
      if (scannedTo !== String(after)) fail(`the page ended at ${after}, but said ${scannedTo}`);
      // At its end the feed begins anew, so that every page is a full one.
      if (!body.includes('"position"')) after = 0;
    }
  });
}
