import { useLayoutEffect, useState } from 'react';
import { remember, remembered } from './memory';

export type Language = 'vi' | 'en';
export type Theme = 'system' | 'light' | 'dark';
export type Look = { language: Language; theme: Theme };

/** Vietnamese unless the address or this tab says English. The address wins, so that a link opens as it was sent. */
export function useLook(): [Look, (look: Look) => void] {
  const [look, setLook] = useState<Look>(() => {
    const kept = remembered<Look>('giaolo:look', { language: 'vi', theme: 'system' });
    const asked = new URL(location.href).searchParams.get('lang');
    return asked === 'en' || asked === 'vi' ? { ...kept, language: asked } : kept;
  });
  useLayoutEffect(() => {
    document.documentElement.lang = look.language;
    document.documentElement.dataset.theme = look.theme;
    const here = new URL(location.href);
    if (look.language === 'en') here.searchParams.set('lang', 'en');
    else here.searchParams.delete('lang');
    if (here.href !== location.href) history.replaceState(history.state, '', here);
    remember('giaolo:look', look);
  }, [look]);
  return [look, setLook];
}

/** The address of a page of this hub in the reader's language. */
export function linkTo(path: string, language: Language): string {
  if (language === 'vi') return path;
  const [before = '', anchor] = path.split('#');
  return `${before}${before.includes('?') ? '&' : '?'}lang=en${anchor === undefined ? '' : `#${anchor}`}`;
}
