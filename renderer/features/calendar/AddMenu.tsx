// What can be added to a day? An event, an article that goes live then, or a deadline.
import { Flag, MapPin, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useServices } from '../../app/services.ts';
import { Menu } from '../../ui/Menu.tsx';

interface Props {
  readonly trigger: ReactNode;
  /** Nothing goes live on a day that is over. */
  readonly isOver: boolean;
  readonly onAdd: (what: 'event' | 'publication') => void;
  readonly onDue: () => void;
}

export function AddMenu({ trigger, isOver, onAdd, onDue }: Props) {
  const { messages } = useServices();
  const words = messages.calendar.add;
  return (
    <Menu
      align="end"
      trigger={trigger}
      items={[
        {
          id: 'event',
          label: words.event,
          icon: <MapPin aria-hidden />,
          run: () => onAdd('event'),
        },
        ...(isOver
          ? []
          : [
              {
                id: 'article',
                label: words.article,
                icon: <SquarePen aria-hidden />,
                run: () => onAdd('publication'),
              },
            ]),
        { id: 'due', label: words.due, icon: <Flag aria-hidden />, run: onDue },
      ]}
    />
  );
}
