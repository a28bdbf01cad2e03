import type { ReactNode } from 'react';
import type { Access } from './access';
import type { Choice } from './choice';
import type { Language } from './look';
import type { Session } from './session';
import { shellWords } from './words';

type ReasonsProps = {
  language: Language;
  access: Access;
  session: Session | undefined;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  pasted: string;
  onPaste: (token: string) => void;
};

/** Who asks, why, and for which dossier. */
export function Reasons({ language, access, session, choice, onChoice, pasted, onPaste }: ReasonsProps) {
  const say = shellWords[language];
  const purpose = access.purposes.find((p) => p.code === choice.purpose);
  const signedIn = session?.signedIn;
  const who = signedIn ? say.signedInAs(language === 'en' ? signedIn.en : signedIn.vi) : say.anonymous;
  const caseMissing = purpose?.caseRequired === true && choice.caseCode === '';
  return (
    <div className="reasons">
      {access.roles.length > 0 ? (
        <Labelled field="role" label={say.role}>
          <select id="role" name="role" value={choice.role} onChange={(e) => onChoice({ ...choice, role: e.target.value })}>
            <option value="">{who}</option>
            {access.roles.map((r) => (
              <option key={r.role} value={r.role}>
                {language === 'en' ? (r.labelEn ?? r.role) : r.labelVi}
              </option>
            ))}
          </select>
        </Labelled>
      ) : session?.isPossible ? null : (
        <Labelled field="token" label={say.token}>
          {/* Masked by style: a password field would have the browser offer to save the token. */}
          <input
            id="token"
            name="token"
            className="secret"
            autoComplete="off"
            spellCheck={false}
            placeholder={say.tokenHint}
            value={pasted}
            onChange={(e) => onPaste(e.target.value.trim())}
          />
        </Labelled>
      )}
      <Labelled field="purpose" label={say.purpose}>
        {access.purposes.length > 0 ? (
          <select id="purpose" name="purpose" value={choice.purpose} onChange={(e) => onChoice({ ...choice, purpose: e.target.value })}>
            <option value="">{say.noPurpose}</option>
            {access.purposes.map((p) => (
              <option key={p.code} value={p.code}>
                {p.code} – {language === 'en' ? (p.en ?? p.vi) : p.vi}
              </option>
            ))}
          </select>
        ) : (
          <input
            id="purpose"
            name="purpose"
            autoComplete="off"
            spellCheck={false}
            placeholder="once-only"
            value={choice.purpose}
            onChange={(e) => onChoice({ ...choice, purpose: e.target.value.trim() })}
          />
        )}
      </Labelled>
      <Labelled field="case" label={caseMissing ? say.caseMissing : say.caseCode} warn={caseMissing}>
        <input
          id="case"
          name="case"
          autoComplete="off"
          spellCheck={false}
          placeholder={say.caseHint}
          aria-invalid={caseMissing}
          value={choice.caseCode}
          onChange={(e) => onChoice({ ...choice, caseCode: e.target.value.trim() })}
        />
      </Labelled>
    </div>
  );
}

function Labelled({ field, label, warn = false, children }: { field: string; label: string; warn?: boolean; children: ReactNode }) {
  return (
    <label htmlFor={field} className={warn ? 'labelled warn' : 'labelled'}>
      <span>{label}</span>
      {children}
    </label>
  );
}
