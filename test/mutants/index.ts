import { access } from './access.js';
import { approval } from './approval.js';
import { audit } from './audit.js';
import { backup } from './backup.js';
import { connections } from './connections.js';
import { door } from './door.js';
import { erasure } from './erasure.js';
import { evidence } from './evidence.js';
import type { Fault } from './fault.js';
import { feed } from './feed.js';
import { imports } from './import.js';
import { ledger } from './ledger.js';
import { log } from './log.js';
import { outbox } from './outbox.js';
import { pages } from './pages.js';
import { query } from './query.js';
import { rules } from './rules.js';
import { scope } from './scope.js';
import { standbys } from './standbys.js';
import { statistics } from './statistics.js';
import { time } from './time.js';
import { undo } from './undo.js';

const promises: Readonly<Record<string, readonly Fault[]>> = {
  scope,
  audit,
  backup,
  access,
  connections,
  query,
  time,
  log,
  feed,
  door,
  undo,
  approval,
  ledger,
  erasure,
  evidence,
  outbox,
  pages,
  rules,
  standbys,
  statistics,
  import: imports,
};

/** Every fault with the promise it breaks. */
export const table = Object.entries(promises).flatMap(([promise, faults]) => faults.map((fault) => ({ promise, ...fault })));
