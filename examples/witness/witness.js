#!/usr/bin/env node
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { folderOf, openWitness } from './add-checkpoint.js';
import { writeOnce } from './disk.js';
import { openMirror } from './mirror.js';
import { ED25519, readVerifierKey, writeVerifierKey } from './note.js';

const USAGE = `Nhân chứng và bản sao cây băm của các nhật ký · Witness and mirror of logs (C2SP tlog-witness)

  npm start -- --logs logs.txt [--name witness.example/w1] [--data data] [--host 127.0.0.1] [--port 4100]

  logs.txt: mỗi dòng một nhật ký, "<khoá kiểm tra> [địa chỉ nhật ký]" · a log a line, "<verifier key> [address of the log]"
`;
const BODY_MAX = 64 * 1024;
/** How soon tiles that could not be had are asked for again. */
const AGAIN_MS = 5_000;

const { values } = parseArgs({
  options: {
    logs: { type: 'string' },
    name: { type: 'string', default: 'witness.example/w1' },
    data: { type: 'string', default: 'data' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '4100' },
    help: { type: 'boolean' },
  },
});
if (values.help || values.logs === undefined) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const data = resolve(values.data);
const logs = readLogs(await readFile(values.logs, 'utf8'));
const signer = await openSigner(values.name);
const witness = openWitness({ folder: data, logs, signer });
const mirrors = new Map(
  logs.flatMap(({ key, url }) => (url === undefined ? [] : [[key.name, openMirror({ folder: join(data, folderOf(key.name)), url })]])),
);
const origins = new Map(logs.map(({ key }) => [folderOf(key.name), key.name]));

/** Mirrors one after the other what was cosigned last of a log; the answer to the log does not wait for it. */
const following = new Set();
/** @param {string} origin */
function follow(origin) {
  const mirror = mirrors.get(origin);
  if (mirror === undefined || following.has(origin)) return;
  following.add(origin);
  const turn = async () => {
    for (;;) {
      const note = await witness.cosigned(origin);
      if (note === undefined || note === (await mirror.mirrored())) return;
      await mirror.follow(note);
      // A cosignature of later of the same tree is no other tree.
      if (note === (await witness.cosigned(origin))) return;
    }
  };
  turn().then(
    () => following.delete(origin),
    (error) => {
      process.stderr.write(`${origin}: ${error instanceof Error ? error.message : error}\n`);
      setTimeout(() => {
        following.delete(origin);
        follow(origin);
      }, AGAIN_MS).unref();
    },
  );
}

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, body, type = 'text/plain; charset=utf-8' }) => response.writeHead(status, { 'content-type': type }).end(body),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      response.writeHead(500, { 'content-type': 'text/plain' }).end('internal error\n');
    },
  );
});
server.listen(Number(values.port), values.host, () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.stdout.write(`${writeVerifierKey(signer.name, signer.rawPublicKey)} http://${values.host}:${address.port}\n`);
  for (const { key } of logs) follow(key.name);
});

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ status: number, body: string | Buffer, type?: string }>}
 */
async function answer(request) {
  const path = request.url ?? '';
  if (path === '/add-checkpoint') {
    if (request.method !== 'POST') return { status: 405, body: 'POST\n' };
    const body = await bodyOf(request);
    if (body === undefined) return { status: 413, body: 'too large\n' };
    const told = await witness.addCheckpoint(body);
    if (told.origin !== undefined) follow(told.origin);
    return told;
  }
  const [, what, hash, rest] = /^\/(witness|mirror)\/([0-9a-f]{64})\/(.+)$/.exec(path) ?? [];
  const origin = hash === undefined ? undefined : origins.get(hash);
  if (origin === undefined || rest === undefined || request.method !== 'GET') return ABSENT;
  const mirror = mirrors.get(origin);
  if (what === 'witness') return found(rest === 'checkpoint' ? await witness.cosigned(origin) : undefined);
  if (rest === 'checkpoint') return found(await mirror?.mirrored());
  const [, level, named = '', width] = /^tile\/(\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(rest) ?? [];
  if (level === undefined) return ABSENT;
  const bytes = await mirror?.tile(Number(level), BigInt(named.replace(/[x/]/g, '')), Number(width ?? 256));
  return bytes === undefined ? ABSENT : { status: 200, body: bytes, type: 'application/octet-stream' };
}

const ABSENT = { status: 404, body: 'not here\n' };

/** @param {string | undefined} body */
function found(body) {
  return body === undefined ? ABSENT : { status: 200, body };
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const pieces = [];
  let length = 0;
  for await (const piece of request) {
    length += piece.length;
    if (length > BODY_MAX) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** @param {string} text */
function readLogs(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [named = '', url] = line.split(/\s+/);
      const key = readVerifierKey(named);
      if (key === undefined || key.type !== ED25519) {
        process.stderr.write(`Không phải khoá kiểm tra của một nhật ký · No verifier key of a log: ${named}\n`);
        process.exit(2);
      }
      return { key, ...(url === undefined ? {} : { url: url.replace(/\/$/, '') }) };
    });
}

/**
 * The witness's own key, made on the first start.
 *
 * @param {string} name
 */
async function openSigner(name) {
  const path = join(data, 'key.json');
  const { privateKey: made } = generateKeyPairSync('ed25519');
  await writeOnce(path, `${JSON.stringify(made.export({ format: 'jwk' }))}\n`, { mode: 0o600 });
  const privateKey = createPrivateKey({ key: JSON.parse(await readFile(path, 'utf8')), format: 'jwk' });
  const rawPublicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');
  return { name, privateKey, rawPublicKey };
}
