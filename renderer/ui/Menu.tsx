// How are a few actions offered behind one button? A menu that works by arrows, letters and pointer.
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isChecked?: boolean;
  readonly isDestructive?: boolean;
  /** The keys that do the same, as this platform writes them. */
  readonly shortcut?: string;
  readonly run: () => void;
}

interface Props {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly items: readonly (MenuItem | 'separator')[];
  readonly align?: 'start' | 'end';
  /** Given where something else than the trigger opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /**
   * Where the focus goes after an item was chosen, when not back to the button. Items of the editor leave the focus to
   * it: TipTap's own `focus` waits for the next frame, and would take it out of the menu that is opened next.
   */
  readonly onCloseAutoFocus?: (event: Event) => void;
}

export function Menu({ trigger, items, align = 'start', onCloseAutoFocus, ...props }: Props) {
  const { open, onOpenChange } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    // Not modal: a modal menu locks scrolling with a style element, which the policy refuses.
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <DropdownMenu.Trigger asChild ref={button}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="popover menu"
        align={align}
        sideOffset={6}
        collisionPadding={12}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event);
          if (event.defaultPrevented) return;
          // Radix gives the focus back unless it once went elsewhere from this menu, which it does not forget.
          event.preventDefault();
          if (document.activeElement === document.body) button.current?.focus();
        }}
      >
        {items.map((item, index) =>
          item === 'separator' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place.
            <DropdownMenu.Separator key={`separator-${index}`} className="menu-separator" />
          ) : (
            <MenuRow key={item.id} item={item} />
          ),
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function MenuRow({ item }: { readonly item: MenuItem }) {
  const className = item.isDestructive ? 'menu-item is-destructive' : 'menu-item';
  if (item.isChecked !== undefined) {
    return (
      <DropdownMenu.CheckboxItem className={className} checked={item.isChecked} onSelect={item.run}>
        {item.icon}
        <span>{item.label}</span>
      </DropdownMenu.CheckboxItem>
    );
  }
  return (
    <DropdownMenu.Item className={className} onSelect={item.run}>
      {item.icon}
      <span>{item.label}</span>
      {item.shortcut === undefined ? null : <kbd>{item.shortcut}</kbd>}
    </DropdownMenu.Item>
  );
}
