// Which S3 service runs in every test? A small one in memory that checks every signature by itself, with faults where they are wanted.
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestCertificate } from '../certificates-for-tests.ts';
import { serveOnLoopback } from '../loopback-server-for-tests.ts';

export interface S3ServerOptions {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly bucket: string;
  readonly region?: string;
  /** Speaks https with it. */
  readonly certificate?: TestCertificate;
  /** Whether the bucket is the first part of the server's name. */
  readonly isInName?: boolean;
  /** How many keys a page of a list has at most; 1000 as everywhere. */
  readonly pageSize?: number;
  /** Marks objects with something else than their MD5. */
  readonly hasOwnMarks?: boolean;
  /** Keeps only the beginning of what is sent, and says that all is well. */
  readonly keepsOnly?: (key: string) => number | undefined;
  /** Answers in the service's place, or lets it answer: before it acts, and after, when only the answer can still be changed. */
  readonly fault?: (request: S3RequestSeen, when: 'before' | 'after') => S3Fault | undefined;
}

export interface S3RequestSeen {
  /** `LIST` for a list. */
  readonly kind: 'GET' | 'PUT' | 'DELETE' | 'LIST';
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
}

/** An answer of another status with a code in XML, or none: the connection ends, or nothing is said. */
export type S3Fault =
  | 'cut'
  | 'silence'
  | {
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface S3Object {
  readonly bytes: Buffer;
  readonly type: string;
  readonly cacheControl: string;
  readonly acl: string;
}

export interface S3Server {
  /** Of the service, without the bucket. */
  readonly address: string;
  readonly objects: Map<string, S3Object>;
  readonly requests: S3RequestSeen[];
  /** Bytes of content that came in, whatever became of them. */
  contentBytes: number;
  stop(): Promise<void>;
}

interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const { certificate, fault, bucket, pageSize = 1000, isInName = false } = options;
  const objects = new Map<string, S3Object>();
  const requests: S3RequestSeen[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const [path = '', query = ''] = url.split('?');
    const asked = new URLSearchParams(query);
    const parts = path.slice(1).split('/').map(decodeURIComponent);
    const isBucket = isInName ? headers.host?.startsWith(`${bucket}.`) : parts.shift() === bucket;
    const key = parts.join('/');
    const kind = key === '' && method === 'GET' ? 'LIST' : method;
    // Whatever else is asked is answered with 405.
    const seen = { kind: kind as S3RequestSeen['kind'], key, headers };
    requests.push(seen);
    const pieces: Buffer[] = [];
    const early = fault?.(seen, 'before');
    if (early !== undefined) {
      if (typeof early === 'object') request.resume();
      fail(early, request, response);
      return;
    }
    try {
      for await (const piece of request) {
        server.contentBytes += piece.length;
        pieces.push(piece);
      }
    } catch {
      // The client went away in the middle: nothing was put.
      return;
    }
    const body = Buffer.concat(pieces);
    const refused = refusalOf(options, { method, path, query, headers, body });
    const said =
      refused ?? (isBucket === true ? act(seen, asked, body) : error(404, 'NoSuchBucket'));
    const late = fault?.(seen, 'after');
    if (late !== undefined) {
      fail(late, request, response);
      return;
    }
    response.writeHead(said.status, { server: 'Stand-in', ...said.headers });
    response.end(said.body);
  };

  function act({ kind, key, headers }: S3RequestSeen, asked: URLSearchParams, body: Buffer): Said {
    switch (kind) {
      case 'LIST':
        return list(asked);
      case 'GET': {
        const object = objects.get(key);
        return object === undefined
          ? error(404, 'NoSuchKey')
          : { status: 200, body: object.bytes, headers: { 'content-type': object.type } };
      }
      case 'PUT': {
        const bytes = body.subarray(0, options.keepsOnly?.(key) ?? body.length);
        objects.set(key, {
          bytes,
          type: headers['content-type'] ?? '',
          cacheControl: headers['cache-control'] ?? '',
          acl: String(headers['x-amz-acl'] ?? ''),
        });
        const mark = createHash('md5').update(bytes).digest('hex');
        return {
          status: 200,
          headers: { etag: `"${options.hasOwnMarks === true ? 'x-1' : mark}"` },
        };
      }
      case 'DELETE':
        objects.delete(key);
        return { status: 204 };
      default:
        return error(405, 'MethodNotAllowed');
    }
  }

  function list(asked: URLSearchParams): Said {
    if (asked.get('list-type') !== '2') return error(400, 'InvalidArgument');
    const most = Math.min(Number(asked.get('max-keys') ?? 1000), pageSize);
    const from = Buffer.from(asked.get('continuation-token') ?? '', 'base64').toString();
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > from)
      .sort();
    const page = keys.slice(0, most);
    const isCut = keys.length > page.length;
    const contents = page.map(
      (key) => `<Contents><Key>${encodeURIComponent(key)}</Key></Contents>`,
    );
    return {
      status: 200,
      body: `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><EncodingType>url</EncodingType><IsTruncated>${isCut}</IsTruncated>${isCut ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64')}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
    };
  }

  const { port, stop } = await serveOnLoopback(answer, certificate);
  // An address of numbers has no part for a bucket; the test says where the name leads.
  const name = isInName ? 's3.example' : '127.0.0.1';
  const server: S3Server = {
    address: `http${certificate === undefined ? '' : 's'}://${name}:${port}`,
    objects,
    requests,
    contentBytes: 0,
    stop,
  };
  return server;
}

function error(status: number, code: string): Said {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>As the stand-in says.</Message></Error>`;
  return { status, body };
}

function fail(fault: S3Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'cut') request.socket.destroy();
  else if (fault !== 'silence') {
    response.writeHead(fault.status, fault.headers).end(error(fault.status, fault.code ?? '').body);
  }
}

/** Why a request is refused before it is looked at: signature version 4, computed here from what arrived. */
function refusalOf(
  { accessKeyId, secretKey, region = 'us-east-1' }: S3ServerOptions,
  request: {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
  },
): Said | undefined {
  const { method, path, query, headers, body } = request;
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, key, day = '', scope, names = '', signature] =
    form.exec(headers.authorization ?? '') ?? [];
  if (key === undefined) return error(403, 'AccessDenied');
  if (key !== accessKeyId) return error(403, 'InvalidAccessKeyId');
  if (scope !== region) {
    return {
      status: 400,
      body: `<Error><Code>AuthorizationHeaderMalformed</Code><Region>${region}</Region></Error>`,
    };
  }
  const date = String(headers['x-amz-date']);
  const said = date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!(Math.abs(Date.parse(said) - Date.now()) < 15 * 60_000) || !date.startsWith(day)) {
    return error(403, 'RequestTimeTooSkewed');
  }
  const signed = names.split(';');
  // What decides on who and what has to be signed, or could be changed on the way.
  const mustBe = Object.keys(headers).filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  if (mustBe.some((name) => !signed.includes(name))) return error(403, 'SignatureDoesNotMatch');
  const sum = String(headers['x-amz-content-sha256']);
  const canonical = [
    method,
    path,
    query.split('&').sort().join('&'),
    ...signed.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    names,
    sum,
  ].join('\n');
  const keys = [day, region, 's3', 'aws4_request'];
  const signing = keys.reduce<Buffer | string>(
    (from, part) => createHmac('sha256', from).update(part).digest(),
    `AWS4${secretKey}`,
  );
  const text = ['AWS4-HMAC-SHA256', date, keys.join('/'), sha256(canonical)].join('\n');
  const wanted = createHmac('sha256', signing).update(text).digest('hex');
  if (wanted !== signature) return error(403, 'SignatureDoesNotMatch');
  // Whoever does not want its bytes to be checked may say so.
  if (sum === 'UNSIGNED-PAYLOAD' || sum === sha256(body)) return undefined;
  return error(400, 'XAmzContentSHA256Mismatch');
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
