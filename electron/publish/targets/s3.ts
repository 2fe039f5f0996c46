// How is a website published to a bucket of an S3-compatible service? The options of the target; the place itself is in `s3/`.
import * as z from 'zod';
import { proxyField, proxyOption } from '../proxy.ts';
import { s3Place } from '../s3/s3-place.ts';
import { isReadableOnTheWay, webAddress } from '../server-access.ts';
import { siteTarget } from '../site-target.ts';
import { defineTarget, remoteFolder } from '../target-kind.ts';

export const s3 = defineTarget({
  kind: 's3',
  title: 'S3-compatible storage',
  about: 'A bucket at Amazon, Cloudflare, Hetzner, OVH, a Ceph or MinIO of your own, and others.',
  options: z
    .strictObject({
      address: webAddress,
      region: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/, 'it is not the name of a region')
        .default('us-east-1'),
      bucket: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/, 'it is not the name of a bucket'),
      accessKeyId: z
        .string()
        .regex(/^[!-~]{1,256}$/, 'it holds a character that no access key has'),
      folder: remoteFolder.default(''),
      bucketInName: z.boolean().default(false),
      isPublic: z.boolean().default(false),
      certificateFile: z.string().max(4096).default(''),
      proxy: proxyOption,
      mayBeReadOnTheWay: z.boolean().default(false),
    })
    .refine(({ address, mayBeReadOnTheWay }) => mayBeReadOnTheWay || !isReadableOnTheWay(address), {
      path: ['address'],
      error: 'it is http: every page could be read and changed on its way',
    })
    .refine(({ bucket, bucketInName }) => !bucketInName || /^[a-z0-9.-]{3,63}$/.test(bucket), {
      path: ['bucketInName'],
      error: 'the name of the bucket cannot be part of a server’s name',
    }),
  fields: {
    address: {
      title: 'Address of the service',
      hint: 'Without the bucket, such as https://s3.eu-central-1.amazonaws.com.',
      kind: 'text',
    },
    region: { title: 'Region', hint: 'Such as eu-central-1; “auto” at Cloudflare.', kind: 'text' },
    bucket: { title: 'Bucket', kind: 'text' },
    accessKeyId: { title: 'Access key ID', kind: 'text' },
    folder: {
      title: 'Folder',
      hint: 'Where the website begins in the bucket; empty for the bucket itself',
      kind: 'text',
    },
    bucketInName: {
      title: 'Bucket as part of the server’s name',
      hint: 'For services that want https://BUCKET.example.org instead of https://example.org/BUCKET.',
      kind: 'switch',
    },
    isPublic: {
      title: 'Let everybody read each file',
      hint: 'For buckets without a rule that says so; many services no longer take it.',
      kind: 'switch',
    },
    certificateFile: {
      title: 'Certificate of your organisation',
      hint: 'A PEM file, if the service’s certificate is signed by an authority of your own.',
      kind: 'file',
    },
    proxy: proxyField,
    mayBeReadOnTheWay: {
      title: 'Send without encryption',
      hint: 'For an address with http: everybody on the way can read and change pages.',
      kind: 'switch',
    },
  },
  secrets: { secretKey: { title: 'Secret key', isOptional: false } },
  guarantee: () => 'file-by-file',
  open: ({ address, bucketInName, ...options }, { secretKey = '' }, setting) =>
    siteTarget({
      guarantee: 'file-by-file',
      open: s3Place({ ...options, endpoint: address, isInName: bucketInName, secretKey }),
      newId: setting.newId,
      takeOver: setting.takeOver,
      mayDeleteMany: setting.mayDeleteMany,
    }),
});
