// What do the commands of the preview do? Show it, in the way they name.
import { useServices } from '../../app/services.ts';
import { useCommand } from '../../app/use-command.ts';
import type { PreviewChoice } from './preview-choice.ts';

/** `show` brings the preview up where it is not, and says whether there is one to show. */
export function usePreviewCommands(toggle: () => void, show: () => boolean): void {
  const { previewing } = useServices();
  const choose = (chosen: Partial<PreviewChoice>): void => {
    if (show()) previewing.set({ ...previewing.get(), ...chosen });
  };
  useCommand('view.preview', toggle);
  useCommand('preview.phone', () => choose({ view: 'page', size: 'phone' }));
  useCommand('preview.tablet', () => choose({ view: 'page', size: 'tablet' }));
  useCommand('preview.desktop', () => choose({ view: 'page', size: 'desktop' }));
  useCommand('preview.zoomed', () => choose({ view: 'page', size: 'zoomed' }));
  useCommand('preview.print', () => choose({ view: 'page', size: 'print' }));
  useCommand('preview.dark', () => {
    const { isDark, size } = previewing.get();
    choose({ view: 'page', isDark: !isDark, ...(size === 'print' ? { size: 'desktop' } : {}) });
  });
  useCommand('preview.heard', () => choose({ view: 'heard' }));
  useCommand('preview.search', () => choose({ view: 'search' }));
  useCommand('preview.card', () => choose({ view: 'card' }));
}
