// Which programs of ours run in a process of their own, under which name, and with how much memory?
import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';

interface Limits {
  readonly args?: readonly string[];
  /** What it says can be read by whoever started it. */
  readonly isHeard?: boolean;
  /** In MiB: it reads what strangers made, and is to end before the machine runs short. */
  readonly mostMemory?: number;
}

/** Starts a program that lies beside this one. `title` is what the system's list of processes shows. */
function begin(program: string, title: string, limits: Limits = {}): UtilityProcess {
  const { args = [], isHeard = false, mostMemory } = limits;
  return utilityProcess.fork(join(__dirname, `${program}.cjs`), [...args], {
    serviceName: title,
    ...(isHeard ? { stdio: 'pipe' } : {}),
    ...(mostMemory === undefined ? {} : { execArgv: [`--max-old-space-size=${mostMemory}`] }),
  });
}

const MEMORY_FOR_STRANGERS = 512;
const forStrangers: Limits = { mostMemory: MEMORY_FOR_STRANGERS };

/** Each starts one. */
export const ownProcesses = {
  backup: (args: readonly string[]) => begin('cli', 'Galley backup', { args, isHeard: true }),
  /** Ends by itself. */
  finishExports: () => begin('cli', 'Galley export', { args: ['finish-exports'] }),
  search: () => begin('search-process', 'Galley search'),
  export: () => begin('export-process', 'Galley export'),
  publish: () => begin('publish-process', 'Galley publish'),
  preview: () => begin('preview-process', 'Galley preview'),
  related: () => begin('related-process', 'Galley related news'),
  media: () => begin('media-process', 'Galley media'),
  newsletter: () => begin('newsletter-process', 'Galley newsletter'),
  preflight: () => begin('preflight-process', 'Galley pre-flight'),
  calendar: () => begin('calendar-process', 'Galley calendar', forStrangers),
  kit: () => begin('kit-process', 'Galley folder', forStrangers),
  thumbnails: () => begin('thumbnail-process', 'Galley small pictures', forStrangers),
} as const;
