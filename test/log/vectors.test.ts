import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/hub/log/canonical-json.js';
import { isConsistent, isIncluded, isIncludedIn, isPartOf } from '../../src/hub/log/check-proof.js';
import { readCheckpoint, writeCheckpoint } from '../../src/hub/log/checkpoint.js';
import { append, EMPTY_RANGE, rootOf } from '../../src/hub/log/compact-range.js';
import { readBundle, writeBundle } from '../../src/hub/log/entry-bundle.js';
import { readVerifierKey, type VerifierKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { openNote } from '../../src/hub/log/signed-note.js';
import { readTilePath, tilePath } from '../../src/hub/log/tile-paths.js';
import { TILE_WIDTH, widthIn } from '../../src/hub/log/tiles.js';
import { EMPTY_ROOT, leafHash, nodeHash } from '../../src/hub/log/tree-hash.js';

/** Published vectors of others (`vectors/README.md` says whose): all of each file, also those that must fail. */
const bytesOf = (path: string) => readFileSync(new URL(`./vectors/${path}`, import.meta.url));
const read = (path: string) => JSON.parse(bytesOf(path).toString('utf8'));
const base64 = (text: string) => Buffer.from(text, 'base64');
const hex = (text: string) => Buffer.from(text, 'hex');
/** Their numbers are unsigned, so -1 stands there as 2^64 - 1. */
const number = (value: number) => BigInt(value);
const proofOf = ({ proof }: { proof: string[] | null }) => (proof ?? []).map(base64);
const key = (text: string): VerifierKey => {
  const found = readVerifierKey(text);
  if (found === undefined) throw new Error(`no verifier key: ${text}`);
  return found;
};

type Probe = {
  file: string;
  wantErr: boolean;
  root: string;
  leafHash: string;
  root1: string;
  root2: string;
  proof: string[] | null;
} & Record<'leafIdx' | 'treeSize' | 'size1' | 'size2' | 'start' | 'end' | 'size', number>;

/** What a probe says of itself, by each file of the tree's vectors. */
const PROBES: Readonly<Record<string, { amount: number; holds: (probe: Probe) => boolean }>> = {
  'rfc6962/inclusion.json': {
    amount: 98,
    holds: (p) =>
      isIncluded({
        leaf: number(p.leafIdx),
        size: number(p.treeSize),
        leafHash: base64(p.leafHash),
        root: base64(p.root),
        proof: proofOf(p),
      }),
  },
  'rfc6962/consistency.json': {
    amount: 98,
    holds: (p) =>
      isConsistent({
        oldSize: number(p.size1),
        size: number(p.size2),
        oldRoot: base64(p.root1),
        root: base64(p.root2),
        proof: proofOf(p),
      }),
  },
  'rfc6962/subtreeinclusion.json': {
    amount: 204,
    holds: (p) =>
      isIncludedIn(
        { begin: number(p.start), end: number(p.end) },
        { leaf: number(p.leafIdx), leafHash: base64(p.leafHash), root: base64(p.root), proof: proofOf(p) },
      ),
  },
  'rfc6962/subtreeconsistency.json': {
    amount: 118,
    holds: (p) =>
      isPartOf(
        { begin: number(p.start), end: number(p.end) },
        { size: number(p.size), partRoot: base64(p.root1), root: base64(p.root2), proof: proofOf(p) },
      ),
  },
};

describe('proofs', () => {
  it.each(Object.entries(PROBES))('%s: each holds or fails as published', (file, { amount, holds }) => {
    const probes: Probe[] = read(file);
    expect(probes).toHaveLength(amount);
    expect(probes.filter((probe) => holds(probe) === probe.wantErr).map((probe) => probe.file)).toEqual([]);
    expect(probes.filter(({ wantErr }) => !wantErr).length).toBeGreaterThan(4);
  });
});

describe('the tree', () => {
  it.each<{ desc: string; kind: string; want: string; input?: string; inputUtf8?: string; leftUtf8?: string; rightUtf8?: string }>(
    read('rfc6962/hasher.json'),
  )('hashes: $desc', ({ kind, want, input, inputUtf8, leftUtf8, rightUtf8 }) => {
    const made: Record<string, () => Buffer> = {
      emptyRoot: () => EMPTY_ROOT,
      leaf: () => leafHash(inputUtf8 === undefined ? hex(input ?? '') : Buffer.from(inputUtf8)),
      node: () => nodeHash(Buffer.from(leftUtf8 ?? ''), Buffer.from(rightUtf8 ?? '')),
    };
    expect(made[kind]?.().toString('hex')).toBe(want);
  });

  it('has the roots and the inner nodes of the classic tree of eight', () => {
    const tree: { leafInputs: string[]; nodeHashes: string[][]; rootHashes: string[] } = read('rfc6962/tree8.json');
    const nodes: string[][] = [[], [], [], []];
    let range = EMPTY_RANGE;
    const roots = [rootOf(range).toString('hex')];
    for (const input of tree.leafInputs) {
      range = append(range, [leafHash(hex(input))], ({ level, index }, hash) => {
        const row = nodes[level] ?? [];
        row[Number(index)] = hash.toString('hex');
      });
      roots.push(rootOf(range).toString('hex'));
    }
    expect(roots).toEqual(tree.rootHashes);
    expect(nodes).toEqual(tree.nodeHashes);
  });
});

describe('signed notes', () => {
  const notes = read('signed-note/notes.json');

  it('reads keys that fit together, and no others', () => {
    for (const text of Object.values<string>(notes.verifiers)) expect(writeVerifierKey(key(text))).toBe(text);
    for (const text of notes.badVerifiers) expect(readVerifierKey(text)).toBeUndefined();
  });

  it('opens the example of the specification', () => {
    expect(openNote(notes.specExample.note, [key(notes.specExample.vkey)])).toMatchObject({
      kind: 'opened',
      text: 'This is an example message.\n',
    });
  });

  it.each<{ desc: string; note: string; noteHexPrefix?: string; trust: string[]; want: string; verified?: number; unverified?: number }>(
    notes.open,
  )('$desc: $want', ({ note, noteHexPrefix, trust, want, verified, unverified }) => {
    const bytes = Buffer.concat([hex(noteHexPrefix ?? ''), Buffer.from(note)]);
    const opened = openNote(
      bytes,
      trust.map((name) => key(notes.verifiers[name])),
    );
    expect(opened.kind).toBe(want === 'ok' ? 'opened' : want);
    if (opened.kind === 'opened') expect([opened.verified.length, opened.unverified.length]).toEqual([verified, unverified]);
  });
});

describe('checkpoints', () => {
  it.each<{ desc: string; m: string; origin?: string; size?: string; hashUtf8?: string; wantErr: boolean }>(read('checkpoint/bodies.json'))(
    'body: $desc',
    ({ m, origin, size, hashUtf8, wantErr }) => {
      const read = readCheckpoint(m);
      expect(read === undefined).toBe(wantErr);
      if (origin !== undefined && !wantErr)
        expect(read).toMatchObject({ origin, size: BigInt(size ?? ''), root: Buffer.from(hashUtf8 ?? '') });
    },
  );
});

describe('tiles', () => {
  const paths: {
    entriesPathForLogIndex: [number, number, string][];
    tilePath: [number, number, number, string][];
    entryBundleHex: { desc: string; hex: string; wantErr: boolean }[];
  } = read('tlog-tiles/paths.json');

  it('are named as published, and read again', () => {
    for (const [leaf, size, path] of paths.entriesPathForLogIndex) {
      const index = BigInt(leaf) / BigInt(TILE_WIDTH);
      const made = { of: 'entries', tile: { index, width: widthIn(BigInt(size), { level: 0, index }) } } as const;
      expect(tilePath(made)).toBe(path);
      expect(readTilePath(path)).toEqual(made);
    }
    for (const [level, index, width, path] of paths.tilePath) {
      expect(tilePath({ of: 'hashes', tile: { level, index: BigInt(index), width: width || TILE_WIDTH } })).toBe(path);
    }
  });

  it.each<{ pathLevel: string; pathIndex: string; wantLevel: number; wantIndex: number; wantP: number; wantErr: boolean }>(
    read('tlog-tiles/parse-paths.json'),
  )('$pathLevel/$pathIndex', ({ pathLevel, pathIndex, wantLevel, wantIndex, wantP, wantErr }) => {
    const path = readTilePath(`tile/${pathLevel}/${pathIndex}`);
    expect(path === undefined).toBe(wantErr);
    if (path?.of !== 'hashes') return;
    expect([path.tile.level, Number(path.tile.index), path.tile.width]).toEqual([wantLevel, wantIndex, wantP || TILE_WIDTH]);
  });

  it.each(paths.entryBundleHex)('entry bundle: $desc', ({ hex: bytes, wantErr }) => {
    const entries = readBundle(hex(bytes));
    expect(entries === undefined).toBe(wantErr);
    if (entries) expect(writeBundle(entries).toString('hex')).toBe(bytes);
  });

  it('of a whole log fit its entries, and its checkpoints their roots and its key', () => {
    const { verifier, entries }: { verifier: string; entries: string[] } = read('tlog-tiles/log-keys.json');
    const logKey = key(verifier);
    const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
    for (const size of leaves.keys()) {
      const width = size + 1;
      expect(bytesOf(`tlog-tiles/log/tile/0/000.p/${width}`)).toEqual(Buffer.concat(leaves.slice(0, width)));
      expect(readBundle(bytesOf(`tlog-tiles/log/tile/entries/000.p/${width}`))?.map(String)).toEqual(entries.slice(0, width));
    }
    for (let size = 0; size <= leaves.length; size++) {
      const opened = openNote(bytesOf(`tlog-tiles/log/checkpoint.${size}`), [logKey]);
      const root = rootOf(append(EMPTY_RANGE, leaves.slice(0, size)));
      expect(opened).toMatchObject({ kind: 'opened', text: writeCheckpoint({ origin: logKey.name, size: BigInt(size), root }) });
    }
  });
});

describe('canonical JSON', () => {
  it.each(readdirSync(new URL('./vectors/jcs-rfc8785/input/', import.meta.url)))('%s', (file) => {
    expect(canonicalJson(read(`jcs-rfc8785/input/${file}`))).toBe(bytesOf(`jcs-rfc8785/output/${file}`).toString('utf8').trimEnd());
  });
});
