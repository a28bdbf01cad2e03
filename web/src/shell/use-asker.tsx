import { type ReactNode, useState } from 'react';
import type { Access } from './access';
import type { Choice } from './choice';
import type { Language } from './look';
import { useRemembered } from './memory';
import type { Asker } from './post';
import { Reasons } from './reasons';
import { type Session, useSession } from './session';

/** Where role, purpose and case of this tab are remembered: the same on every page, so that going from one to another keeps them. */
export const CHOICE = 'giaolo:choice';

/** Who asks on a page that asks under rights, and the bar in which that is chosen. */
export function useAsker(access: Access, language: Language): { asker: Asker; reasons: ReactNode; session: Session | undefined } {
  const [choice, setChoice] = useRemembered<Choice>(CHOICE, { role: '', purpose: '', caseCode: '' });
  // A token is a key: it stays in this page and ends with it.
  const [pasted, setPasted] = useState('');
  const session = useSession();
  const token = access.roles.length > 0 ? (access.roles.find((r) => r.role === choice.role)?.token ?? '') : pasted;
  return {
    asker: { token, isSignedIn: session?.signedIn != null, choice, language },
    session,
    reasons: (
      <Reasons
        language={language}
        access={access}
        session={session}
        choice={choice}
        onChoice={setChoice}
        pasted={pasted}
        onPaste={setPasted}
      />
    ),
  };
}
