import { useState } from 'react';
import { type QuestionRepeat, saveQuestion } from '../generated/operations';
import { ask } from '../shell/ask';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { SAVED } from './saved-for';
import { words } from './words';

const REPEATS: readonly QuestionRepeat[] = ['MONTH', 'QUARTER', 'YEAR'];

/** A question of one's own, of which the form makes another version. */
type Before = { id: string; version: number; name: string; repeats?: QuestionRepeat | null };
type SaveProps = { text: string; lasting: string; asker: Asker; before?: Before; onSaved?: () => void };

/** Names what was asked, so that others ask it too; the hub says who may, and what may stand in it. Of an own one everything can be changed. */
export function SaveForm({ text: asked, lasting, asker, before, onSaved }: SaveProps) {
  const say = words[asker.language];
  const [name, setName] = useState(before?.name ?? '');
  const [repeats, setRepeats] = useState<QuestionRepeat | ''>(before?.repeats ?? '');
  const [written, setWritten] = useState(asked);
  const text = before ? written : asked;
  const [isPinned, setPinned] = useState(false);
  const [told, setTold] = useState<{ id: string; text: string } | Error>();
  if (asker.token === '' && asker.isSignedIn !== true) return null;
  const save = async () => {
    try {
      const { saveQuestion: saved } = (
        await ask(
          saveQuestion,
          {
            input: {
              name,
              question: isPinned ? lasting : text,
              repeats: repeats || null,
              ...(before && { id: before.id, expectedVersion: before.version }),
            },
          },
          asker,
        )
      ).data;
      setTold(saved ? { id: saved.id, text } : undefined);
      onSaved?.();
    } catch (error) {
      setTold(error as Error);
    }
  };
  return (
    <details className="save">
      <summary>{before ? say.change : say.save}</summary>
      <p className="soft">{say.saveLead}</p>
      {!before && (
        <p className="soft">
          {say.keepForSelf} <a href={location.href}>{say.thisAddress}</a>.
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="stack">
          <span>{say.saveAs}</span>
          <input
            name="name"
            value={name}
            minLength={3}
            maxLength={120}
            required
            autoComplete="off"
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <label className="stack">
          <span>{say.repeats}</span>
          <select name="repeats" value={repeats} onChange={(e) => setRepeats(e.target.value as QuestionRepeat | '')}>
            <option value="">{say.repeat.never}</option>
            {REPEATS.map((one) => (
              <option key={one} value={one}>
                {say.repeat[one]}
              </option>
            ))}
          </select>
        </label>
        {before ? (
          <label className="stack">
            <span>{say.question}</span>
            <textarea name="question" rows={10} required spellCheck={false} value={written} onChange={(e) => setWritten(e.target.value)} />
          </label>
        ) : (
          <label>
            <input type="checkbox" name="pin" checked={isPinned} onChange={(e) => setPinned(e.target.checked)} /> {say.pin}
          </label>
        )}
        <button type="submit">{before ? say.keepChange : say.save}</button>
      </form>
      {told instanceof Error ? (
        <p className="trouble" role="alert">
          {told.message}
        </p>
      ) : (
        told?.text === text && (
          <p role="status">
            {say.savedNow} <a href={linkTo(`/phan-tich?${SAVED}=${told.id}`, asker.language)}>{name}</a>
          </p>
        )
      )}
    </details>
  );
}
