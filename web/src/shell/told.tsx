import type { ReactNode } from 'react';
import type { Language } from './look';
import { shellWords } from './words';

type Asked<Data> = { data: Data | undefined; error: Error | null };

/** What is shown of an answer while it is awaited, when it was refused, and when it is there. */
export function Told<Data>({
  asked: { data, error },
  language,
  children,
}: {
  asked: Asked<Data>;
  language: Language;
  children: (data: Data) => ReactNode;
}) {
  if (error)
    return (
      <p className="trouble" role="alert">
        {error.message}
      </p>
    );
  if (data === undefined) return <p role="status">{shellWords[language].loading}</p>;
  return children(data);
}
