import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { StartError } from '../start-error.js';
import { type FeedTailSubscription, type FeedTailSubscriptionVariables, feedTail } from './generated/operations.js';

export type FeedEvent = { cursor: string; change: FeedChange };
export type FeedChange = FeedTailSubscription['changes'];

type Asked = {
  url: string;
  headers: Record<string, string>;
  after: string | null;
  /** As they were typed: what is no register the hub refuses. */
  registers: readonly string[] | null;
  signal: AbortSignal;
  /** Told once each time the stream has broken off. */
  onBreak(): void;
};

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

/** One connection; null says that the hub is there. */
async function* once({ url, headers, after, registers, signal }: Asked, last: string | null): AsyncGenerator<FeedEvent | null, void> {
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) },
    body: JSON.stringify({
      query: feedTail.text,
      variables: { after, registers: registers as FeedTailSubscriptionVariables['registers'] } satisfies FeedTailSubscriptionVariables,
    }),
    signal,
  }).catch((cause: unknown) => {
    throw new StartError(
      { vi: `Không thấy hub ở ${url}. Hãy chạy "npm start", hoặc dùng --url.`, en: `No hub at ${url}. Run "npm start", or use --url.` },
      { cause },
    );
  });
  if (response.status !== 200 || !response.body) throw refusal(await response.text());
  yield null;
  const messages = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const message of messages) if (message.event === 'next') yield eventOf(message);
}

function eventOf({ id = '', data }: EventSourceMessage): FeedEvent {
  const result = JSON.parse(data) as { data?: FeedTailSubscription };
  if (!result.data) throw refusal(data);
  return { cursor: id, change: result.data.changes };
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
