import { type Fault, faultsIn } from './fault.js';

const OUTBOX = 'test/outbox/outbox.test.ts';

/** That what leaves arrives, in order, once more rather than never, where it may go, and says no more than its reader may ask. */
export const outbox: readonly Fault[] = [
  ...faultsIn(
    'src/hub/outbox/kept-messages.ts',
    [OUTBOX],
    [['a later letter overtakes one of its subject', 'and not exists (${EARLIER})', '']],
  ),
  ...faultsIn(
    'src/hub/outbox/outbox-work.ts',
    [OUTBOX],
    [
      ['a target that is away kills its letters', 'const isDead = isOwn && message.refusals + 1', 'const isDead = message.attempts + 1'],
      [
        'a dead letter is told as taken',
        "await endMessages(tx, delivered, 'DELIVERED');",
        "await endMessages(tx, tried.map(({ message }) => message.id), 'DELIVERED');",
      ],
      [
        'letters are signed with the former secret alone',
        '[target.secret, ...(target.formerSecret ? [target.formerSecret] : [])]',
        '[target.formerSecret ?? target.secret]',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/outbox/address.ts',
    [OUTBOX],
    [
      ['a name may lead to an inner address', '!found.every(({ address }) => isPublic(address))', 'false'],
      [
        'an inner address may be written in any spelling',
        'const isInner = isIP(host) > 0 ? !isPublic(host)',
        'const isInner = isIP(host) > 0 ? false',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/outbox/send.ts',
    [OUTBOX],
    [
      ['a redirect is taken for an answer', 'statusCode >= 200 && statusCode < 300', 'statusCode >= 200 && statusCode < 400'],
      ['a target may hang for ever', 'signal: signal ? AbortSignal.any([late, signal]) : late,', '...(signal ? { signal } : {}),'],
    ],
  ),
  ...faultsIn(
    'src/hub/outbox/tell-changes.ts',
    [OUTBOX],
    [['changes are told by the rights of nobody who asked', 'return { actor, role, agency,', "return { actor, role: 'auditor', agency,"]],
  ),
];
