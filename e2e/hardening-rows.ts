// Which rows of the hardening list are shown where: by a step of the security spec, elsewhere, or not yet.

/** `here` = a step of security.spec.ts; `elsewhere` and `notYet` say where or why. */
export const hardeningRows = {
  'secure content': { here: true },
  'Node integration': { here: true },
  'context isolation': { here: true },
  sandbox: { here: true },
  permissions: { here: true },
  preferences: { here: true },
  'content security policy': { here: true },
  webview: { here: true },
  navigation: { here: true },
  'new windows': { here: true },
  openExternal: { here: true },
  'IPC sender': { here: true },
  'IPC arguments': { here: true },
  'custom protocol': { here: true },
  'API exposure': { here: true },
  downloads: { here: true },
  session: { here: true },
  'crash reports': { here: true },
  fuses: { elsewhere: 'e2e/packaged/fuses.spec.ts' },
  switches: { elsewhere: 'e2e/packaged/fuses.spec.ts' },
  'developer tools and spelling': { elsewhere: 'e2e/packaged/fuses.spec.ts' },
  'current Electron': { elsewhere: 'scripts/dist.ts' },
  certificates: {
    notYet:
      'only pictures are fetched by TLS, checked by Node as it comes; publishing brings a spec',
  },
  'preview of the site': { here: true },
  'static lint': { notYet: 'no scanner of Electron settings runs yet' },
} as const satisfies Record<string, { here: true } | { elsewhere: string } | { notYet: string }>;
