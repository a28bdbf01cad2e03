import type { Words } from './words';
import type { WrongName } from './wrong-names';

/** So many names stand beside the error; all of them are a press away. */
const NAMES_SHOWN = 8;

/** What is wrong with each name, what was probably meant, and what there is. */
export function WrongNamesTold({ wrong, say }: { wrong: readonly WrongName[]; say: Words }) {
  if (wrong.length === 0) return null;
  return (
    <ul className="wrong-names" aria-label={say.wrongNames}>
      {wrong.map(({ kind, name, of, at, nearest, allowed }) => (
        <li key={JSON.stringify([kind, name, of, at])}>
          {'line' in at ? say.inLine(at.line) : say.inVariable(at.variable)}: {say.wrong[kind](name, of)}
          {nearest !== undefined && (
            <>
              {' '}
              <strong>{say.nearest(nearest)}</strong>
            </>
          )}{' '}
          {allowed.length <= NAMES_SHOWN ? (
            say.allowed(allowed.join(', '))
          ) : (
            <details>
              <summary>{say.allowedSome(allowed.slice(0, NAMES_SHOWN).join(', '), allowed.length - NAMES_SHOWN)}</summary>
              {allowed.slice(NAMES_SHOWN).join(', ')}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
