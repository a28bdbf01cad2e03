/** `npm run storm` is the whole storm; `npm test` the same one in small. A mode of vitest does not reach the projects of its configuration. */
const isLong = process.env.STORM === 'whole';

export const SCALE = isLong
  ? {
      changes: 300_000,
      consumerKills: 10,
      writerKills: 20,
      serverKills: 10,
      setsUnderSnapshot: 20_000,
      reads: 100_000,
      storeFaults: 200,
      readKills: 20,
      minutes: 60,
    }
  : {
      changes: 3_000,
      consumerKills: 3,
      writerKills: 3,
      serverKills: 2,
      setsUnderSnapshot: 400,
      reads: 600,
      storeFaults: 3,
      readKills: 1,
      minutes: 3,
    };
