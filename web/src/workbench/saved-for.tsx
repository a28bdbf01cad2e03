import type { QuestionRepeat } from '../generated/operations';
import type { Language } from '../shell/look';
import { words } from './words';

/** In the address: which saved question is shown. */
export const SAVED = 'cau';

type SavedForProps = { agency?: string | null; repeats?: QuestionRepeat | null; language: Language };

/** For whom a question was saved, and how often it is asked again. */
export function SavedFor({ agency, repeats, language }: SavedForProps) {
  const say = words[language];
  return <span className="soft">{[agency && say.savedFor(agency), repeats && say.repeat[repeats]].filter(Boolean).join(', ')}</span>;
}
