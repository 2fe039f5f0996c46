// What passes between a window and the main process about settings, backups and what Galley notes down about itself?
import * as z from 'zod';
import { siteEdit } from '../content/site.ts';
import { settingDeclaration } from '../site/theme-manifest.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

const nothing = z.object({});

/** How serious a line of the log is. */
export const logLevels = ['error', 'warning', 'info'] as const;
export const logLevel = z.enum(logLevels);
export type LogLevel = z.infer<typeof logLevel>;

/** One line of the log; folders of the person and of the newsroom are not named in it. */
export const logLine = z.object({ at: z.string(), level: logLevel, text: z.string() });
export type LogLine = z.infer<typeof logLine>;

/** More lines than these are not looked through. */
export const MOST_LOG_LINES = 2000;

/** A theme that the newsroom can choose. */
export const offeredTheme = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string(),
  /** What a site that has chosen none has of it. */
  colours: z.object({ primary: z.string(), badge: z.string() }),
  /** By role, the font that the theme has there; a role that is missing has none of its own. */
  fonts: z.record(z.string(), z.string()),
  settings: z.record(z.string(), settingDeclaration),
});
export type OfferedTheme = z.infer<typeof offeredTheme>;

/** Where backups go, to be read by the person, and when the newest one of the open newsroom was made. */
export const backupState = z.object({ folder: z.string().nullable(), last: z.string().nullable() });
export type BackupState = z.infer<typeof backupState>;

export const settingsCalls = {
  /** Changes what the newsroom says about itself. `desk.undo` takes it back by the token of the outcome. */
  'site.change': { input: z.object({ job: jobId, edit: siteEdit }), output: changeOutcome },
  /** The themes of the newsroom and those that Galley ships, and the fonts that all of them can be set in. */
  'site.themes': {
    input: nothing,
    output: z.object({
      themes: z.array(offeredTheme),
      fonts: z.array(z.object({ name: z.string(), label: z.string() })),
    }),
  },
  'backup.state': { input: nothing, output: backupState },
  /** Chooses where backups go, ends them, or puts back what the last such step replaced. */
  'backup.folder': {
    input: z.object({ do: z.enum(['choose', 'stop', 'putBack']) }),
    output: backupState,
  },
  /** The newest lines of the log, oldest first, and what "Copy diagnostics" would copy. */
  'log.read': {
    input: nothing,
    output: z.object({ lines: z.array(logLine), diagnostics: z.string() }),
  },
  /** Copies lines of the log of these levels to the clipboard. */
  'log.copy': {
    input: z.object({ levels: z.array(logLevel).min(1) }),
    output: z.object({ lines: z.int() }),
  },
  /** Copies what helps others to see what is wrong, and nothing that anybody typed. */
  'diagnostics.copy': { input: nothing, output: nothing },
} as const;
