import { type ReactNode, useState } from 'react';
import emblem from './crossroads.svg';
import { type Look, linkTo, type Theme } from './look';
import { SignedIn } from './signed-in';
import { shellWords } from './words';

/** Every page of the hub, by the word for it; a new one is a line here. */
const PAGES = [
  ['home', '/'],
  ['catalogue', '/danh-muc'],
  ['record', '/ho-so'],
  ['workbench', '/phan-tich'],
  ['playground', '/playground'],
  ['desk', '/quan-tri'],
  ['auditor', '/kiem-toan'],
  ['operator', '/van-hanh'],
  ['mine', '/cua-toi'],
] as const;

export type PageName = (typeof PAGES)[number][0];

type HeaderProps = {
  /** Left out: one that is reached by what names it, such as a code on paper. */
  page?: PageName;
  look: Look;
  onLook: (look: Look) => void;
  /** Who asks, why and for which case, on pages that ask under rights. */
  reasons?: ReactNode;
  /** What this page alone offers. */
  more?: ReactNode;
};

/** The same on every page: where one is, where else one can go, and how it looks. */
export function Header({ page, look, onLook, reasons, more }: HeaderProps) {
  const say = shellWords[look.language];
  // Only where the page is narrow; else all of it is there.
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={isOpen ? 'bar open' : 'bar'}>
      <a className="brand" href={linkTo('/', look.language)}>
        <img src={emblem} alt="" width="36" height="36" />
        <span>
          <strong>{say.brand}</strong>
          <small>{say.subtitle}</small>
        </span>
      </a>
      <SignedIn language={look.language} />
      <button type="button" className="menu" aria-expanded={isOpen} aria-controls="menu" onClick={() => setOpen(!isOpen)}>
        {say.menu}
      </button>
      <div id="menu" className="folded">
        <nav className="doors" aria-label={say.main}>
          {PAGES.map(([name, path]) => (
            <a key={name} href={linkTo(path, look.language)} aria-current={name === page ? 'page' : undefined}>
              {say.pages[name]}
            </a>
          ))}
        </nav>
        <div className="looks">
          {more}
          <select
            aria-label={say.theme}
            name="theme"
            value={look.theme}
            onChange={(e) => onLook({ ...look, theme: e.target.value as Theme })}
          >
            {(['system', 'light', 'dark'] as const).map((theme) => (
              <option key={theme} value={theme}>
                {say.themes[theme]}
              </option>
            ))}
          </select>
          <fieldset className="switch" aria-label={say.language}>
            {(['vi', 'en'] as const).map((language) => (
              <button
                key={language}
                type="button"
                lang={language}
                aria-pressed={look.language === language}
                onClick={() => onLook({ ...look, language })}
              >
                {language.toUpperCase()}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      {reasons}
    </header>
  );
}
