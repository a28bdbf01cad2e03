import { useLayoutEffect, useMemo, useState } from 'react';
import { kindsOf, type Registers } from '../kinds/kinds';
import { useKinds } from '../kinds/use-kinds';
import type { Access } from '../shell/access';
import { Header } from '../shell/header';
import { linkTo, useLook } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { useAsker } from '../shell/use-asker';
import { readAddress, writeAddress } from './address';
import { AnswerView } from './answer-view';
import { Controls } from './controls';
import { EXAMPLES } from './examples';
import { Jobs } from './jobs';
import { asKnownBefore, FIRST, type Question, writeQuestion } from './question';
import { QuestionText } from './question-text';
import { SAVED } from './saved-for';
import { SavedList } from './saved-list';
import { SavedQuestion } from './saved-question';
import { timesOf, useGroups } from './use-groups';
import { words } from './words';
import { WORKED, workedIn, workedPath } from './worked';

/** Counting by clicking: the controls write a question of GraphQL, the hub answers it under the rights of whoever asks. */
export function Workbench({ access }: { access: Access }) {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const { asker, reasons } = useAsker(access, language);
  const asked = useKinds(language);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  return (
    <>
      <Header page="workbench" look={look} onLook={setLook} reasons={reasons} />
      <main className="page workbench">
        <h1>{say.heading}</h1>
        <p className="soft">{say.lead}</p>
        <Told asked={asked} language={language}>
          {({ catalogue }) => <Bench registers={catalogue?.registers ?? []} asker={asker} />}
        </Told>
      </main>
    </>
  );
}

function Bench({ registers, asker }: { registers: Registers; asker: Asker }) {
  const say = words[asker.language];
  const kinds = useMemo(() => kindsOf(registers), [registers]);
  const [saved, setSaved] = useState(() => new URL(location.href).searchParams.get(SAVED) ?? '');
  const [question, setQuestion] = useState<Question>(() => workedIn(new URL(location.href)) ?? readAddress(new URL(location.href)));
  const change = (next: Question) => {
    setQuestion(next);
    // It is no longer the saved one.
    setSaved('');
    history.replaceState(history.state, '', writeAddress(kinds, next, new URL(location.href)));
  };
  const written = useMemo(() => writeQuestion(kinds, question), [kinds, question]);
  const answered = useGroups(kinds, question, asker);
  const at = answered.data && timesOf(answered.data);
  const earlier = useMemo(() => asKnownBefore(question), [question]);
  const before = useGroups(kinds, earlier ?? FIRST, asker);
  const beside = useMemo(
    () => (earlier && before.data && at ? { aggregate: before.data.aggregate, before: earlier.knownAt, now: at.knownAt } : undefined),
    [earlier, before.data, at],
  );
  const lasting = useMemo(
    () => (at && writeQuestion(kinds, kept(question, at))?.text) ?? written?.text ?? '',
    [kinds, question, at, written],
  );
  return (
    <div className="bench">
      <Controls registers={registers} kinds={kinds} question={question} onChange={change} language={asker.language} />
      <section className="answer" aria-labelledby="answer">
        <h2 id="answer">{say.answer}</h2>
        {saved !== '' && <SavedQuestion id={saved} kinds={kinds} onShown={setQuestion} onChange={change} asker={asker} />}
        {written === undefined ? (
          saved === '' && <Beginning question={question} onChange={change} asker={asker} />
        ) : (
          <Told asked={earlier && !before.data ? before : answered} language={asker.language}>
            {({ aggregate, extensions }) => (
              <AnswerView
                aggregate={aggregate}
                beside={beside}
                extensions={extensions}
                more={answered.more}
                written={written}
                question={question}
                kinds={kinds}
                language={asker.language}
              />
            )}
          </Told>
        )}
      </section>
      {written && (
        <QuestionText
          text={written.text}
          beside={earlier && writeQuestion(kinds, earlier, undefined, 'PhanTichTruoc')?.text}
          lasting={lasting}
          asker={asker}
        >
          <Jobs kinds={kinds} question={question} asker={asker} />
        </QuestionText>
      )}
    </div>
  );
}

/** As of the day and as recorded when it was answered. */
function kept(question: Question, { validAt, knownAt }: { validAt: string; knownAt: string }): Question {
  return { ...question, knownAt, days: 'on' in question.days ? { on: question.days.on || validAt } : question.days };
}

/** Before there is anything to answer: what is still to be chosen, questions to begin with, and those that others named. */
function Beginning({ question, onChange, asker }: { question: Question; onChange: (question: Question) => void; asker: Asker }) {
  const { language } = asker;
  const say = words[language];
  if (question.entity !== '') return <p className="soft">{say.pickOf}</p>;
  return (
    <>
      <p className="soft">{say.pick}</p>
      <h3>{say.examples}</h3>
      <ul className="examples">
        {EXAMPLES.map(({ title, question: example }) => (
          <li key={title.vi}>
            <button type="button" onClick={() => onChange(example)}>
              {title[language]}
            </button>
          </li>
        ))}
      </ul>
      <SavedList asker={asker} />
      <h3 id="worked">{say.worked}</h3>
      <ol className="examples" aria-labelledby="worked">
        {WORKED.map((one) => (
          <li key={one.number}>
            <a href={linkTo(workedPath(one), language)}>{one.title[language]}</a>
          </li>
        ))}
      </ol>
    </>
  );
}
