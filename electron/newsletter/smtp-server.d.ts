// What the tests use of the mail server that tests alone run; its package has no types.
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  export interface SMTPServerOptions {
    readonly key?: string;
    readonly cert?: string;
    readonly secure?: boolean;
    readonly logger?: boolean;
    readonly authOptional?: boolean;
    readonly allowInsecureAuth?: boolean;
    readonly disabledCommands?: readonly string[];
    onAuth?(
      login: { readonly username: string; readonly password: string },
      session: unknown,
      done: (error: Error | null, answer?: { readonly user: string }) => void,
    ): void;
    onData?(
      stream: Readable,
      session: { readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] } },
      done: (error: Error | null, said?: string) => void,
    ): void;
  }

  export class SMTPServer {
    constructor(options: SMTPServerOptions);
    listen(port: number, host: string): Server;
    close(done: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
  }
}
