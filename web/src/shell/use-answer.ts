import { useEffect, useRef, useState } from 'react';
import type { Operation } from '../generated/operations';
import { ask } from './ask';
import type { Language } from './look';
import { type Asker, NOBODY } from './post';

/** How soon what was not there yet is asked for again. */
const AGAIN_MS = 1_500;
const AGAIN_MAX = 40;

export type Asked<Data> = { data: Data | undefined; error: Error | null };

const always = () => true;

/**
 * The answer to a question that a page asks once, of open data unless it says as whom; a refusal comes in the language in which it was asked. Asked again while it is
 * not whole. So little needs no library: the first page has 150 kB for everything.
 */
export function useAnswer<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  language: Language,
  isWhole: (data: Data) => boolean = always,
  as?: Asker,
): Asked<Data> {
  const [asked, setAsked] = useState<Asked<Data>>({ data: undefined, error: null });
  const asker = useRef(as ?? { ...NOBODY, language });
  const key = JSON.stringify(variables);
  useEffect(() => {
    let timer: number | undefined;
    let isWanted = true;
    const once = (left: number): void => {
      ask(operation, JSON.parse(key) as Variables, asker.current).then(
        ({ data }) => {
          if (!isWanted) return;
          setAsked({ data, error: null });
          if (!isWhole(data) && left > 0) timer = window.setTimeout(() => once(left - 1), AGAIN_MS);
        },
        (error: Error) => isWanted && setAsked({ data: undefined, error }),
      );
    };
    once(AGAIN_MAX);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [operation, key, isWhole]);
  return asked;
}
