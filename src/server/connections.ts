import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Lets a server end when its last answer has left. Node itself waits for every client that keeps its connection open, and counts one
 * that has never sent a request as busy.
 */
export function watchConnections(server: Server): { drain(): void } {
  const waiting = new Set<Socket>();
  const running = new Map<Socket, number>();
  let draining = false;
  server.on('connection', (socket) => {
    if (draining) return void socket.destroy();
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (running.get(socket) ?? 1) - 1;
      if (left > 0) return void running.set(socket, left);
      running.delete(socket);
      if (draining) socket.end();
    });
  });
  return {
    drain() {
      draining = true;
      for (const socket of waiting) if (!running.has(socket)) socket.destroy();
    },
  };
}
