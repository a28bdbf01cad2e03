import { useState } from 'react';
import type { Language } from './look';
import { signIn, signOut, type Trouble, takeTrouble, useSession } from './session';
import { shellWords } from './words';

/** Who is signed in, and the way in or out. Nothing where this hub lets nobody sign in to its pages. */
export function SignedIn({ language }: { language: Language }) {
  const say = shellWords[language];
  const session = useSession();
  const [trouble, setTrouble] = useState(takeTrouble);
  const [isLeaving, setLeaving] = useState(false);
  const who = session?.signedIn;
  const leave = () => {
    setLeaving(true);
    signOut().catch(() => {
      setLeaving(false);
      setTrouble('khong-ket-noi');
    });
  };
  return (
    <div className="signed-in">
      {trouble !== null && (
        <p role="alert" className="told">
          {say.signInTrouble[trouble as Trouble] ?? say.signInTrouble['het-han']}
        </p>
      )}
      {who ? (
        <>
          <span
            className="who"
            title={say.signedInUntil(new Date(who.endsAt).toLocaleTimeString(say.locale, { hour: '2-digit', minute: '2-digit' }))}
          >
            {language === 'en' ? who.en : who.vi}
            {who.agency === null ? '' : ` · ${who.agency}`}
          </span>
          <button type="button" className="plain" disabled={isLeaving} onClick={leave}>
            {say.signOut}
          </button>
        </>
      ) : (
        session?.isPossible && (
          <button type="button" onClick={signIn}>
            {say.signIn}
          </button>
        )
      )}
    </div>
  );
}
