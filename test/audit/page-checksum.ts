/** PostgreSQL's checksum of a page (`storage/checksum_impl.h`): 32 interleaved FNV-1a sums, with the number of the block. */
export function pageChecksum(page: Buffer, block: number): number {
  const sums = Uint32Array.from(OFFSETS);
  const add = (at: number, value: number) => {
    const mixed = ((sums[at] ?? 0) ^ value) >>> 0;
    sums[at] = (Math.imul(mixed, FNV_PRIME) ^ (mixed >>> 17)) >>> 0;
  };
  for (let word = 0; word < page.length / 4; word++) {
    // The sum itself stands in the page as nothing.
    const value = word === CHECKSUM_WORD ? page.readUInt32LE(4 * word) & 0xffff0000 : page.readUInt32LE(4 * word);
    add(word % SUMS, value >>> 0);
  }
  for (let round = 0; round < 2; round++) for (let at = 0; at < SUMS; at++) add(at, 0);
  const folded = sums.reduce((all, one) => (all ^ one) >>> 0, 0);
  return (((folded ^ block) >>> 0) % 65_535) + 1;
}

const SUMS = 32;
const CHECKSUM_WORD = 2;
const FNV_PRIME = 16_777_619;
const OFFSETS = [
  0x5b1f36e9, 0xb8525960, 0x02ab50aa, 0x1de66d2a, 0x79ff467a, 0x9bb9f8a3, 0x217e7cd2, 0x83e13d2c, 0xf8d4474f, 0xe39eb970, 0x42c6ae16,
  0x993216fa, 0x7b093b5d, 0x98daff3c, 0xf718902a, 0x0b1c9cdb, 0xe58f764b, 0x187636bc, 0x5d7b3bb1, 0xe73de7de, 0x92bec979, 0xcca6c0b2,
  0x304a0979, 0x85aa43d4, 0x783125bb, 0x6ca8eaa2, 0xe407eac6, 0x4b5cfc3e, 0x9fbf8c76, 0x15ca20be, 0xf2ca9fd3, 0x959bd756,
];
