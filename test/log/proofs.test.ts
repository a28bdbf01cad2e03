import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConsistent, isIncluded } from '../../src/hub/log/check-proof.js';
import { checkProofFile } from '../../src/hub/log/check-proof-file.js';
import { writeCheckpoint } from '../../src/hub/log/checkpoint.js';
import { append, EMPTY_RANGE, type NodeAddress, rootOf } from '../../src/hub/log/compact-range.js';
import { consistencyRanges, inclusionRanges, nodesOf, proofFrom, type Range } from '../../src/hub/log/make-proof.js';
import { readVerifierKey, signingKey, writeVerifierKey } from '../../src/hub/log/note-key.js';
import { readProofFile, writeProofFile } from '../../src/hub/log/proof-file.js';
import { COSIGNATURE, cosignedAt, ED25519 } from '../../src/hub/log/signature-type.js';
import { openNote, signNote } from '../../src/hub/log/signed-note.js';
import { nodeOver, placeOf, TILE_HEIGHT, TILE_WIDTH } from '../../src/hub/log/tiles.js';
import { leafHash, nodeHash } from '../../src/hub/log/tree-hash.js';

/** `PROOFS=10000 LEAVES=5000` asks what the promise says; the suite asks less. */
const PROOFS = Number(process.env.PROOFS ?? 150);
const LEAVES = Number(process.env.LEAVES ?? 700);

const entryOf = (leaf: number) => Buffer.from(`entry ${leaf}`);
const leaves = Array.from({ length: LEAVES }, (_, leaf) => leafHash(entryOf(leaf)));

/** What is stored of a tree: every eighth level. And the root at every size. */
const stored = new Map<string, Buffer>();
const roots = [rootOf(EMPTY_RANGE)];
let range = EMPTY_RANGE;
for (const leaf of leaves) {
  range = append(range, [leaf], ({ level, index }, hash) => {
    if (level % TILE_HEIGHT === 0) stored.set(`${level / TILE_HEIGHT}/${index}`, hash);
  });
  roots.push(rootOf(range));
}

const rootAt = (size: number): Buffer => roots[size] ?? Buffer.alloc(0);

function nodeAt(node: NodeAddress): Buffer {
  const { level, index, offset, count } = placeOf(node);
  const first = index * BigInt(TILE_WIDTH) + BigInt(offset);
  return nodeOver(Array.from({ length: count }, (_, at) => stored.get(`${level}/${first + BigInt(at)}`) ?? Buffer.alloc(0)));
}

const made = (ranges: readonly Range[]) => proofFrom(ranges, nodeAt);
const inclusionOf = (leaf: number, size: number) => ({
  leaf: BigInt(leaf),
  size: BigInt(size),
  leafHash: leaves[leaf] ?? Buffer.alloc(0),
  root: rootAt(size),
  proof: made(inclusionRanges(BigInt(leaf), BigInt(size))),
});
const consistencyOf = (oldSize: number, size: number) => ({
  oldSize: BigInt(oldSize),
  size: BigInt(size),
  oldRoot: rootAt(oldSize),
  root: rootAt(size),
  proof: made(consistencyRanges(BigInt(oldSize), BigInt(size))),
});

const sizes = fc.integer({ min: 1, max: LEAVES });
/** Two numbers of which the first is not the larger, and the seed of what is spoilt. */
const pairs = fc.tuple(sizes, sizes, fc.nat()).map(([a, b, seed]) => ({ small: Math.min(a, b), large: Math.max(a, b), seed }));

function spoilt(bytes: Buffer, seed: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = seed % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (seed % 8));
  return copy;
}

describe('a proof', () => {
  it(`of any leaf in any tree of up to ${LEAVES} holds, and of nothing else`, () => {
    fc.assert(
      fc.property(pairs, ({ small, large, seed }) => {
        const claim = inclusionOf(small - 1, large);
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leafHash: spoilt(claim.leafHash, seed) })).toBe(false);
        expect(isIncluded({ ...claim, root: spoilt(claim.root, seed) })).toBe(false);
        expect(isIncluded({ ...claim, leaf: claim.leaf + 1n })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
        if (claim.proof.length === 0) return;
        const which = seed % claim.proof.length;
        expect(isIncluded({ ...claim, proof: claim.proof.map((hash, at) => (at === which ? spoilt(hash, seed) : hash)) })).toBe(false);
        expect(isIncluded({ ...claim, proof: claim.proof.filter((_, at) => at !== which) })).toBe(false);
      }),
      { numRuns: PROOFS },
    );
  }, 600_000);

  it('that a tree goes on from any smaller one holds, and from no other', () => {
    fc.assert(
      fc.property(pairs, ({ small, large, seed }) => {
        const claim = consistencyOf(small, large);
        expect(isConsistent(claim)).toBe(true);
        expect(isConsistent({ ...claim, oldRoot: spoilt(claim.oldRoot, seed) })).toBe(false);
        expect(isConsistent({ ...claim, root: spoilt(claim.root, seed) })).toBe(false);
        expect(isConsistent({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
        if (claim.proof.length === 0) return;
        const which = seed % claim.proof.length;
        expect(isConsistent({ ...claim, proof: claim.proof.map((hash, at) => (at === which ? spoilt(hash, seed) : hash)) })).toBe(false);
        expect(isConsistent({ ...claim, proof: claim.proof.filter((_, at) => at !== which) })).toBe(false);
      }),
      { numRuns: PROOFS },
    );
  }, 600_000);

  it('does not go on above the tree that it names, whatever root is given', () => {
    const [leaf = Buffer.alloc(0), other = Buffer.alloc(0)] = leaves;
    const above = nodeHash(other, leaf);
    expect(isIncluded({ leafHash: leaf, leaf: 0n, size: 1n, proof: [other], root: above })).toBe(false);
  });

  it('is made of whole nodes of the tree', () => {
    expect(nodesOf(inclusionRanges(0n, 7n))).toEqual([
      { level: 0, index: 1n },
      { level: 1, index: 1n },
      { level: 1, index: 2n },
      { level: 0, index: 6n },
    ]);
    expect(() => inclusionRanges(7n, 7n)).toThrow(RangeError);
    expect(() => consistencyRanges(0n, 7n)).toThrow(RangeError);
    expect(() => consistencyRanges(8n, 7n)).toThrow(RangeError);
  });
});

describe('a proof file', () => {
  const keys = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ed25519').privateKey] as const;
  const at = 1_764_400_000n;
  const origin = 'hub.example/log/changes';
  const signed = (privateKey: KeyObject, text: string, name = origin) => signNote(text, [signingKey(name, privateKey)], at);
  const logKey = signingKey(origin, keys[0]);
  const text = writeCheckpoint({ origin, size: 300n, root: rootAt(300) });
  const file = (checkpoint: string, index = 41) =>
    writeProofFile({ index: BigInt(index), proof: inclusionOf(41, 300).proof, checkpoint, extra: Buffer.from('salt') });

  it('vouches for its entry to whoever has the key, and for no other', () => {
    const good = file(signed(keys[0], text));
    expect(checkProofFile(good, { entry: entryOf(41), logKey })).toMatchObject({ kind: 'included', index: 41n });
    expect(checkProofFile(good, { entry: entryOf(42), logKey })).toEqual({ kind: 'NOT_INCLUDED' });
    expect(checkProofFile(file(signed(keys[0], text), 42), { entry: entryOf(41), logKey })).toEqual({ kind: 'NOT_INCLUDED' });
  });

  it('is nothing without the signature of that log', () => {
    const entry = entryOf(41);
    expect(checkProofFile(file(signed(keys[1], text)), { entry, logKey })).toEqual({ kind: 'UNSIGNED' });
    const renamed = text.replace('changes', 'reads');
    expect(checkProofFile(file(signed(keys[0], renamed)), { entry, logKey })).toEqual({ kind: 'OTHER_LOG' });
    const grown = signed(keys[0], text).replace('\n300\n', '\n301\n');
    expect(checkProofFile(file(grown), { entry, logKey })).toEqual({ kind: 'UNSIGNED' });
  });

  it('has one spelling', () => {
    const good = file(signed(keys[0], text));
    expect(writeProofFile(readProofFile(good) ?? { index: 0n, proof: [], checkpoint: '' })).toBe(good);
    for (const [from, to] of [
      ['@v1', '@v2'],
      ['index 41', 'index 041'],
      ['index 41', 'Index 41'],
      ['extra c2FsdA==', 'extra c2FsdA'],
      ['extra c2FsdA==', 'extra c2FsdB=='],
      ['index 41\n', 'index 41\nAAAA\n'],
      ['index 41\n', ''],
    ] as const) {
      expect(readProofFile(good.replace(from, to))).toBeUndefined();
    }
  });

  it('may be cosigned: a witness states when', () => {
    const log = signingKey(origin, keys[0]);
    const witness = signingKey('witness.example', keys[1], COSIGNATURE);
    const note = signNote(text, [log, witness], at);
    const opened = openNote(note, [witness]);
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    expect(opened.verified.map(({ name, signature }) => [name, cosignedAt(signature)])).toEqual([['witness.example', at]]);
    expect(opened.unverified.map(({ name }) => name)).toEqual([origin]);
    expect(readVerifierKey(writeVerifierKey(witness))).toMatchObject({ name: witness.name, id: witness.id });
    // The same key in another way of signing is another key; and another time is another signature.
    expect(openNote(note, [signingKey('witness.example', keys[1], ED25519)]).kind).toBe('unverified');
    const stated = opened.verified[0]?.signature ?? Buffer.alloc(0);
    const later = Buffer.from(stated);
    later.writeBigUInt64BE(at + 1n);
    expect(COSIGNATURE.verify(text, witness.publicKey, stated)).toBe(true);
    expect(COSIGNATURE.verify(text, witness.publicKey, later)).toBe(false);
  });
});
