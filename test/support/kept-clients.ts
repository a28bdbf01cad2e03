import { Agent, request } from 'node:http';

export type KeptClients = {
  /** What became of the requests so far: a status with what its answer says of the connection, or the error's code. */
  seen: Map<string, number>;
  /** Resolves when no client could connect any more, each then ends by itself. */
  over: Promise<void>;
  /** Connections used so far. */
  connections(): number;
};

/**
 * Clients with a kept connection each, which ask again and again, some at once and some after a pause, until the server takes no
 * connection.
 */
export function keptClients(url: string, { busy, lazy }: { busy: number; lazy: number }): KeptClients {
  const seen = new Map<string, number>();
  const sockets = new Set<unknown>();
  const client = async (pauseMs: () => number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (;;) {
      const outcome = await ask(agent, url, sockets);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      if (outcome === 'ECONNREFUSED') return agent.destroy();
      await new Promise((resolve) => setTimeout(resolve, pauseMs()));
    }
  };
  const clients = [
    ...Array.from({ length: busy }, () => client(() => Math.random() * 4)),
    ...Array.from({ length: lazy }, () => client(() => 200 + Math.random() * 400)),
  ];
  return { seen, over: Promise.all(clients).then(() => undefined), connections: () => sockets.size };
}

const BODY = JSON.stringify({ query: '{ province(code: "01") { name } }' });

function ask(agent: Agent, url: string, sockets: Set<unknown>): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(`${url}/graphql`, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume();
      response.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? error.message));
      response.on('end', () => resolve(`${response.statusCode} ${response.headers.connection}`));
    });
    asked.on('socket', (socket) => sockets.add(socket));
    asked.on('error', (error) =>
      resolve(`${(error as NodeJS.ErrnoException).code ?? error.message}${asked.reusedSocket ? ' over a kept connection' : ''}`),
    );
    asked.end(BODY);
  });
}
