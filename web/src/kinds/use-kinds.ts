import { useEffect, useState } from 'react';
import type { KindsQuery } from '../generated/operations';
import { readAnswer } from '../shell/ask';
import type { Language } from '../shell/look';
import type { Asked } from '../shell/use-answer';

/** Every kind of record and its fields: asked by an address of its own, so that the browser keeps it until the next release. */
export function useKinds(language: Language): Asked<KindsQuery> {
  const [asked, setAsked] = useState<Asked<KindsQuery>>({ data: undefined, error: null });
  useEffect(() => {
    let isWanted = true;
    readAnswer<KindsQuery>(fetch('/graphql/catalogue', { credentials: 'omit' }), language).then(
      ({ data }) => isWanted && setAsked({ data, error: null }),
      (error: Error) => isWanted && setAsked({ data: undefined, error }),
    );
    return () => {
      isWanted = false;
    };
    // In whatever language it is read, it is one answer.
  }, []);
  return asked;
}
