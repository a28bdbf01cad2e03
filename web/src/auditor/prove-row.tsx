import { useState } from 'react';
import { logsStanding } from '../generated/operations';
import { ProofView } from '../proof/proof-view';
import { type Log, RowProof } from '../proof/row-proof';
import { words as proofWords } from '../proof/words';
import { ask } from '../shell/ask';
import { type Asker, NOBODY } from '../shell/post';
import { words } from './words';

type Proven = { name: string; file: string; key: string };

/** One row of either log by its number, or a file that somebody has. */
export function ProveRow({ asker }: { asker: Asker }) {
  const { language } = asker;
  const say = words[language];
  const [log, setLog] = useState<Log>('READS');
  const [position, setPosition] = useState('');
  const [asked, setAsked] = useState<{ log: Log; position: string }>();
  const [file, setFile] = useState<Proven>();
  return (
    <section aria-labelledby="prove">
      <h2 id="prove">{say.proofs}</h2>
      <p className="soft">{say.proofsLead}</p>
      <form
        className="which"
        onSubmit={(event) => {
          event.preventDefault();
          setFile(undefined);
          setAsked({ log, position });
        }}
      >
        <label>
          <span>{say.log}</span>
          <select value={log} onChange={(e) => setLog(e.target.value as Log)}>
            <option value="READS">{say.logNames.reads}</option>
            <option value="CHANGES">{say.logNames.changes}</option>
          </select>
        </label>
        <label>
          <span>{say.position}</span>
          <input inputMode="numeric" pattern="[1-9][0-9]*" required value={position} onChange={(e) => setPosition(e.target.value.trim())} />
        </label>
        <button type="submit">{proofWords[language].prove}</button>
        <label>
          <span>{say.file}</span>
          <input
            type="file"
            onChange={async (e) => {
              const [chosen] = e.target.files ?? [];
              if (!chosen) return;
              const text = await chosen.text();
              setAsked(undefined);
              setFile({ name: chosen.name, file: text, key: await publishedKey(text, language) });
            }}
          />
        </label>
      </form>
      {asked && <RowProof key={`${asked.log} ${asked.position}`} {...asked} asker={asker} />}
      {file && <ProofView key={file.name} file={file.file} name={file.name} publishedKey={file.key} language={language} />}
    </section>
  );
}

/** Of the log that the file says it is of, as this hub publishes it to everybody. */
async function publishedKey(file: string, language: Asker['language']): Promise<string> {
  const { changes, reads } = (await ask(logsStanding, {}, { ...NOBODY, language })).data;
  const origin = /\n\n(giaolo\/.*)\n/.exec(file)?.[1];
  return [changes, reads].find((one) => one?.origin === origin)?.verifierKey ?? '';
}
