import type { Command } from 'commander';
import { type Config, readConfig } from '../config.js';
import { type OpenDatabase, openDatabase } from '../db/open.js';
import type { Progress } from '../start-error.js';
import { terminal } from './terminal.js';

/** What every command gets. A command adds itself to the program and never ends the process: it sets `process.exitCode`. */
export type Cli = {
  config(): Config;
  /** For machines: `answer` prints its value as one JSON document. */
  json(): boolean;
  /** The result, on standard output. */
  answer(value: unknown, lines: readonly string[]): void;
  /** What is being done, on standard error, so that output can be piped. */
  progress: Progress;
  /** The database of the settings, beside a running hub if there is one; closed when the command ends. */
  database(command: string): Promise<OpenDatabase>;
};

export type AddCommand = (program: Command, cli: Cli) => void;

export function createCli(program: Command): Cli & { close(): Promise<void> } {
  const opened: OpenDatabase[] = [];
  const json = (): boolean => program.opts<{ json?: boolean }>().json === true;
  const progress: Progress = ({ vi, en }) => {
    if (!json()) terminal.tell(`${vi}  ·  ${en}`);
  };
  return {
    config: () => readConfig(),
    json,
    progress,
    answer: (value, lines) => {
      if (json()) terminal.json(value);
      else terminal.answer(lines.join('\n'));
    },
    database: async (command) => {
      const database = await openDatabase(readConfig(), { command: `giaolo ${command}`, share: true, onProgress: progress });
      opened.push(database);
      return database;
    },
    close: async () => {
      for (const database of opened) await database.close();
    },
  };
}
