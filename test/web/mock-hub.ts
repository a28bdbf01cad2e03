import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphql } from 'graphql';

export type MockHub = { url: string; asked: Asked[]; close: () => Promise<void> };
type Asked = { url: string; headers: IncomingMessage['headers']; operationName: string | null; variables: unknown };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export const demoAccess = {
  roles: [
    { role: 'citizen', labelVi: 'Công dân', token: 'token-of-citizen' },
    { role: 'dossier-service', labelVi: 'Dịch vụ hồ sơ', token: 'token-of-dossier-service' },
    { role: 'analyst', labelVi: 'Chuyên viên phân tích', token: 'token-of-analyst' },
  ],
  purposes: [
    { code: 'once-only', vi: 'Giải quyết thủ tục hành chính, không yêu cầu nộp lại giấy tờ', caseRequired: true },
    { code: 'statistics', vi: 'Thống kê, phân tích không định danh', caseRequired: false },
  ],
  example: { case: 'H26.01-261122-0001' },
};

const schema = buildSchema('type Query { "A vehicle." vehicle(plate: String): Vehicle } type Vehicle { plate: String make: String }');

/** As much of the hub as the page needs: its files, its tokens, a schema to read and one answer for every question. */
export async function startMockHub({ dist, access, answer }: { dist: string; access?: unknown; answer: unknown }): Promise<MockHub> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void respond(request).then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
  });

  async function respond(request: IncomingMessage): Promise<{ status: number; type: string; body: string | Buffer }> {
    const path = new URL(request.url ?? '/', 'http://hub').pathname;
    if (path === '/graphql') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables?: unknown;
        operationName?: string;
      };
      asked.push({ url: request.url ?? '', headers: request.headers, operationName: operationName ?? null, variables });
      const body = operationName === 'IntrospectionQuery' ? await graphql({ schema, source: query }) : answer;
      return { status: 200, type: 'application/json', body: JSON.stringify(body) };
    }
    if (path === '/playground/tokens.json' && access) return { status: 200, type: 'application/json', body: JSON.stringify(access) };
    const file = path === '/playground' ? 'index.html' : normalize(path.replace(/^\/playground\//, ''));
    if (!path.startsWith('/playground') || file.startsWith('..')) return { status: 404, type: 'text/plain', body: '' };
    return readFile(join(dist, file)).then(
      (body) => ({ status: 200, type: types[extname(file)] ?? 'application/octet-stream', body }),
      () => ({ status: 404, type: 'text/plain', body: '' }),
    );
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
