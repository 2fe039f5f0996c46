// Which screens has a newsroom beside the one for writing? One line each, in the order of the side bar.
import { FileText, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { CommandId } from '../../../core/commands.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import type { ScreenId } from '../../app/travel.ts';

export interface PlaceProps {
  readonly contents: LibraryContents;
}

export interface Place {
  readonly id: ScreenId;
  readonly icon: LucideIcon;
  /** What leads there by menu and by key. */
  readonly command: CommandId;
  /** Null where it is the screen for writing that is meant. */
  readonly Screen: ComponentType<PlaceProps> | null;
  /** Said beside its name in the side bar. */
  count?(contents: LibraryContents): number;
}

export const places: readonly Place[] = [
  {
    id: 'articles',
    icon: FileText,
    command: 'go.articles',
    Screen: null,
    count: ({ summaries }) => summaries.size,
  },
];
