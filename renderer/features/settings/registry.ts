// Which settings are there? THE list: one line each, in the order of the page. A line here and words in the catalogue add one.
import { BookOpen, Globe, HardDrive, type LucideIcon, Monitor, Palette, Users } from 'lucide-react';
import { type ComponentType, createElement } from 'react';
import { languageChoices } from '../../../core/language-choice.ts';
import { zooms } from '../../app/appearance.ts';
import { BackupField, TargetsField } from './keeping-fields.tsx';
import { LanguagesField, TimeZoneField } from './language-fields.tsx';
import { FooterField, NavigationField, NewsletterField, SocialField } from './link-fields.tsx';
import {
  ColoursField,
  FontsField,
  LogoField,
  ThemeChoicesField,
  ThemeField,
} from './look-fields.tsx';
import type { FieldProps, SectionId, Setting, SettingId } from './setting.ts';
import { SignatureField } from './signature-field.tsx';
import {
  personChoice,
  personScale,
  personSwitch,
  personText,
  siteChoice,
  siteNumber,
  siteText,
} from './simple-fields.tsx';

export interface Section {
  readonly id: SectionId;
  readonly icon: LucideIcon;
  readonly settings: readonly Setting[];
}

/** A setting with a field of its own. */
function own(id: SettingId, keptBy: Setting['keptBy'], Field: ComponentType<FieldProps>): Setting {
  return { id, keptBy, field: (props) => createElement(Field, props) };
}

const textSizes = [16, 17, 18, 19, 20, 21, 22, 23, 24] as const;

export const sections: readonly Section[] = [
  {
    id: 'website',
    icon: Globe,
    settings: [
      siteText('siteName', 'name', { most: 120, isNeeded: true }),
      siteText('tagline', 'tagline', { most: 200 }),
      siteText('description', 'description', { most: 600, isLong: true }),
      siteText('address', 'baseUrl', { most: 300, isAddress: true }),
      own('logo', 'newsroom', LogoField),
      own('navigation', 'newsroom', NavigationField),
      own('footer', 'newsroom', FooterField),
      own('social', 'newsroom', SocialField),
    ],
  },
  {
    id: 'look',
    icon: Palette,
    settings: [
      own('theme', 'newsroom', ThemeField),
      own('colours', 'newsroom', ColoursField),
      own('fonts', 'newsroom', FontsField),
      own('themeChoices', 'newsroom', ThemeChoicesField),
    ],
  },
  {
    id: 'readers',
    icon: Users,
    settings: [
      own('languages', 'newsroom', LanguagesField),
      own('timeZone', 'newsroom', TimeZoneField),
      siteChoice('dateFormat', 'dateFormat', ['dd/mm/yyyy', 'yyyy-mm-dd', 'd Month yyyy']),
      siteNumber('newDays', 'newBadgeDays', { least: 0, most: 365 }),
      siteNumber('relatedCount', 'relatedCount', { least: 0, most: 24 }),
      siteText('relatedIntro', 'relatedIntro', { most: 400, isLong: true }),
      own('newsletter', 'newsroom', NewsletterField),
    ],
  },
  {
    id: 'keeping',
    icon: HardDrive,
    settings: [
      own('targets', 'newsroom', TargetsField),
      own('signature', 'person', SignatureField),
      own('backup', 'person', BackupField),
    ],
  },
  {
    id: 'app',
    icon: Monitor,
    settings: [
      personChoice('appLanguage', 'language', languageChoices),
      personChoice('appearance', 'theme', ['system', 'light', 'dark']),
      personChoice('contrast', 'contrast', ['system', 'more']),
      personScale('zoom', 'zoom', zooms),
      personChoice('density', 'density', ['compact', 'normal', 'roomy']),
      personChoice('motion', 'motion', ['system', 'less']),
    ],
  },
  {
    id: 'writing',
    icon: BookOpen,
    settings: [
      personScale('textSize', 'textSize', textSizes),
      personSwitch('smartPunctuation', 'smartPunctuation'),
      personText('personName', 'personName', { most: 120 }),
    ],
  },
];
