import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type SavedQuestionQuery, savedQuestion, withdrawQuestion } from '../generated/operations';
import type { Kinds } from '../kinds/kinds';
import { takeAlong } from '../playground/taken-along';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import type { Question } from './question';
import { SaveForm } from './save-form';
import { SavedFor } from './saved-for';
import { words } from './words';

type SavedProps = { id: string; kinds: Kinds; onShown: (question: Question) => void; onChange: (question: Question) => void; asker: Asker };

/** What a link leads to: the question in the controls, asked as whoever opened it, with what became of it. */
export function SavedQuestion({ id, ...shown }: SavedProps) {
  const { asker, kinds, onShown } = shown;
  const { data, error } = useQuery({
    queryKey: ['saved', id, asker],
    queryFn: async () => {
      const { savedQuestion: found } = (await ask(savedQuestion, { id }, asker)).data;
      // What reads a text is a tenth of the page, and only a link needs it.
      const { readQuestion } = await import('./read-question');
      const question = found ? readQuestion(kinds, found.question) : undefined;
      if (question) onShown(question);
      return { found, question };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Told asked={{ data, error }} language={asker.language}>
      {({ found, question }) =>
        found ? <Found {...shown} found={found} question={question} /> : <p role="status">{words[asker.language].noSuchQuestion}</p>
      }
    </Told>
  );
}

type Found = NonNullable<SavedQuestionQuery['savedQuestion']>;

function Found({
  found: { id, version, name, question: text, repeats, days, agency, isMine, savedAt, earlier },
  question,
  onChange,
  asker,
}: Omit<SavedProps, 'id'> & { found: Found; question: Question | undefined }) {
  const { language } = asker;
  const say = words[language];
  const { instant } = figures(language);
  const cache = useQueryClient();
  const [told, setTold] = useState<{ text: string; isBad: boolean }>();
  const withdraw = async () => {
    try {
      await ask(withdrawQuestion, { id }, asker);
      setTold({ text: say.withdrawn, isBad: false });
    } catch (error) {
      setTold({ text: (error as Error).message, isBad: true });
    }
  };
  return (
    <div className="saved">
      <p>
        <strong>{name}</strong> <SavedFor agency={agency} repeats={repeats} language={language} />
      </p>
      {earlier.length === 0 ? (
        <p className="soft">{say.version(version, instant(savedAt))}</p>
      ) : (
        <details>
          <summary>{say.version(version, instant(savedAt))}</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.version}>
                {say.version(one.version, instant(one.savedAt))}: {one.name}
              </li>
            ))}
          </ul>
        </details>
      )}
      {question === undefined && (
        <p>
          {say.beyondControls}{' '}
          <a className="button" href={linkTo('/playground', language)} onClick={() => takeAlong(text, asker)}>
            {say.toPlayground}
          </a>
        </p>
      )}
      <p className="row">
        {question && days.length > 0 && (
          <button type="button" onClick={() => onChange({ ...question, days: { each: days } })}>
            {say.runs(days.length)}
          </button>
        )}
        {isMine && told?.isBad !== false && (
          <button type="button" onClick={() => void withdraw()}>
            {say.withdraw}
          </button>
        )}
      </p>
      {isMine && told === undefined && (
        <SaveForm
          key={version}
          text={text}
          lasting={text}
          asker={asker}
          before={{ id, version, name, repeats: repeats ?? null }}
          onSaved={() => void cache.invalidateQueries({ queryKey: ['saved'] })}
        />
      )}
      {told && (
        <p className={told.isBad ? 'trouble' : ''} role={told.isBad ? 'alert' : 'status'}>
          {told.text}
        </p>
      )}
    </div>
  );
}
