// What may a component reach for? The services of this window, made once and handed down.
import { createContext, useContext } from 'react';
import type { Article } from '../../core/content/article.ts';
import type { GuideGoal } from '../../core/help/guide.ts';
import type { Bridge, RecentLibrary } from '../../core/ipc/contract.ts';
import { defaultPreferences, type Preferences } from '../../core/ipc/preferences-contract.ts';
import type { Messages } from '../../core/messages.ts';
import { CalendarState } from '../features/calendar/calendar-state.ts';
import { ArticleFindings } from '../features/desk/article-findings.ts';
import { DeskState } from '../features/desk/desk-state.ts';
import type { KitRequest } from '../features/kit/kit-request.ts';
import { MediaState } from '../features/media/media-state.ts';
import { IssueDesk } from '../features/newsletter/issue-desk.ts';
import { PictureFraming } from '../features/picture/framing.ts';
import { FindingPlaces } from '../features/preflight/finding-places.ts';
import { PictureRights } from '../features/preflight/rights.ts';
import { WebLinks } from '../features/preflight/web-links.ts';
import { type PreviewChoice, startingChoice } from '../features/preview/preview-choice.ts';
import { type Api, createApi } from './api.ts';
import { Assets } from './assets.ts';
import { CommandCentre } from './command-centre.ts';
import { Jobs } from './jobs.ts';
import { LibraryMirror } from './library-mirror.ts';
import { LiveNow } from './live-now.ts';
import { OtherVersions } from './other-versions.ts';
import { RecoveredTexts } from './recovered-texts.ts';
import { Store } from './store.ts';
import { Toasts } from './toasts.ts';
import { Travel } from './travel.ts';
import { Undo } from './undo.ts';
import { windowClock } from './window-clock.ts';
import { Words } from './words.ts';
import { Workspace } from './workspace.ts';

/** What the main process said about the app when the window started. */
export interface Environment {
  readonly platform: string;
  readonly version: string;
  readonly developmentRuntime: boolean;
  readonly systemLanguages: readonly string[];
}

export interface Services {
  readonly api: Api;
  readonly words: Words;
  /** The words of the language that is shown now; in a component, another object after each change of it. */
  readonly messages: Messages;
  readonly mirror: LibraryMirror;
  readonly workspace: Workspace;
  readonly toasts: Toasts;
  /** Tells of changes and takes them back. */
  readonly undo: Undo;
  readonly travel: Travel;
  readonly recovered: RecoveredTexts;
  readonly jobs: Jobs;
  readonly liveNow: LiveNow;
  /** What the list beside the text is filtered by: it outlasts the list, which comes and goes with the width of the window. */
  readonly listFilter: Store<string>;
  /** What the article desk is set to. */
  readonly desk: DeskState;
  /** What the activity calendar is set to. */
  readonly calendar: CalendarState;
  /** What the checks would find in each article. */
  readonly findings: ArticleFindings;
  /** The files of the newsroom, and what its media library is set to. */
  readonly media: MediaState;
  /** The folder that the seminar kit is asked about; null while nobody asks. */
  readonly kit: Store<KitRequest | null>;
  /** The open issue of the newsletter. */
  readonly issues: IssueDesk;
  readonly assets: Assets;
  /** The texts of other versions of the open article. */
  readonly versions: OtherVersions;
  readonly commands: CommandCentre;
  /** Asks which part of a picture is shown; its dialog outlasts the pane that asked. */
  readonly framing: PictureFraming;
  /** Leads to the places of findings. */
  readonly places: FindingPlaces;
  readonly links: WebLinks;
  readonly rights: PictureRights;
  /** Where the guide is open. */
  readonly guide: Store<GuideGoal>;
  /** How the preview is looked at. */
  readonly previewing: Store<PreviewChoice>;
  readonly preferences: Store<Preferences>;
  readonly recent: Store<readonly RecentLibrary[]>;
  readonly environment: Store<Environment>;
  /** Where the picture of an asset can be shown from. */
  assetUrl(id: string): string;
  /** Where a small picture of a file can be shown from; of some there is none. */
  thumbnailUrl(id: string): string;
  setPreferences(change: Partial<Preferences>): void;
}

export function createServices(
  bridge: Bridge,
  assetUrl: (id: string) => string = (id) => `app://galley/asset/${id}`,
  words: Words = new Words(),
  thumbnailUrl: (id: string) => string = (id) => `app://galley/thumbnail/${id}`,
): Services {
  const api = createApi(bridge);
  const mirror = new LibraryMirror(api);
  const jobs = new Jobs(api);
  const toasts = new Toasts();
  const recovered = new RecoveredTexts(api);
  const preferences = new Store<Preferences>(defaultPreferences);
  let findUnknown = (_body: Article['body']): string | null => 'the editor is not there yet';
  const undo = new Undo({
    api,
    jobs,
    toasts,
    get messages() {
      return words.current.get();
    },
    place: () => travel.at.get().place,
    report: (caught) => workspace.report(caught),
  });
  const workspace = new Workspace({
    api,
    mirror,
    toasts,
    undo,
    recovered,
    get messages() {
      return words.current.get();
    },
    clock: windowClock,
    fetchEditor: async () => {
      const [{ whyReadOnly }, { bodySchema }] = await Promise.all([
        import('../editor/stored-body.ts'),
        import('../editor/schema.ts'),
      ]);
      findUnknown = (body) => whyReadOnly(body, bodySchema());
    },
    findUnknown: (body) => findUnknown(body),
  });
  const travel = new Travel({
    current: workspace.current,
    open: (id) => workspace.open(id),
    enter: (id) => {
      if (workspace.current.get() !== id) workspace.freshArticle = id;
      // Open already: it only has to be seen again.
      else
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('.sheet-headline')?.focus(),
        );
    },
    isListed: (id) => mirror.contents.get()?.summaries.has(id) ?? false,
  });
  const issues = new IssueDesk({ api, mirror, workspace, clock: windowClock });
  return {
    api,
    issues,
    words,
    get messages() {
      return words.current.get();
    },
    mirror,
    workspace,
    toasts,
    undo,
    travel,
    recovered,
    jobs,
    liveNow: new LiveNow(api),
    listFilter: new Store(''),
    desk: new DeskState(),
    calendar: new CalendarState(),
    findings: new ArticleFindings(api),
    media: new MediaState(api, mirror),
    kit: new Store<KitRequest | null>(null),
    assets: new Assets(api),
    versions: new OtherVersions(api, mirror),
    commands: new CommandCentre(api),
    framing: new PictureFraming(),
    places: new FindingPlaces(),
    links: new WebLinks(api, jobs),
    rights: new PictureRights(),
    guide: new Store<GuideGoal>({ page: 'README', part: null }),
    previewing: new Store<PreviewChoice>(startingChoice),
    preferences,
    recent: new Store<readonly RecentLibrary[]>([]),
    environment: new Store<Environment>({
      platform: 'linux',
      version: '',
      developmentRuntime: false,
      systemLanguages: [],
    }),
    assetUrl,
    thumbnailUrl,
    setPreferences(change) {
      preferences.set({ ...preferences.get(), ...change });
      api.call('preferences.set', change).catch((caught: unknown) => workspace.report(caught));
    },
  };
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('A component was rendered outside ServicesProvider.');
  return services;
}
