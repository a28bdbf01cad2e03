import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below this a packet or two are saved, and compressing them costs more than sending them. */
const THRESHOLD_BYTES = 4_096;
/** JSON of a few columns is a fifth at the lightest level already; each further level takes more of the processor than the network gives back. */
const LEVEL = 1;

/**
 * Answers leave compressed for whoever asks for it. Only gzip: what is made anew for every caller wants the quickest, and every client knows it.
 * Streams are never held back by it.
 */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(fastifyCompress, {
    globalDecompression: false,
    threshold: THRESHOLD_BYTES,
    encodings: ['gzip'],
    zlibOptions: { level: LEVEL },
    customTypes: /^application\/(?:[\w.-]+\+)?json\b|^text\/(?:plain|csv)\b/,
  });
}
