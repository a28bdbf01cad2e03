import { useEffect, useState } from 'react';
import { proveRow } from '../generated/operations';
import { ask } from '../shell/ask';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { ProofView } from './proof-view';
import { words } from './words';

export type Log = 'CHANGES' | 'READS';

/** The file is asked for once, when somebody wants it: each is a read of its own. */
export function RowProof({ log, position, asker }: { log: Log; position: string; asker: Asker }) {
  const { language } = asker;
  const say = words[language];
  const [asked, setAsked] = useState<{ data: { file: string | null; key: string } | undefined; error: Error | null }>(WAITING);
  useEffect(() => {
    ask(proveRow, { log, position }, asker).then(
      ({ data: { rowProof, checkpoint } }) =>
        setAsked({ data: { file: rowProof?.file ?? null, key: checkpoint?.verifierKey ?? '' }, error: null }),
      (error: Error) => setAsked({ data: undefined, error }),
    );
  }, []);
  return (
    <Told asked={asked} language={language}>
      {({ file, key }) =>
        file === null ? (
          <p role="status">{say.notSealed}</p>
        ) : (
          <ProofView file={file} name={`${log.toLowerCase()}-${position}.tlog-proof`} publishedKey={key} language={language} />
        )
      }
    </Told>
  );
}

const WAITING = { data: undefined, error: null };
