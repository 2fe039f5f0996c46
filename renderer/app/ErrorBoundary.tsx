// What if drawing the window fails? The text is handed to the disk, and the window can be shown again.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Services } from './services.ts';

interface Props {
  readonly services: Services;
  readonly children: ReactNode;
}

/** The session lives outside React, so what was typed outlasts any component. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    void this.props.services.workspace.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { messages } = this.props.services;
    return (
      <main className="centred-notice" role="alert">
        <h1>{messages.crash.title}</h1>
        <p>{messages.crash.text}</p>
        <button
          type="button"
          className="button is-primary"
          onClick={() => this.setState({ error: null })}
        >
          {messages.crash.again}
        </button>
        <details>
          <summary>{messages.common.details}</summary>
          <code>{`${error.name}: ${error.message}`}</code>
        </details>
      </main>
    );
  }
}
