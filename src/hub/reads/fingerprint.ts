import { createHmac, hash } from 'node:crypto';
import { Kind, parse, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { HashKey } from '../../keys.js';
import type { StandIn } from './person-names.js';

/** What stands in the log for a request: comparable with a request one holds, useless for guessing what was asked. */
export type Fingerprint = { documentHash: string; variablesHash: string };

export function createFingerprints(key: HashKey): (document: string, variables: Readonly<Record<string, unknown>>) => Fingerprint {
  const known = new LRUCache<string, Bare>({ max: KNOWN_MAX });
  const bareOf = (document: string): Bare => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const bare = withoutLiterals(document);
    // Services ask the same few documents for ever. One with literals may name a person, and is not kept.
    if (bare.literals.length === 0 && document.length <= KNOWN_LENGTH_MAX) known.set(document, bare);
    return bare;
  };
  return (document, variables) => {
    const bare = bareOf(document);
    const variablesHash = createHmac('sha256', key.secret)
      .update(canonical([variables, bare.literals]))
      .digest('hex');
    return { documentHash: bare.hash, variablesHash };
  };
}

const KNOWN_MAX = 500;
const KNOWN_LENGTH_MAX = 10_000;

/** SHA-256 over the sorted ids, one a line: whoever holds the list can prove that a person is on it, and that nobody else is. */
export function commitmentTo(subjects: readonly string[]): string {
  return hash('sha256', [...subjects].sort().join('\n'));
}

/**
 * An id made of a keyed hash of a name, in the form that the standard leaves to its user (version 8), so that no record has it. It stands where an id
 * of a person would, and needs no place of its own: whoever has neither the key nor the name learns nothing from it.
 */
export function createStandIns(key: HashKey): StandIn {
  return ({ by, value }) => {
    const hex = createHmac('sha256', key.secret).update(`${by.entity.name}.${by.field.name}\n${value}`).digest('hex');
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

type Bare = { hash: string; literals: readonly string[] };

/** The same question about two people is the same document; its numbers and texts go with the variables. */
function withoutLiterals(document: string): Bare {
  const literals: string[] = [];
  const lift = <N>(value: string, bare: N): N => {
    literals.push(value);
    return bare;
  };
  const bare = visit(parse(document, { noLocation: true }), {
    IntValue: (node) => lift(node.value, { kind: Kind.INT, value: '0' }),
    FloatValue: (node) => lift(node.value, { kind: Kind.FLOAT, value: '0.0' }),
    StringValue: (node) => lift(node.value, { kind: Kind.STRING, value: '' }),
  });
  return { hash: hash('sha256', print(bare)), literals };
}

/** JSON with sorted keys, so that equal variables have one form. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
