import type { Config } from '../config.js';
import type { Pool } from '../db/client.js';
import { withTx } from '../db/tx.js';
import type { Witness } from '../hub/log/ask-witness.js';
import { LOG_NAMES, type LogName } from '../hub/log/log-source.js';
import { readVerifierKey, writeVerifierKey } from '../hub/log/note-key.js';
import { COSIGNATURE } from '../hub/log/signature-type.js';
import { readLogId } from '../hub/log/stored-checkpoint.js';
import { readWitnessed, type Witnessed } from '../hub/log/witnessed.js';
import { StartError } from '../start-error.js';

/** Who is asked to cosign, as an operator names them: each by a key that only cosigns, and each once. */
export function openWitnesses({ witnesses = [] }: Pick<Config, 'witnesses'>): Witness[] {
  return witnesses.map(({ verifierKey, url }) => {
    const key = readVerifierKey(verifierKey);
    if (key?.type === COSIGNATURE) return { key, url };
    throw new StartError(
      {
        vi: `Thiết lập HUB_WITNESSES không hợp lệ: "${verifierKey}" không phải khoá kiểm tra của một nhân chứng (cosignature/v1).`,
        en: `The setting HUB_WITNESSES is not valid: "${verifierKey}" is no verifier key of a witness (cosignature/v1).`,
      },
      { exitStatus: 2 },
    );
  });
}

/** Their keys as texts. */
export function witnessKeys(witnesses: readonly Witness[]): string[] {
  return witnesses.map(({ key }) => writeVerifierKey(key));
}

/** How far each log is cosigned. */
export async function witnessedLogs(pool: Pool, witnesses: readonly string[]): Promise<Record<LogName, Witnessed>> {
  return withTx(pool, { readOnly: true, label: 'witnessed' }, async (tx) => {
    const logId = await readLogId(tx);
    const [changes, reads] = [
      await readWitnessed(tx, { log: LOG_NAMES[0], logId, witnesses }),
      await readWitnessed(tx, { log: LOG_NAMES[1], logId, witnesses }),
    ];
    return { changes, reads };
  });
}
