import { type Fault, faultsIn } from './fault.js';

const RECORD = 'test/web/record.test.ts';

/** What pages put into an address. No browser is needed to notice. */
export const pages: readonly Fault[] = [
  ...faultsIn(
    'web/src/kinds/record-address.ts',
    [RECORD],
    [
      [
        'what identifies a person stands in an address',
        "return kind && !kind.isPersonal && field?.class === 'OPEN' ? field : undefined;",
        "return kind && field?.class === 'OPEN' ? field : undefined;",
        { only: 'puts a key into an address' },
      ],
      [
        'a key that is not open stands in an address',
        "!kind.isPersonal && field?.class === 'OPEN'",
        '!kind.isPersonal',
        { only: 'puts a key into an address' },
      ],
    ],
  ),
];
