import { Command } from 'commander';
import type { Cli } from '../../src/cli/cli.js';
import { addImport } from '../../src/cli/import.js';
import { addMapping } from '../../src/cli/mapping.js';

/** The options of the commands as the commands themselves declare them. */
export function optionsOf(path: readonly string[]): { flags: string; description: string }[] {
  const program = new Command();
  for (const add of [addImport, addMapping]) add(program, NO_CLI);
  let command = program;
  for (const name of path) {
    const next = command.commands.find((one) => one.name() === name);
    if (next === undefined) throw new Error(`no command ${path.join(' ')}`);
    command = next;
  }
  return command.options.map(({ flags, description }) => ({ flags, description }));
}

/** Nothing is run: commands only say what they would take. */
const NO_CLI: Cli = new Proxy({} as Cli, {
  get: () => {
    throw new Error('no command is run here');
  },
});
