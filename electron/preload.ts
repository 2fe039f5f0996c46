// What the page gets from the main process: four functions over four fixed channels; it does not grow per feature.
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { type Bridge, channels } from '../core/ipc/channels.ts';

type PageFile = Parameters<typeof webUtils.getPathForFile>[0];

/** `webUtils` is newer than the oldest supported Electron, where a `File` carries its own path. */
function pathOf(file: unknown): string {
  const utilities: typeof webUtils | undefined = webUtils;
  // Whatever the page hands over is checked by Electron itself, which throws for anything but a file.
  if (utilities !== undefined) return utilities.getPathForFile(file as PageFile);
  return typeof file === 'object' && file !== null && 'path' in file ? String(file.path) : '';
}

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  listen(listener) {
    const receive = (_event: IpcRendererEvent, name: unknown, payload: unknown): void => {
      if (typeof name === 'string') listener(name, payload);
    };
    ipcRenderer.on(channels.event, receive);
    return () => ipcRenderer.removeListener(channels.event, receive);
  },
  handDropped: (job, file, to) =>
    ipcRenderer.invoke(channels.dropped, { job, to, path: pathOf(file) }),
  keepSecret: (secret) => ipcRenderer.invoke(channels.secret, secret),
};

contextBridge.exposeInMainWorld('galley', bridge);
