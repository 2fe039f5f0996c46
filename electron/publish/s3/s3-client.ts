// How is a bucket asked for its objects? By signed requests, each answered or ended, its refusals as failures.
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import aws4 from 'aws4';
import { SaxesParser } from 'saxes';
import { GalleyError } from '../../../core/errors.ts';
import { type Connections, openConnections, refusedWith, unanswered } from '../server-access.ts';
import { type FileContent, PlaceTrouble } from '../site-place.ts';

export interface S3Bucket {
  /** The address of the service, without the bucket. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Whether the bucket is part of the server's name, or the first part of each path. */
  readonly isInName: boolean;
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly certificateFile?: string | undefined;
  readonly proxy?: string | undefined;
  readonly silentMilliseconds?: number | undefined;
}

interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: FileContent;
}

export interface S3Answer {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of what was sent, if something was. */
  readonly md5: string | undefined;
}

/** The bucket, as it is asked during one publish. */
export class S3Client {
  readonly host: string;
  readonly #bucket: S3Bucket;
  readonly #url: URL;
  readonly #connections: Connections;
  readonly #signal: AbortSignal;

  private constructor(bucket: S3Bucket, connections: Connections, signal: AbortSignal) {
    this.#bucket = bucket;
    this.#connections = connections;
    this.#signal = signal;
    this.#url = new URL(bucket.endpoint);
    if (bucket.isInName) this.#url.hostname = `${bucket.bucket}.${this.#url.hostname}`;
    this.host = this.#url.host;
  }

  static async open(bucket: S3Bucket, signal: AbortSignal): Promise<S3Client> {
    // Every request that is on its way listens to it.
    setMaxListeners(0, signal);
    return new S3Client(bucket, await openConnections(bucket), signal);
  }

  end(): void {
    this.#connections.end();
  }

  /** The keys that begin like this, page by page. */
  async *list(prefix: string, atMost = 1000): AsyncGenerator<readonly string[]> {
    let token: string | undefined;
    do {
      const { body } = await this.ask({
        method: 'GET',
        key: '',
        query: {
          'list-type': '2',
          prefix,
          'max-keys': String(atMost),
          // Keys may hold what XML cannot.
          'encoding-type': 'url',
          ...(token === undefined ? {} : { 'continuation-token': token }),
        },
      });
      const texts = textsOf(body.toString('utf8'));
      const [isCut] = texts.get('ListBucketResult/IsTruncated') ?? [];
      const [next] = texts.get('ListBucketResult/NextContinuationToken') ?? [];
      const isEncoded = texts.has('ListBucketResult/EncodingType');
      const keys = texts.get('ListBucketResult/Contents/Key') ?? [];
      const isOver = isCut === 'false';
      if (!isOver && (next === undefined || next === token)) {
        const detail = 'the answer is not a list of what is in the bucket';
        throw new GalleyError({ code: 'place-refused', subject: this.host, detail });
      }
      yield isEncoded ? keys.map(decoded) : keys;
      token = isOver ? undefined : next;
    } while (token !== undefined);
  }

  /** Asks once. Rejects with `NoSuchObject` where there is none. */
  async ask(request: S3Request): Promise<S3Answer> {
    this.#signal.throwIfAborted();
    const subject = request.key === '' ? this.host : request.key;
    const { status, headers, body, md5 } = await this.#exchange(request, subject);
    if (status >= 200 && status < 300) return { headers, body, md5 };
    throw refusal(status, headers, body.toString('utf8'), subject, this.#bucket);
  }

  #exchange(
    { method, key, query, headers = {}, content }: S3Request,
    subject: string,
  ): Promise<S3Answer & { readonly status: number }> {
    const { protocol, hostname, port, host, pathname } = this.#url;
    const { bucket, isInName, region, accessKeyId, secretKey } = this.#bucket;
    const parts = [
      ...pathname.split('/').filter((part) => part !== ''),
      ...(isInName ? [] : [bucket]),
      ...(key === '' ? [] : key.split('/').map(encoded)),
    ];
    const signed = aws4.sign(
      {
        service: 's3',
        region,
        method,
        path: `/${parts.join('/')}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`,
        headers: {
          Host: host,
          ...headers,
          ...(content === undefined
            ? {}
            : {
                'Content-Length': String(content.size),
                // What arrives is compared with it, and whoever changes something on the way cannot sign that.
                'X-Amz-Content-Sha256': content.sha256,
              }),
        },
      },
      { accessKeyId, secretAccessKey: secretKey },
    );
    return new Promise((resolve, reject) => {
      const isSecure = protocol === 'https:';
      const asked = (isSecure ? https : http).request({
        protocol,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        ...(port === '' ? {} : { port }),
        method,
        path: signed.path ?? '/',
        headers: signed.headers ?? {},
        agent: isSecure ? this.#connections.https : this.#connections.http,
        signal: this.#signal,
      });
      const fail = (error: unknown): void => reject(unanswered(error, this.host));
      const md5 = createHash('md5');
      asked.on('error', fail);
      asked.on('response', (response) => {
        readAll(response, subject).then(
          (body) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body,
              md5: content === undefined ? undefined : md5.digest('hex'),
            }),
          fail,
        );
      });
      if (content === undefined) asked.end();
      else {
        const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
          for await (const piece of pieces) {
            md5.update(piece);
            yield piece;
          }
        };
        pipeline(content.open(), counted, asked).catch(fail);
      }
    });
  }
}

const LARGEST_ANSWER = 2_000_000_000;

async function readAll(response: http.IncomingMessage, subject: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    size += piece.length;
    if (size > LARGEST_ANSWER) {
      response.destroy();
      throw new GalleyError({ code: 'too-large', subject });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** There is no such object. */
export class NoSuchObject extends GalleyError {}

const meanings: Readonly<Record<string, string>> = {
  AccessControlListNotSupported: 'a rule of the bucket says who may read, not each file',
  AccessDenied: 'the key may not do this there',
  EntityTooLarge: 'the file is larger than it takes',
  InvalidAccessKeyId: 'it does not know this access key',
  NoSuchBucket: 'there is no such bucket',
  QuotaExceeded: 'there is no room left',
  RequestTimeTooSkewed: 'the clock of this computer is wrong',
  SignatureDoesNotMatch: 'the secret key is another',
};

const logins = new Set(['InvalidAccessKeyId', 'InvalidToken', 'SignatureDoesNotMatch']);
/** Refusals that may pass, whatever number they come with. */
const passing = new Set([
  'BadDigest',
  'IncompleteBody',
  'OperationAborted',
  'RequestTimeout',
  'SlowDown',
  'XAmzContentSHA256Mismatch',
]);

/** What to throw for an answer that is a refusal: a number, and mostly its reason in XML. */
function refusal(
  status: number,
  headers: http.IncomingHttpHeaders,
  xml: string,
  subject: string,
  { secretKey }: S3Bucket,
): GalleyError {
  // Whatever a service repeats, it is not to repeat that.
  const texts = textsOf(secretKey === '' ? xml : xml.replaceAll(secretKey, '…'));
  const [reason = ''] = texts.get('Error/Code') ?? [];
  const [message = ''] = texts.get('Error/Message') ?? [];
  const region = texts.get('Error/Region')?.[0] ?? headers['x-amz-bucket-region'];
  const said = [
    reason,
    meanings[reason] ?? message.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 200),
    region === undefined ? '' : `its region is ${region}`,
  ]
    .filter(Boolean)
    .join(': ');
  const detail = `${status} ${said}`.trim();
  if (status === 404 && (reason === 'NoSuchKey' || reason === '')) {
    return new NoSuchObject({ code: 'place-refused', subject, detail });
  }
  if (logins.has(reason)) return new GalleyError({ code: 'login-refused', subject, detail });
  const about = { retryAfter: headers['retry-after'] ?? null, location: headers.location ?? null };
  const refused = refusedWith(status, about, subject, said);
  if (refused instanceof PlaceTrouble || !passing.has(reason)) return refused;
  return new PlaceTrouble('server-refused', { subject, detail });
}

/** The texts of an answer in XML by the names of their elements, such as `Error/Code`; none where it is not XML. */
function textsOf(xml: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', () => {
    const path = open.join('/');
    const all = texts.get(path);
    if (all === undefined) texts.set(path, [text]);
    else all.push(text);
    open.pop();
    text = '';
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(xml).close();
  } catch {
    // A page of something that stands before the service: its number says enough.
    return new Map();
  }
  return texts;
}

/** A part of a path as signatures want it: all but letters, digits and four signs. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}
