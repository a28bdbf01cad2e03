import { type ChildProcess, spawn } from 'node:child_process';
import { runAs, type ServerUser } from './server-user.js';

export type GuardedCommand = {
  program: string;
  parameters: string[];
  cwd: string;
  /** File descriptor of the server's log. */
  log: number;
  user: ServerUser | undefined;
  /** How long a polite request is given before a harder one. */
  graceSeconds?: number;
};

/**
 * Promise: the server never outlives its hub by more than a shutdown, however the hub dies.
 *
 * The guardian is a shell in a session of its own (Ctrl-C on the terminal does not reach it, so the hub can drain first) and
 * the server's parent, so the server's number cannot be reused under it. Its standard input is a pipe from the hub: when the
 * pipe closes, because the hub asks for it or because the hub is dead, the server is asked to stop (fast), then told (immediate).
 * A shell, not Node: it takes a megabyte, and it runs where the server's account cannot reach the Node binary.
 */
export function spawnGuarded(command: GuardedCommand): ChildProcess {
  const guardian = spawn(
    '/bin/sh',
    ['-c', GUARDIAN, 'giaolo-guardian', String(command.graceSeconds ?? GRACE_SECONDS), command.program, ...command.parameters],
    {
      detached: true,
      cwd: command.cwd,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['pipe', command.log, command.log],
      ...runAs(command.user),
    },
  );
  // A server that ended by itself closes the pipe; the exit event tells, so the broken pipe need not.
  guardian.stdin?.on('error', () => undefined);
  return guardian;
}

/** A shutdown writes what is still in memory, which takes seconds on a slow disk. */
const GRACE_SECONDS = 20;

const GUARDIAN = `
umask 077
tries_max=$(($1 * 10))
shift
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
(
  while read -r line; do :; done
  for signal in INT QUIT KILL; do
    kill -$signal $server 2>/dev/null
    tries=0
    while [ $tries -lt $tries_max ] && kill -0 $server 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
  done
) <&3 &
watch=$!
exec 3<&-
wait $server
status=$?
kill $watch 2>/dev/null
exit $status
`;
