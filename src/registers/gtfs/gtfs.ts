import type { ArchiveFormat } from '../archive-format.js';
import { isNetworkCode } from '../bus-network.js';
import { gtfsTables } from './gtfs-tables.js';
import { readFeed } from './read-feed.js';
import { WRITTEN, writeFeed } from './write-feed.js';

/** GTFS Schedule: a network of city buses as one zip archive. */
export const gtfs: ArchiveFormat = {
  main: 'BusRoute',
  refuses: ({ network = '' }) =>
    isNetworkCode(network)
      ? undefined
      : {
          vi: '--network: cần mã mạng lưới, 1 đến 16 chữ hoa không dấu, chữ số, dấu gạch nối, ví dụ HN.',
          en: '--network: the code of the network is needed: 1 to 16 capital letters without marks, digits and dashes, for example HN.',
        },
  read: async (source, { network }) => {
    const feed = await readFeed(source);
    // What is missing or points nowhere makes trips seem wrong that are not.
    if (feed.problems.some(({ severity }) => severity === 'error')) return { tables: [], problems: feed.problems };
    const { tables, problems } = gtfsTables(feed, network);
    return { tables, problems: [...feed.problems, ...problems] };
  },
  writes: WRITTEN,
  write: writeFeed,
};
