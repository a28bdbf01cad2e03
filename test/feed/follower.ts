export type StreamEvent = { id: string; event: string; data: any };
export type Follower = {
  type: string | null;
  /** The next so many results; waits for them. */
  next(count: number): Promise<StreamEvent[]>;
  comments(): number;
  /** Whatever still came before the server ended the stream. */
  ended(): Promise<StreamEvent[]>;
  close(): void;
};

/** A client of `/graphql/stream`, as small as the protocol is. */
export async function follow(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
  { reading = true }: { reading?: boolean } = {},
): Promise<Follower> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`refused: ${response.status} ${await response.text()}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let comments = 0;
  const read = async (): Promise<StreamEvent[] | undefined> => {
    const { done, value } = await reader.read();
    if (done) return undefined;
    text += value;
    const events: StreamEvent[] = [];
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.startsWith(':')) comments += 1;
      else {
        const lines = new Map(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        const data = lines.get('data') ?? '';
        events.push({ id: lines.get('id') ?? '', event: lines.get('event') ?? '', data: data === '' ? null : JSON.parse(data) });
      }
    }
    return events;
  };
  const queue: StreamEvent[] = [];
  // The first sign of life: from here on nothing that is written is missed.
  if (reading) while (comments === 0) queue.push(...((await read()) ?? []));
  return {
    type: response.headers.get('content-type'),
    async next(count) {
      while (queue.length < count) {
        const events = await read();
        if (!events) throw new Error('the stream ended');
        queue.push(...events);
      }
      return queue.splice(0, count);
    },
    comments: () => comments,
    async ended() {
      for (let events = await read(); events; events = await read()) queue.push(...events);
      return queue.splice(0);
    },
    close: () => leaving.abort(),
  };
}
