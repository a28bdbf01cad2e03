import { useEffect, useState } from 'react';
import { figures } from '../shell/figures';
import { keepFile } from '../shell/keep-file';
import type { Language } from '../shell/look';
import type { Checked } from './check-in-browser';
import { words } from './words';

type ProofViewProps = { file: string; name: string; publishedKey: string; language: Language };

/** A proof file, checked here and now with nothing but the key. */
export function ProofView({ file, name, publishedKey, language }: ProofViewProps) {
  const say = words[language];
  const [key, setKey] = useState(publishedKey);
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    let isWanted = true;
    setChecked(undefined);
    void import('./check-in-browser').then(async ({ checkInBrowser }) => {
      const found = await checkInBrowser(file, key);
      if (isWanted) setChecked(found);
    });
    return () => {
      isWanted = false;
    };
  }, [file, key]);
  return (
    <div className="proof">
      {checked === undefined ? (
        <p role="status">{say.checking}</p>
      ) : checked.kind === 'included' ? (
        <Holds checked={checked} language={language} />
      ) : (
        <p className="trouble" role="alert">
          {say.fails[checked.kind]}
          {checked.kind === 'NOT_OPENED' && ` (${checked.name})`}
        </p>
      )}
      <label className="key">
        <span>{say.key}</span>
        <input value={key} onChange={(e) => setKey(e.target.value)} autoComplete="off" spellCheck={false} />
      </label>
      {key === publishedKey && <p className="soft">{say.keyHint}</p>}
      <p>
        <button type="button" onClick={() => keepFile(new Blob([file], { type: 'text/plain' }), name)}>
          {say.download}
        </button>
      </p>
    </div>
  );
}

function Holds({ checked, language }: { checked: Extract<Checked, { kind: 'included' }>; language: Language }) {
  const say = words[language];
  const { number } = figures(language);
  const { checkpoint, index, entry, opened } = checked;
  const shown = new Map(opened.shown.map(({ name, value }) => [name, value]));
  // What the row holds as a hash is told where the file opens it, and else left out: nobody reads a hash.
  const open = Object.entries({ ...entry, ...(entry.set as object | undefined) }).filter(
    ([name, value]) => name in say.names && !shown.has(name) && value !== null && !HIDDEN.has(name),
  );
  const rows: [string, string][] = [
    ...open.map(([name, value]): [string, string] => [say.names[name] ?? name, plain(value, language)]),
    ...[...shown].map(([name, value]): [string, string] => [say.names[name] ?? name, value]),
    ...(opened.change?.fields ?? []).map(({ name, values }): [string, string] => [
      name,
      (JSON.parse(values) as unknown[]).map(short).join(' → '),
    ]),
  ];
  return (
    <>
      <p role="status">
        <span className="badge good">✓</span> <strong>{say.holds(String(index + 1n), number(Number(checkpoint.size)))}</strong>
      </p>
      <p className="soft">{say.how}</p>
      {opened.subject && <p>{say.about}</p>}
      <div className="wide">
        <table>
          <caption>{say.opened}</caption>
          <thead>
            <tr>
              <th scope="col">{say.field}</th>
              <th scope="col">{say.value}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Hashes under a salt where the file does not open them. */
const HIDDEN = new Set(['actor', 'caseCode', 'recordId', 'reason', 'official', 'digest']);

function short(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function plain(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.join(', ');
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? figures(language).instant(text) : text;
}
