import { type Population, UPDATED_EVERY } from './population.js';

/**
 * A run of records written in one transaction, which is one change set: its positions and its instant are known before anything is written.
 */
export type Chunk = {
  population: Population;
  kind: 'register' | 'update';
  /** Records with `from` <= i < `to`; of an update only every fifth. */
  from: number;
  to: number;
  firstPosition: number;
  changes: number;
  /** Microseconds after the start of the data. */
  instant: number;
  /** Of a registration: the instant at which its updated records were superseded. */
  supersededAt: number | null;
};

const CHUNK_RECORDS = 50_000;

/** First everything is registered, then a fifth updated: so there is an instant at which nothing had been superseded yet. */
export function planChunks(populations: readonly Population[], headPosition: number): { chunks: Chunk[]; registeredBy: number } {
  const spans = populations.flatMap((population) =>
    Array.from({ length: Math.ceil(population.count / CHUNK_RECORDS) }, (_, n) => ({
      population,
      from: n * CHUNK_RECORDS,
      to: Math.min(population.count, (n + 1) * CHUNK_RECORDS),
    })),
  );
  const updated = spans.filter(({ population }) => population.update);
  const updateInstant = (span: (typeof spans)[number]) => spans.length + 1 + updated.indexOf(span);
  let position = headPosition + 1;
  const chunk = (span: (typeof spans)[number], kind: Chunk['kind'], instant: number): Chunk => {
    const changes = kind === 'register' ? span.to - span.from : multiplesBelow(span.to) - multiplesBelow(span.from);
    const firstPosition = position;
    position += changes;
    return {
      ...span,
      kind,
      firstPosition,
      changes,
      instant,
      supersededAt: kind === 'register' && span.population.update ? updateInstant(span) : null,
    };
  };
  const registrations = spans.map((span, n) => chunk(span, 'register', n + 1));
  const updates = updated.map((span) => chunk(span, 'update', updateInstant(span)));
  return { chunks: [...registrations, ...updates], registeredBy: registrations.length };
}

function multiplesBelow(bound: number): number {
  return Math.ceil(bound / UPDATED_EVERY);
}
