import type { ServedChange } from '../hub/query/history.js';
import { StartError } from '../start-error.js';

export type FeedEvent = { cursor: string; change: FeedChange };
/** What the document below asks of a change. */
export type FeedChange = Omit<ServedChange, 'validTo' | 'slices'> & { changeSet: { id: string; reason: string } | null };

type Asked = {
  url: string;
  headers: Record<string, string>;
  after: string | null;
  registers: readonly string[] | null;
  signal: AbortSignal;
  /** Told once each time the stream has broken off. */
  onBreak(): void;
};

const DOCUMENT = `subscription FeedTail($after: Position, $registers: [Register!]) {
  changes(after: $after, registers: $registers) {
    position entity recordId version operation validFrom recordedFrom authority changedFields { name before after } changeSet { id reason }
  }
}`;
const AGAIN_MS = 1_000;

/** The changes of a hub as they come. Goes on by itself after a break, from the last change it has had, until the signal says stop. */
export async function* feedStream(asked: Asked): AsyncGenerator<FeedEvent, void> {
  let last: string | null = null;
  let known = false;
  while (!asked.signal.aborted) {
    try {
      for await (const event of once(asked, last)) {
        known = true;
        if (event === null) continue;
        last = event.cursor;
        yield event;
      }
    } catch (error) {
      if (asked.signal.aborted) return;
      // What the hub refuses it will refuse again; a hub that was never there is a wrong address.
      if (error instanceof StartError && (!known || error.exitStatus === 2)) throw error;
    }
    if (asked.signal.aborted) return;
    asked.onBreak();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** One connection; null is a sign of life. */
async function* once({ url, headers, after, registers, signal }: Asked, last: string | null): AsyncGenerator<FeedEvent | null, void> {
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) },
    body: JSON.stringify({ query: DOCUMENT, variables: { after, registers } }),
    signal,
  }).catch((cause: unknown) => {
    throw new StartError(
      { vi: `Không thấy hub ở ${url}. Hãy chạy "npm start", hoặc dùng --url.`, en: `No hub at ${url}. Run "npm start", or use --url.` },
      { cause },
    );
  });
  if (response.status !== 200 || !response.body) throw refusal(await response.text());
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): FeedEvent | null {
  const lines = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]));
  if (lines.get('event') !== 'next') return null;
  const data = lines.get('data') ?? '';
  const result = JSON.parse(data) as { data?: { changes: FeedChange } };
  if (!result.data) throw refusal(data);
  return { cursor: lines.get('id') ?? '', change: result.data.changes };
}

function refusal(text: string): StartError {
  let sentences = { vi: 'Hub từ chối yêu cầu.', en: 'The hub refused the request.' };
  try {
    const [error] = (JSON.parse(text) as { errors: { message: string; extensions: { message_en?: string } }[] }).errors;
    if (error) sentences = { vi: error.message, en: error.extensions.message_en ?? error.message };
  } catch {
    // A proxy's page says nothing worth repeating.
  }
  return new StartError(sentences, { exitStatus: 2 });
}
