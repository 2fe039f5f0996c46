// How is a kind of calendar item recognised without colour? By its sign: a pin, an envelope, a flag, a lock, or the state of the article.
import { Flag, Lock, Mail, MailCheck, MapPin } from 'lucide-react';
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { unreachable } from '../../../core/errors.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';

export function ItemGlyph({ item }: { readonly item: CalendarItem }) {
  switch (item.kind) {
    case 'event':
      return <MapPin aria-hidden />;
    case 'publication':
      return <StatusGlyph status={item.article.status} size={13} />;
    case 'embargoEnd':
      return <Lock aria-hidden />;
    case 'due':
      return <Flag aria-hidden />;
    case 'newsletterDue':
      return <Mail aria-hidden />;
    case 'newsletterSent':
      return <MailCheck aria-hidden />;
    default:
      return unreachable(item);
  }
}
