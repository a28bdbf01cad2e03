import { useState } from 'react';
import { KindPicker } from '../kinds/kind-picker';
import type { Kinds, Registers } from '../kinds/kinds';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import { ImportReport } from './import-report';
import { RejectsTable } from './rejects-table';
import { type Progress, type Said, sendFile } from './send-file';
import { words } from './words';

type ImportProps = {
  registers: Registers;
  kinds: Kinds;
  asker: Asker /** What is taken back is asked for as chosen: it may need a case. */;
  undoAsker: Asker;
};
type Chosen = { name: string; bytes: Blob };
type Outcome = Awaited<ReturnType<typeof sendFile>>;

/** A file from its check to the register: nothing is written before somebody has seen what it would do, and says why. */
export function ImportFile({ registers, kinds, asker, undoAsker }: ImportProps) {
  const { language } = asker;
  const say = words[language];
  const { number } = figures(language);
  const [entity, setEntity] = useState('');
  const [file, setFile] = useState<Chosen>();
  const [operation, setOperation] = useState('');
  const [validFrom, setValidFrom] = useState('');
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const [skipRejected, setSkipRejected] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  /** Files whose rejected rows were mended while their sound ones were still to be written. */
  const [behind, setBehind] = useState<readonly (Chosen & { writes: number })[]>([]);
  const [progress, setProgress] = useState<Progress>();
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const kind = kinds.get(entity);
  const register = registers.find(({ entities }) => entities.some(({ name }) => name === entity));

  const send = async (chosen: Chosen, more: Pick<Said, 'apply'> & Partial<Said>) => {
    if (!kind || !register) return;
    setBusy(true);
    setTrouble('');
    setProgress(undefined);
    const said: Said = {
      file: chosen.name,
      ...(operation ? { operation } : {}),
      ...(validFrom ? { validFrom } : {}),
      ...(skipRejected ? { skipRejected } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(legalBasis.trim() ? { legalBasis: legalBasis.trim() } : {}),
      ...more,
    };
    try {
      setOutcome(await sendFile(`${register.name}/${kind.lookUp}`, { bytes: chosen.bytes, said }, asker, setProgress));
    } catch (error) {
      setTrouble((error as Error).message);
    } finally {
      setBusy(false);
      setProgress(undefined);
    }
  };
  const choose = (chosen: Chosen | undefined) => {
    setFile(chosen);
    setOutcome(undefined);
    setTrouble('');
    if (chosen) void send(chosen, { apply: false });
  };
  const bring = (picked: File) => {
    setBehind([]);
    choose({ name: picked.name, bytes: picked });
  };
  const state = outcome?.report.state;
  const writes = (outcome?.report.counts.new ?? 0) + (outcome?.report.counts.changed ?? 0);
  const isReady = file !== undefined && (state === 'CHECKED' || state === 'REJECTED' || state === 'STOPPED') && writes > 0;
  const needsSkip = (outcome?.report.counts.rejected ?? 0) > 0;
  const mended = (text: string) => {
    if (isReady) setBehind([...behind, { ...file, writes }]);
    choose({ name: say.mendedName(file?.name ?? ''), bytes: new Blob([text], { type: 'text/csv' }) });
  };
  return (
    <section aria-labelledby="import">
      <h2 id="import">{say.import}</h2>
      <p className="soft">{say.importLead}</p>
      <div className="bring">
        <KindPicker
          registers={registers}
          value={entity}
          onChange={(name) => {
            setEntity(name);
            setFile(undefined);
            setOutcome(undefined);
            setBehind([]);
          }}
          language={language}
        />
        <label>
          <span>{say.operation}</span>
          <select value={operation} onChange={(e) => setOperation(e.target.value)}>
            {Object.entries(say.operations).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say.validFrom}</span>
          <input type="date" value={validFrom} onChange={(e) => setValidFrom(e.target.value)} />
        </label>
      </div>
      {kind && (
        <label
          className="drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const [dropped] = event.dataTransfer.files;
            if (dropped) bring(dropped);
          }}
        >
          <span>{say.drop}</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.jsonl,.geojson,.json,.gz,.zip"
            disabled={isBusy}
            onChange={(e) => {
              const [picked] = e.target.files ?? [];
              if (picked) bring(picked);
              // The same file, mended meanwhile, is chosen again.
              e.target.value = '';
            }}
          />
        </label>
      )}
      {isBusy && (
        <div role="status" className="how-far">
          {progress
            ? say.progress(progress.phase, number(progress.done), progress.total === undefined ? '' : number(progress.total))
            : say.sending}
          <progress
            aria-label={say.import}
            max={progress?.total ?? 1}
            {...(progress?.total === undefined ? {} : { value: progress.done })}
          />
        </div>
      )}
      {trouble !== '' && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {outcome && kind && <ImportReport report={outcome.report} kind={kind} asker={undoAsker} />}
      {outcome?.rejects && kind && (
        <RejectsTable
          key={outcome.report.sha256}
          text={outcome.rejects}
          kind={kind}
          language={language}
          isBusy={isBusy}
          onMended={mended}
        />
      )}
      {behind.map((left) => (
        <div className="decision" key={left.name}>
          <p className="warn-text" role="status">
            {say.behind(left.name, number(left.writes))}
          </p>
          <button
            type="button"
            disabled={isBusy}
            onClick={() => {
              setBehind(behind.filter((one) => one !== left));
              choose(left);
            }}
          >
            {say.backTo(left.name)}
          </button>
        </div>
      ))}
      {isReady && file && (
        <form
          className="apply"
          onSubmit={(event) => {
            event.preventDefault();
            void send(file, { apply: true });
          }}
        >
          <label>
            <span>{say.reason}</span>
            <input required value={reason} onChange={(e) => setReason(e.target.value)} autoComplete="off" />
          </label>
          <label>
            <span>{say.legalBasis}</span>
            <input value={legalBasis} onChange={(e) => setLegalBasis(e.target.value)} autoComplete="off" />
          </label>
          {needsSkip && (
            <label className="tick">
              <input type="checkbox" checked={skipRejected} onChange={(e) => setSkipRejected(e.target.checked)} /> {say.skipRejected}
            </label>
          )}
          <button type="submit" className="go" disabled={isBusy || (needsSkip && !skipRejected)}>
            {say.apply(number(writes))}
          </button>
        </form>
      )}
    </section>
  );
}
