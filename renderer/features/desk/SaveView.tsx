// How is what the desk shows kept under a name? As a new view, or as another content of the one it began with.
import { useCallback, useId, useRef, useState } from 'react';
import { libraryId } from '../../../core/content/ids.ts';
import type { SavedView } from '../../../core/desk/views.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { stepOf } from '../../app/undo.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';

export function SaveView({ library }: { readonly library: string }) {
  const { desk, messages, preferences, undo, setPreferences } = useServices();
  const { choice, view } = useStore(desk.setting);
  const { views } = useStore(preferences);
  const [isAsking, setIsAsking] = useState(false);
  const words = messages.desk.views;
  const known = views.find(({ id }) => id === view);

  const save = (name: string): void => {
    const id = crypto.randomUUID();
    const made: SavedView = { ...choice, id, name, library: libraryId.parse(library) };
    const before = view;
    const keep = (): void => {
      setPreferences({ views: [...preferences.get().views, made] });
      desk.belongTo(id);
    };
    const drop = (): void => {
      setPreferences({ views: preferences.get().views.filter((one) => one.id !== id) });
      desk.belongTo(before);
    };
    keep();
    setIsAsking(false);
    undo.tell(words.saved(name), stepOf(drop, keep));
  };
  const update = (changed: SavedView): void => {
    const put = (next: SavedView): void => {
      const all = preferences.get().views;
      setPreferences({ views: all.map((one) => (one.id === next.id ? next : one)) });
    };
    const keep = (): void => put({ ...changed, ...choice });
    keep();
    undo.tell(
      words.updated(changed.name),
      stepOf(() => put(changed), keep),
    );
  };

  return (
    <>
      {known === undefined ? (
        <button type="button" className="button is-small" onClick={() => setIsAsking(true)}>
          {words.save}
        </button>
      ) : (
        <Menu
          align="end"
          trigger={
            <button type="button" className="button is-small">
              {words.save}
            </button>
          }
          items={[
            { id: 'update', label: words.update(known.name), run: () => update(known) },
            { id: 'new', label: words.saveAs, run: () => setIsAsking(true) },
          ]}
        />
      )}
      {isAsking ? (
        <ViewName
          title={words.saveTitle}
          lead={words.saveLead}
          confirm={words.save}
          name=""
          taken={namesOf(views, library)}
          onName={save}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}

/** What the views of a newsroom are called. */
export function namesOf(views: readonly SavedView[], library: string): string[] {
  return views.filter((one) => one.library === library).map(({ name }) => name);
}

export function ViewName(props: {
  readonly title: string;
  readonly lead?: string;
  readonly confirm: string;
  readonly name: string;
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { title, lead, confirm, taken, onName, onClose } = props;
  const { messages } = useServices();
  const words = messages.desk.views;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const take = useCallback((input: HTMLInputElement | null) => {
    field.current = input;
    focusOnMount(input);
  }, []);
  const [name, setName] = useState(props.name);
  const wanted = name.trim();
  const isTaken =
    taken.some((one) => one.toLowerCase() === wanted.toLowerCase()) && wanted !== props.name;
  return (
    <Modal
      title={title}
      {...(lead === undefined ? {} : { lead })}
      size="question"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted === '' || isTaken) field.current?.focus();
          else onName(wanted);
        }}
      >
        <div className="modal-body">
          <label className="stacked-field" htmlFor={id}>
            {words.name}
            <input
              id={id}
              ref={take}
              className="field"
              type="text"
              maxLength={60}
              value={name}
              aria-invalid={isTaken}
              aria-describedby={isTaken ? `${id}-taken` : undefined}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          {isTaken ? (
            <p id={`${id}-taken`} className="field-error" role="alert">
              {words.taken}
            </p>
          ) : null}
        </div>
        <QuestionFoot yes={confirm} onNo={onClose} state={{ 'aria-disabled': wanted === '' }} />
      </form>
    </Modal>
  );
}
