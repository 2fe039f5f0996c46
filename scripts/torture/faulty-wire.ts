// What may happen on the wire between Galley and a server? A proxy that lets everything through, and at one moment does not.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** `late` is a second and a half; a number is answered in the place of the server, where it speaks HTTP. */
export type WireFault = 'cut' | 'late' | 'answer cut' | 'answer lost' | 429 | 503;

const LATE_MS = 1500;

export class FaultyWire {
  readonly port: number;
  /** What a client sent in one piece, counted over all connections. */
  moments = 0;
  /** The fault at a moment; it is called once for each. */
  fault: (moment: number) => WireFault | undefined = () => undefined;
  /** Faults that really happened: a number is none where no HTTP is spoken. */
  happened = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    // A server that listens on a port has an address with one.
    this.port = (server.address() as AddressInfo).port;
  }

  static async to(port: number): Promise<FaultyWire> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const wire = new FaultyWire(server);
    server.on('connection', (near) => wire.#join(near, port));
    return wire;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(near: Socket, port: number): void {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    let answers: 'cut' | 'lost' | 'whole' = 'whole';
    near.on('data', (bytes: Buffer) => {
      this.moments += 1;
      const fault = this.fault(this.moments);
      if (
        typeof fault === 'number' &&
        !/^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(bytes.toString('latin1', 0, 4096))
      ) {
        far.write(bytes);
        return;
      }
      if (fault !== undefined) this.happened += 1;
      switch (fault) {
        case undefined:
          far.write(bytes);
          break;
        case 'cut':
          end();
          break;
        case 'late':
          near.pause();
          setTimeout(() => {
            far.write(bytes);
            near.resume();
          }, LATE_MS);
          break;
        case 'answer cut':
          answers = 'cut';
          far.write(bytes);
          break;
        case 'answer lost':
          answers = 'lost';
          far.write(bytes);
          break;
        default:
          near.removeAllListeners('data').resume();
          near.end(
            `HTTP/1.1 ${fault} Busy\r\nretry-after: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
          );
          far.destroy();
      }
    });
    far.on('data', (bytes: Buffer) => {
      if (answers === 'whole') near.write(bytes);
      else if (answers === 'lost') end();
      else near.write(bytes.subarray(0, bytes.length >> 1), end);
    });
    near.on('end', () => far.end());
    far.on('end', () => near.end());
  }
}
