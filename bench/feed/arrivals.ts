export type Arrival = { position: number; at: number };

/** Follows the feed's stream and notes when each position came; held against the commits, it tells how late and whether all came. */
export async function followArrivals(
  address: string,
  headers: Record<string, string>,
): Promise<{ close(commits: readonly Arrival[]): { delaysMs: number[]; missed: number } }> {
  const leaving = new AbortController();
  const response = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription Follow { changes { position } }' }),
    signal: leaving.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`the stream was refused: ${response.status}`);
  const cameAt = new Map<number, number>();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const take = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const at = performance.timeOrigin + performance.now();
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const position = /^id: (\d+)@/.exec(block)?.[1];
        if (position) cameAt.set(Number(position), at);
      }
    }
  };
  take().catch(() => undefined);
  return {
    close(commits) {
      leaving.abort();
      const first = Math.min(...cameAt.keys());
      const followed = commits.filter(({ position }) => position >= first);
      const missed = followed.filter(({ position }) => !cameAt.has(position)).length;
      return {
        missed,
        delaysMs: followed.flatMap(({ position, at }) => (cameAt.has(position) ? [Math.max(0, (cameAt.get(position) ?? at) - at)] : [])),
      };
    },
  };
}
