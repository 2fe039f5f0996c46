// How does a stand-in for a server of the web listen? On this computer alone, on any free port, behind a certificate or in the open.
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from './certificates-for-tests.ts';

export interface LoopbackServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Whatever `answer` fails with is said with status 500, so that the test sees it. */
export async function serveOnLoopback(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  certificate?: TestCertificate,
): Promise<LoopbackServer> {
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
  const server =
    certificate === undefined
      ? http.createServer(listen)
      : https.createServer({ cert: certificate.cert, key: certificate.key }, listen);
  // A client that does not trust the certificate hangs up: nothing to tell.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a path.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
