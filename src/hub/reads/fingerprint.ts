import { createHmac, hash } from 'node:crypto';
import { Kind, parse, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { HashKey } from '../../keys.js';
import { canonicalJson } from '../log/canonical-json.js';
import type { StandIn } from './person-names.js';

/** Hashes that stand for a request in the log: whoever holds the request can compare it, nobody can guess it from them. */
export type Fingerprint = { documentHash: string; variablesHash: string };

export function createFingerprints(key: HashKey): (document: string, variables: Readonly<Record<string, unknown>>) => Fingerprint {
  // Services ask the same few documents for ever. Whoever writes names and numbers into them asks another one each time: those push out
  // only each other.
  const known = new LRUCache<string, Bare>({ max: KNOWN_MAX });
  const withLiterals = new LRUCache<string, Bare>({ max: WITH_LITERALS_MAX });
  const bareOf = (document: string): Bare => {
    const found = known.get(document) ?? withLiterals.get(document);
    if (found !== undefined) return found;
    const bare = withoutLiterals(document);
    if (document.length <= KNOWN_LENGTH_MAX) (bare.literals.length === 0 ? known : withLiterals).set(document, bare);
    return bare;
  };
  return (document, variables) => {
    const bare = bareOf(document);
    const variablesHash = createHmac('sha256', key.secret)
      .update(canonicalJson([variables, bare.literals]))
      .digest('hex');
    return { documentHash: bare.hash, variablesHash };
  };
}

const KNOWN_MAX = 500;
/** Such as name a procedure. One may name a person, as the documents do that the server keeps parsed; it goes after a hundred others. */
const WITH_LITERALS_MAX = 100;
const KNOWN_LENGTH_MAX = 10_000;

/**
 * Makes ids of keyed hashes of names (UUID version 8, RFC 9562: no record has such an id). A stand-in is stored where a person's id would
 * be. It tells nothing to anybody who has neither the key nor the name.
 */
export function createStandIns(key: HashKey): StandIn {
  return ({ by, value }) => {
    const hex = createHmac('sha256', key.secret).update(`${by.entity.name}.${by.field.name}\n${value}`).digest('hex');
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

type Bare = { hash: string; literals: readonly string[] };

/**
 * Lifts numbers and texts out of a document, so that the same question about two people has one hash; they are hashed with the variables.
 */
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
