import { readBase64 } from './base64.js';
import { HASH_BYTES } from './tree-hash.js';

/** That an entry is in a log, for whoever has no more than the keys and the entry (C2SP tlog-proof): `*.tlog-proof`. */
export type ProofFile = {
  index: bigint;
  proof: readonly Buffer[];
  /** A signed note. */
  checkpoint: string;
  /** What the entry can be made from; vouched for by nothing. */
  extra?: Buffer;
};

export function writeProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const lines = [
    HEADER,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Undefined where it is no such file. The note in it is not looked into. */
export function readProofFile(text: string): ProofFile | undefined {
  const gap = text.indexOf('\n\n');
  if (gap < 0) return undefined;
  const [header, ...lines] = text.slice(0, gap).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? readBase64(lines.shift()?.slice('extra '.length) ?? '') : null;
  const [, digits] = /^index (0|[1-9]\d{0,19})$/.exec(lines.shift() ?? '') ?? [];
  const proof = lines.flatMap((line) => readBase64(line) ?? []);
  if (header !== HEADER || extra === undefined || digits === undefined) return undefined;
  if (proof.length !== lines.length || proof.some(({ length }) => length !== HASH_BYTES) || proof.length > HASHES_MAX) return undefined;
  return { index: BigInt(digits), proof, checkpoint: text.slice(gap + 2), ...(extra && { extra }) };
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** One for each bit of a size. */
const HASHES_MAX = 64;
