import type { ReactNode } from 'react';
import type { Access } from './access';
import type { Choice } from './choice';
import emblem from './crossroads.svg';
import type { Language, Words } from './words';

type Theme = 'system' | 'light' | 'dark';
export type Look = { language: Language; theme: Theme };

type BarProps = {
  say: Words;
  access: Access;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  pasted: string;
  onPaste: (token: string) => void;
  look: Look;
  onLook: (look: Look) => void;
  onRestore: () => void;
};

/** The bar above the editor: who asks, why, for which dossier; and how the page looks. */
export function Bar({ say, access, choice, onChoice, pasted, onPaste, look, onLook, onRestore }: BarProps) {
  const purpose = access.purposes.find((p) => p.code === choice.purpose);
  const caseMissing = purpose?.caseRequired === true && choice.caseCode === '';
  return (
    <header className="bar">
      <div className="brand">
        <img src={emblem} alt="" width="36" height="36" />
        <div>
          <h1>{say.title}</h1>
          <p>{say.subtitle}</p>
        </div>
      </div>
      <div className="reasons">
        {access.roles.length > 0 ? (
          <Labelled field="role" label={say.role}>
            <select id="role" name="role" value={choice.role} onChange={(e) => onChoice({ ...choice, role: e.target.value })}>
              <option value="">{say.anonymous}</option>
              {access.roles.map((r) => (
                <option key={r.role} value={r.role}>
                  {look.language === 'en' ? (r.labelEn ?? r.role) : r.labelVi}
                </option>
              ))}
            </select>
          </Labelled>
        ) : (
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
                  {p.code} – {look.language === 'en' ? (p.en ?? p.vi) : p.vi}
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
      <div className="looks">
        <button type="button" className="plain" title={say.restoreHint} onClick={onRestore}>
          {say.restore}
        </button>
        <select aria-label={say.theme} name="theme" value={look.theme} onChange={(e) => onLook({ ...look, theme: e.target.value as Theme })}>
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <option key={theme} value={theme}>
              {say.themes[theme]}
            </option>
          ))}
        </select>
        <fieldset className="switch" aria-label={say.language}>
          {(['vi', 'en'] as const).map((language) => (
            <button key={language} type="button" lang={language} aria-pressed={look.language === language} onClick={() => onLook({ ...look, language })}>
              {language.toUpperCase()}
            </button>
          ))}
        </fieldset>
      </div>
    </header>
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
