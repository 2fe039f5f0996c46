// How does a process of the app talk to the one that started it: Electron's main process, or a plain Node parent in tests?

/** The ear of an Electron utility process; a plain Node child has `process.send` instead. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

// Electron adds `parentPort` to `process`; its types are not known here, since this file runs under plain Node too.
const parentPort = (process as { parentPort?: ParentPort }).parentPort;

/** Sends a message. `sent` is called when it is on its way. */
export function tellParent(message: unknown, sent: () => void = () => {}): void {
  if (parentPort !== undefined) {
    parentPort.postMessage(message);
    sent();
  } else if (process.send !== undefined) {
    process.send(message, undefined, undefined, sent);
  }
}

export function hearParent(listener: (message: unknown) => void): void {
  if (parentPort !== undefined) parentPort.on('message', (event) => listener(event.data));
  else process.on('message', listener);
}
