// Which keys do what? Every command that has one, by the menu it is in, and the keys of lists and text beside them.
import { type Command, commands, shortcutOf } from '../../../core/commands.ts';
import { writeShortcut } from '../../app/command-centre.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';

const menus = [
  'file',
  'edit',
  'article',
  'view',
  'go',
  'help',
] as const satisfies Command['menu'][];

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { environment, messages } = useServices();
  const { platform } = useStore(environment);
  const words = messages.shortcuts;
  const groups = menus.map((menu) => ({
    title: messages.menus[menu],
    rows: commands.flatMap((command): [string, string][] => {
      const isHere = command.menu === menu || (menu === 'edit' && command.menu === 'undo');
      const keys = isHere ? shortcutOf(command, platform) : undefined;
      return keys === undefined
        ? []
        : [[messages.commands[command.id], writeShortcut(keys, platform)]];
    }),
  }));
  const others = words.others.map(([what, keys]): [string, string] => [
    what,
    keys.map((key) => writeShortcut(key, platform)).join(' '),
  ]);
  return (
    <Modal title={words.title} lead={words.lead} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too. */}
      <section className="modal-body shortcut-sheet" tabIndex={0} aria-label={words.title}>
        <div className="shortcut-columns">
          {[...groups, { title: words.inText, rows: others }]
            .filter(({ rows }) => rows.length > 0)
            .map(({ title, rows }) => (
              <div key={title} className="shortcut-group">
                <h3>{title}</h3>
                <dl>
                  {rows.map(([label, keys]) => (
                    <div key={label}>
                      <dt>{label}</dt>
                      <dd>
                        <kbd>{keys}</kbd>
                      </dd>
                    </div>
                  ))}
                </dl>
              </div>
            ))}
        </div>
      </section>
    </Modal>
  );
}
