import { type ReactNode, useState } from 'react';
import { takeAlong } from '../playground/taken-along';
import { keepFile } from '../shell/keep-file';
import { linkTo } from '../shell/look';
import { type Asker, post } from '../shell/post';
import { shellWords } from '../shell/words';
import { SaveForm } from './save-form';
import { words } from './words';

type TextProps = { text: string; beside: string | undefined; lasting: string; asker: Asker; children: ReactNode };

/** What the controls wrote (`beside`: what stands beside it, of what was recorded before; `lasting`: as it was recorded when it was answered). It goes to the playground by the memory of this browser tab, never by an address. */
export function QuestionText({ text, beside, lasting, asker, children }: TextProps) {
  const say = words[asker.language];
  const [trouble, setTrouble] = useState('');
  const whole = beside === undefined ? text : `${text}\n\n${beside}`;
  const download = async ({ type, name }: (typeof FILES)[number]) => {
    const response = await post({ query: text }, asker, { accept: type }).catch(() => undefined);
    const isTable = response?.headers.get('content-type')?.startsWith(type);
    setTrouble(response ? (isTable ? '' : shellWords[asker.language].notJson(response.status)) : shellWords[asker.language].unreachable);
    if (response && isTable) keepFile(await response.blob(), name);
  };
  return (
    <section className="question" aria-labelledby="question">
      <h2 id="question">{say.question}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre tabIndex={0}>{whole}</pre>
      <div className="row">
        <a className="button" href={linkTo('/playground', asker.language)} onClick={() => takeAlong(whole, asker)}>
          {say.toPlayground}
        </a>
        {FILES.map((file) => (
          <button key={file.name} type="button" onClick={() => download(file)}>
            {say.download(file.label)}
          </button>
        ))}
      </div>
      <SaveForm text={text} lasting={lasting} asker={asker} />
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {children}
    </section>
  );
}

const FILES = [
  { label: 'CSV', name: 'giaolo.csv', type: 'text/csv' },
  { label: 'Excel', name: 'giaolo.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { label: 'JSON', name: 'giaolo.json', type: 'application/vnd.giaolo.table+json' },
  { label: 'Parquet', name: 'giaolo.parquet', type: 'application/vnd.apache.parquet' },
] as const;
