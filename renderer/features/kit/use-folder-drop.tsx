// How does a place of the window take a dropped folder? Any place that spreads these handlers does, and says so while one is held over it.
import { FolderInput } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import './kit-drop.css';

export interface FolderDrop {
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
  /** What is shown over the place while something is held there; the place is positioned. */
  readonly hint: ReactNode;
}

/** Hands a dropped folder to the seminar kit, which asks before anything is made of it. Where `isOff`, nothing is taken. */
export function useFolderDrop(isOff: boolean): FolderDrop {
  const { kit, messages, toasts } = useServices();
  const [isOver, setIsOver] = useState(false);
  /** Entering a child comes before leaving its parent. */
  const entered = useRef(0);
  const count = (step: 1 | -1): void => {
    entered.current = Math.max(0, entered.current + step);
    setIsOver(entered.current > 0);
  };
  return {
    handlers: {
      onDragEnter(event) {
        if (mayBeFolder(event) && !isOff) count(1);
      },
      onDragOver(event) {
        if (!holdsFiles(event) || isOff) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = mayBeFolder(event) ? 'copy' : 'none';
      },
      onDragLeave(event) {
        if (mayBeFolder(event) && !isOff) count(-1);
      },
      onDrop(event) {
        entered.current = 0;
        setIsOver(false);
        if (!holdsFiles(event) || isOff || event.defaultPrevented) return;
        event.preventDefault();
        const folders = foldersOf(event);
        const [folder] = folders;
        if (folder !== undefined && folders.length === 1 && event.dataTransfer.items.length === 1) {
          kit.set({ from: 'drop', folder });
        } else toasts.show(messages.kit.dropOne, { isProblem: true });
      },
    },
    hint: isOver ? (
      <div className="folder-drop" role="status">
        <FolderInput aria-hidden />
        <span>{messages.kit.dropHere}</span>
      </div>
    ) : null,
  };
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** A folder is a single thing of no type; more is not told while it is held. */
function mayBeFolder(event: DragEvent): boolean {
  const { items } = event.dataTransfer;
  return holdsFiles(event) && items.length <= 1 && [...items].every(({ type }) => type === '');
}

function foldersOf({ dataTransfer }: DragEvent): File[] {
  return [...dataTransfer.items].flatMap((item) => {
    const isFolder = item.webkitGetAsEntry()?.isDirectory === true;
    return (isFolder ? item.getAsFile() : null) ?? [];
  });
}
