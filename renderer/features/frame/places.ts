// Which screens has a newsroom beside the one for writing? One line each, in the order of the side bar.
import {
  CalendarDays,
  CircleQuestionMark,
  FileText,
  Images,
  type LucideIcon,
  Mail,
  ScrollText,
  Settings,
  Tags,
} from 'lucide-react';
import { type ComponentType, createElement } from 'react';
import type { CommandId } from '../../../core/commands.ts';
import { later } from '../../app/later.tsx';
import type { LibraryContents } from '../../app/library-mirror.ts';
import type { ScreenId } from '../../app/travel.ts';

const Desk = later(async () => (await import('../desk/Desk.tsx')).Desk);

export interface PlaceProps {
  readonly contents: LibraryContents;
}

export interface Place {
  readonly id: ScreenId;
  readonly icon: LucideIcon;
  /** What leads there by menu and by key. */
  readonly command: CommandId;
  readonly Screen: ComponentType<PlaceProps>;
  /** The page of the guide that is about it. */
  readonly help: string;
  /** Said beside its name in the side bar. */
  count?(contents: LibraryContents): number;
}

export const places: readonly Place[] = [
  {
    id: 'articles',
    icon: FileText,
    command: 'go.articles',
    help: 'articles',
    Screen: Desk,
    count: ({ summaries }) => summaries.size,
  },
  {
    id: 'calendar',
    icon: CalendarDays,
    command: 'go.calendar',
    help: 'calendar',
    Screen: later(async () => (await import('../calendar/CalendarScreen.tsx')).CalendarScreen),
  },
  {
    id: 'media',
    icon: Images,
    command: 'go.media',
    help: 'media',
    Screen: later(async () => (await import('../media/MediaScreen.tsx')).MediaScreen),
  },
  {
    id: 'newsletters',
    icon: Mail,
    command: 'go.newsletters',
    help: 'newsletter',
    Screen: later(
      async () => (await import('../newsletter/NewsletterScreen.tsx')).NewsletterScreen,
    ),
  },
  {
    id: 'terms',
    icon: Tags,
    command: 'go.terms',
    help: 'categories-and-people',
    Screen: later(async () => (await import('../terms/TermsScreen.tsx')).TermsScreen),
  },
  {
    id: 'audit',
    icon: ScrollText,
    command: 'go.audit',
    help: 'workflow',
    Screen: later(async () => (await import('../audit/AuditScreen.tsx')).AuditScreen),
  },
  {
    id: 'settings',
    icon: Settings,
    command: 'go.settings',
    help: 'settings',
    Screen: later(async () => (await import('../settings/SettingsScreen.tsx')).SettingsScreen),
  },
  {
    id: 'help',
    icon: CircleQuestionMark,
    command: 'go.help',
    help: 'README',
    Screen: later(async () => {
      const { HelpScreen } = await import('../help/HelpScreen.tsx');
      return () => createElement(HelpScreen);
    }),
  },
];
