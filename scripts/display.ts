// Where do windows appear when the machine has no screen?
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { ScriptFailure } from './project.ts';
import type { Person } from './unprivileged-person.ts';

/** A running X server. */
export interface Display {
  /** The value for the DISPLAY variable. */
  readonly name: string;
  stop(): Promise<void>;
}

/** True when this session has a screen of its own. macOS and Windows always do. */
export function hasScreen(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Starts Xvfb on a free number, as the given person, and waits until it takes connections. */
export async function startXvfb(person: Person | undefined): Promise<Display> {
  // An X server that is not root's may not make this folder with the permissions it needs.
  if (process.getuid?.() === 0 && !existsSync('/tmp/.X11-unix')) {
    await mkdir('/tmp/.X11-unix');
    await chmod('/tmp/.X11-unix', 0o1777);
  }
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      ...(person ? { uid: person.uid, gid: person.gid } : {}),
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  const number = await new Promise<string>((resolve, reject) => {
    const failed = (why: string) =>
      reject(new ScriptFailure(`Xvfb, the display server, did not start: ${why}`));
    const timer = setTimeout(() => {
      child.kill();
      failed('no answer within 20 s');
    }, 20_000);
    child.once('error', (cause) => failed(cause.message));
    child.once('exit', (code) => failed(`it ended with code ${code}\n${complaint}`));
    // Xvfb writes the number it chose to this descriptor once it listens.
    child.stdio[3]?.on('data', (text: Buffer) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(text.toString().trim());
    });
  });
  return {
    name: `:${number}`,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
