// What is a setting? Its words, who keeps it, and the field that shows and changes it.
import type { ReactNode } from 'react';
import type { Messages } from '../../../core/messages.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';

export type SettingId = keyof Messages['settings']['entry'];
export type SectionId = keyof Messages['settings']['section'];

export interface FieldProps {
  readonly contents: LibraryContents;
  /** What the setting is called: the name of its field, and what is said when it changes. */
  readonly label: string;
  /** Id of the element that says what it does. */
  readonly helpId: string;
  /** False where the newsroom is open for reading only, and keeps this setting. */
  readonly canChange: boolean;
}

export interface Setting {
  readonly id: SettingId;
  readonly keptBy: 'newsroom' | 'person';
  field(props: FieldProps): ReactNode;
}
