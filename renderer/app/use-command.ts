// How does a component answer to a command? For as long as it is on screen.
import { useEffect, useRef } from 'react';
import type { CommandId } from '../../core/commands.ts';
import { useServices } from './services.ts';

export function useCommand(id: CommandId, handler: () => void): void {
  const { commands: centre } = useServices();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => centre.register(id, () => latest.current()), [centre, id]);
}
