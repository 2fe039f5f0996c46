// What a page cannot do, tried for real: each step names the row of the hardening list it shows.
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { calls } from '../core/ipc/contract.ts';
import { appFolder, expect, type RunningApp, test } from './fixtures/app.ts';
import { countingServer, hostilePage } from './fixtures/hostile-preview.ts';
import type { hardeningRows } from './hardening-rows.ts';
import { PreviewPane } from './pages/preview.ts';
import { WritingScreen } from './pages/writing.ts';

/** Shows a row: its name must be one of the list, so that the count of covered rows cannot drift. */
async function row(name: keyof typeof hardeningRows, show: () => Promise<void>): Promise<void> {
  await test.step(`hardening row: ${name}`, show);
}

function procfs(pid: number): { status: string; arguments: string } {
  return {
    status: readFileSync(`/proc/${pid}/status`, 'utf8'),
    arguments: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
  };
}

/** Chromium says in the console what its policy blocked: here that is what we came for. */
function takeExpectedFaults(running: RunningApp, expected: RegExp): void {
  const others = running.faults.filter((fault) => !expected.test(fault));
  expect(others).toEqual([]);
  running.faults.length = 0;
}

test('the window runs in the system sandbox, without Node, apart from the preload', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  test.skip(process.platform !== 'linux', 'procfs shows the sandbox on Linux only');

  await row('sandbox', async () => {
    expect(process.getuid?.(), 'run as root, this would prove nothing').not.toBe(0);
    const pids = await app.evaluate(({ webContents }) => ({
      main: process.pid,
      window: webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0,
    }));
    expect(procfs(pids.window).status).toMatch(/^Seccomp:\s+2$/m);
    expect(procfs(pids.window).status).toMatch(/^NoNewPrivs:\s+1$/m);
    // The known-bad reading: the main process is not sandboxed, and the same look tells.
    expect(procfs(pids.main).status).toMatch(/^Seccomp:\s+0$/m);
    for (const pid of Object.values(pids)) {
      expect(procfs(pid).arguments).not.toMatch(/no-sandbox|disable-setuid-sandbox|single-process/);
    }
  });

  await row('Node integration', async () => {
    const types = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].map(
        (name) => typeof Reflect.get(globalThis, name),
      ),
    );
    expect(types).toEqual(Array(5).fill('undefined'));
  });

  await row('context isolation', async () => {
    const answer = await page.evaluate(async () => {
      // A page that bends its own prototypes must not bend the preload's. The bend is undone before React runs.
      const straight = Array.prototype.map;
      Array.prototype.map = () => {
        throw new Error('bent');
      };
      const answering = Reflect.get(globalThis, 'galley').call('app.state', {});
      Array.prototype.map = straight;
      return answering;
    });
    expect(answer).toMatchObject({ ok: true });
  });

  await row('preferences', async () => {
    const asked = await app.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents()[0];
      // Undocumented in Electron 25, and only what was asked for: the effects are tested beside it.
      return contents &&
        'getLastWebPreferences' in contents &&
        typeof contents.getLastWebPreferences === 'function'
        ? contents.getLastWebPreferences()
        : {};
    });
    expect(asked).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  });

  await row('API exposure', async () => {
    const exposed = await page.evaluate(() => {
      const galley = Reflect.get(globalThis, 'galley');
      return Object.keys(galley).sort();
    });
    expect(exposed).toEqual(['call', 'handDropped', 'keepSecret', 'listen']);
    const received = await page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const galley = Reflect.get(globalThis, 'galley');
          galley.listen((...given: unknown[]) => resolve(given));
          void galley.call('article.create', {});
        }),
    );
    expect(received).toHaveLength(2);
    expect(JSON.stringify(received)).not.toContain('sender');
  });
});

test('nothing runs, loads or leaves but what the policy names', async ({ workplace }) => {
  const running = await workplace.launch();
  const { app, page } = running;

  await row('content security policy', async () => {
    const policy = await app.evaluate(async ({ net }) =>
      (await net.fetch('app://galley/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    const attempt = `<img src="x" onerror="window.galleyProbe = 1">`;
    const insert = (html: string): Promise<unknown> =>
      new Promise((resolve) => {
        const holder = document.createElement('div');
        holder.innerHTML = html;
        holder.querySelector('img')?.addEventListener('error', () => {
          holder.remove();
          setTimeout(() => resolve(Reflect.get(globalThis, 'galleyProbe')), 0);
        });
        document.body.append(holder);
      });
    expect(await page.evaluate(insert, attempt)).toBeUndefined();
    // The known-bad page: without a policy the same markup runs.
    const [bare] = await Promise.all([
      app.waitForEvent('window'),
      app.evaluate(({ BrowserWindow }) => {
        const window = new BrowserWindow({ show: false, webPreferences: { partition: 'control' } });
        return window.loadURL('data:text/html,<title>control</title><body></body>');
      }),
    ]);
    expect(await bare.evaluate(insert, attempt)).toBe(1);
    await bare.close();
  });

  await row('secure content', async () => {
    const reached = await page.evaluate(async () => {
      const tries = ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/hostname'];
      const fetched = await Promise.all(
        tries.map((url) =>
          fetch(url).then(
            () => url,
            () => '',
          ),
        ),
      );
      return fetched.filter((url) => url !== '');
    });
    expect(reached).toEqual([]);
  });

  await row('webview', async () => {
    await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'data:text/html,inside');
      document.body.append(view);
    });
    const kinds = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getType()),
    );
    expect(kinds).toEqual(['window']);
  });

  takeExpectedFaults(running, /Content Security Policy|Refused to|ERR_|Failed to load|request: /i);
});

test('the window stays where it is, and opens nothing by itself', async ({ workplace }) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const address = page.url();

  await row('navigation', async () => {
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      document.body.append(form);
      form.submit();
    });
    const meta = `<meta http-equiv="refresh" content="0; url=https://example.org/">`;
    await page.evaluate((html) => {
      document.head.insertAdjacentHTML('beforeend', html);
    }, meta);
    expect(await page.evaluate(() => document.readyState)).toBe('complete');
    expect(page.url()).toBe(address);
    // Not a locator: Playwright would wait for the navigation that was refused.
    expect(await page.evaluate(() => document.querySelector('main') !== null)).toBe(true);
  });

  await row('new windows', async () => {
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    expect(app.windows()).toHaveLength(1);
  });

  await row('openExternal', async () => {
    await app.evaluate(({ shell, dialog }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'galleyOpened', opened);
      shell.openExternal = (url: string) => {
        opened.push(url);
        return Promise.resolve();
      };
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    const open = (url: string) =>
      page.evaluate(
        (target) => Reflect.get(globalThis, 'galley').call('link.open', { url: target }),
        url,
      );
    for (const hostile of [
      'file:///etc/passwd',
      'smb://server/share',
      'ms-settings:about',
      'javascript:alert(1)',
      '\\\\server\\share',
      'https://user:secret@example.org/',
      'data:text/html,x',
    ]) {
      expect(await open(hostile), hostile).toMatchObject({ ok: false });
    }
    expect(await open('https://example.org/a')).toMatchObject({ ok: true });
    expect(await app.evaluate(() => Reflect.get(globalThis, 'galleyOpened'))).toEqual([
      'https://example.org/a',
    ]);
    // A person who says no is asked, and nothing opens.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    expect(await open('https://example.org/b')).toMatchObject({ error: { code: 'cancelled' } });
  });

  await row('permissions', async () => {
    const answers = await page.evaluate(async () => {
      const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      const place = new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      );
      return Promise.all([media, place, Notification.requestPermission()]);
    });
    expect(answers).toEqual(['denied', 'denied', 'denied']);
  });

  await row('downloads', async () => {
    const ended = app.evaluate(
      ({ session }) =>
        new Promise<string>((resolve) => {
          session.defaultSession.on('will-download', (event, item) => {
            resolve(event.defaultPrevented ? 'prevented' : `started ${item.getFilename()}`);
          });
        }),
    );
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'stolen.txt';
      link.click();
    });
    expect(await ended).toBe('prevented');
  });

  takeExpectedFaults(
    running,
    /Content Security Policy|Refused to|ERR_|request: https:\/\/example/i,
  );
});

test('the main process answers only our own page, and only what fits the contract', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;

  await row('IPC sender', async () => {
    const preload = join(appFolder, 'dist', 'preload.cjs');
    const answer = await app.evaluate(async ({ BrowserWindow }, path) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: path, sandbox: true },
      });
      await window.loadURL('data:text/html,<p>another page</p>');
      const answered = await window.webContents.executeJavaScript(
        `Promise.all([galley.call('app.state', {}), galley.handDropped('x', {path: '/etc/passwd'}, 'library'), galley.keepSecret({target: 'x', name: 'password', value: 'y'})])`,
      );
      window.destroy();
      return answered;
    }, preload);
    expect(answer).toMatchObject([
      { ok: false, error: { code: 'not-permitted' } },
      { ok: false, error: { code: 'not-permitted' } },
      { ok: false, error: { code: 'not-permitted' } },
    ]);
    expect(
      await page.evaluate(() => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const inside = frame.contentWindow;
        const found = inside === null ? 'no frame' : typeof Reflect.get(inside, 'galley');
        frame.remove();
        return found;
      }),
    ).toBe('undefined');
  });

  await row('IPC arguments', async () => {
    await running.chooseFiles([]);
    await running.chooseDestination(undefined);
    const names = Object.keys(calls).filter((name) => name !== 'window.flushed');
    const inputs = fc.sample(fc.anything({ withNullPrototype: false }), { numRuns: 60, seed: 7 });
    const plain = inputs.filter((input) => {
      const json = JSON.stringify(input);
      return json !== undefined && json !== '{}';
    });
    const results = await page.evaluate(
      async ([callNames, texts]) => {
        const galley = Reflect.get(globalThis, 'galley');
        const outcomes: string[] = [];
        for (const name of [...(callNames ?? []), 'no.such.call', '__proto__', 'constructor']) {
          for (const text of texts ?? []) {
            const answer = await galley.call(name, JSON.parse(text));
            outcomes.push(`${name} ${answer.ok ? 'ok' : answer.error.code}`);
          }
        }
        return outcomes;
      },
      [names, plain.map((input) => JSON.stringify(input))],
    );
    expect(results.length).toBeGreaterThan(500);
    const unexpected = results.filter((line) => !line.endsWith('invalid-argument'));
    // `preferences.set` takes any subset of its members, so nothing else may get through.
    expect(unexpected).toEqual([]);
  });

  await row('custom protocol', async () => {
    const statuses = await app.evaluate(async ({ net }) => {
      const dots = [
        '..',
        '%2e%2e',
        '..%2f',
        '%2e%2e%2f',
        '..%5c',
        '%252e%252e%252f',
        '....//',
        '.%00.',
      ];
      const targets = ['etc/passwd', 'main.cjs', 'package.json', 'resources/icons/icon.svg'];
      const addresses = dots.flatMap((dot) =>
        targets.flatMap((target) => [
          `app://galley/${dot}/${dot}/${target}`,
          `app://galley/asset/${dot}/${target}`,
        ]),
      );
      addresses.push(
        'app://galley/asset/',
        `app://galley/asset/${'0'.repeat(64)}`,
        'app://elsewhere/index.html',
      );
      return Promise.all(
        addresses.map(async (address) => {
          // An address that is none is refused before it reaches us.
          const status = await net.fetch(address).then(
            (answer) => answer.status,
            () => 404,
          );
          return [address, status] as const;
        }),
      );
    });
    expect(statuses.length).toBeGreaterThan(60);
    expect(statuses.filter(([, status]) => status !== 404)).toEqual([]);
    // The control: a file of the page itself is found the same way.
    expect(
      await app.evaluate(async ({ net }) => (await net.fetch('app://galley/index.html')).status),
    ).toBe(200);
  });
});

test('the frame of the preview runs nothing, asks nobody, and leads nowhere', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await writing.open(/Earning the second conversation/);
  await preview.open();
  const server = await countingServer();
  const html = hostilePage(server.port);

  await row('preview of the site', async () => {
    const address = await preview.address();
    expect(await preview.frame.getAttribute('sandbox')).toBe('');
    const inside = await preview.inside.locator('html').evaluate(() => ({
      origin: window.origin,
      preload: typeof Reflect.get(globalThis, 'galley'),
      node: typeof Reflect.get(globalThis, 'process'),
    }));
    expect(inside).toEqual({ origin: 'null', preload: 'undefined', node: 'undefined' });
    const shown = await app.evaluate(({ webContents }) => {
      const frame = webContents.getAllWebContents()[0]?.mainFrame;
      return { window: frame?.processId, preview: frame?.frames[0]?.processId };
    });
    expect(shown.preview, 'a process of its own').not.toBe(shown.window);

    // Known files only, whatever the path says.
    const { origin, pathname } = new URL(address.replace('galley-preview:', 'http:'));
    const host = `galley-preview://${new URL(origin).host}`;
    const paths = [
      '/index.html',
      '/feed.xml',
      '/assets/..%2f..%2fgalley.json',
      '/assets/%2e%2e/%2e%2e/galley.json',
      '/-galley/picture/..%2f..%2fgalley.json',
      '/articles/',
      '/media/',
      '/%00',
    ].map((path) => host + path);
    const strange = [
      `galley-preview://light-00000000-0000-0000-0000-000000000000${pathname}`,
      `galley-preview://elsewhere${pathname}`,
    ];
    const statuses = await app.evaluate(
      async ({ net }, addresses) =>
        Promise.all(
          addresses.map(async (one) =>
            net.fetch(one).then(
              (answer) => answer.status,
              () => 404,
            ),
          ),
        ),
      [address, ...paths, ...strange],
    );
    // The control: the page itself is found the same way.
    expect(statuses).toEqual([200, ...[...paths, ...strange].map(() => 404)]);

    // The policy of a real page goes with a page that tries everything.
    const policy = await app.evaluate(
      async ({ net }, one) => (await net.fetch(one)).headers.get('content-security-policy'),
      address,
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain('frame-ancestors app://galley');
    await app.evaluate(
      async ({ net, session }, [one, hostile]) => {
        const { headers } = await net.fetch(one ?? '');
        const { protocol } = session.defaultSession;
        protocol.unhandle('galley-preview');
        protocol.handle('galley-preview', () => new Response(hostile, { headers }));
      },
      [address, html],
    );
    const here = page.url();
    await writing.headline.fill('A page that tries everything');
    await expect(preview.inside.getByRole('heading', { level: 1 })).toHaveText('A hostile page');
    // Not the pointer of the driver, which waits for navigations that were refused.
    const press = async (id: string): Promise<void> => {
      await preview.inside.locator(`#${id}`).focus();
      await page.keyboard.press('Enter');
    };
    for (const id of ['send', 'top', 'blank', 'app', 'script']) await press(id);
    // The page means to be led away after a second.
    const age = (): Promise<number> =>
      preview.inside.locator('html').evaluate(() => performance.now());
    // While a page takes the place of another there is nobody to ask.
    await expect(async () => expect(await age()).toBeGreaterThan(2500)).toPass();
    expect(await preview.inside.locator('html').evaluate(() => document.title)).toBe('Nothing ran');
    // The last one leads away in the frame itself, which then has nothing to show.
    await press('self');
    expect(page.url()).toBe(here);
    expect(app.windows()).toHaveLength(1);
    expect(await page.evaluate(() => document.querySelector('main') !== null)).toBe(true);
    expect(server.count(), 'connections to the server').toBe(0);

    // The known-bad frame: in a plain window the same page runs, and asks.
    const [bare] = await Promise.all([
      app.waitForEvent('window'),
      app.evaluate(({ BrowserWindow }, hostile) => {
        const window = new BrowserWindow({ show: false, webPreferences: { partition: 'control' } });
        // Not awaited: it is a page that never comes to rest.
        void window.loadURL(`data:text/html;base64,${Buffer.from(hostile).toString('base64')}`);
      }, html),
    ]);
    await expect.poll(() => bare.title()).not.toBe('Nothing ran');
    await expect.poll(() => server.count()).toBeGreaterThan(3);
    await bare.close();
  });

  await server.stop();
  takeExpectedFaults(
    running,
    /Content Security Policy|Refused to|Blocked |ERR_|Unsafe attempt|not allowed to navigate|request: http:\/\/127\.0\.0\.1/i,
  );
});

test('what is typed stays in the library: no cache, no storage, no crash report', async ({
  workplace,
}) => {
  const { app, page, close } = await workplace.launch();
  const canary = 'kestrel-over-the-quarry-4711';

  await row('session', async () => {
    await page.getByRole('button', { name: 'New article' }).click();
    await page.getByRole('textbox', { name: 'Headline', exact: true }).fill(canary);
    await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/^Saved at/);
    await close();
    const profile = join(workplace.folder, 'profile');
    const holding: string[] = [];
    for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (readFileSync(path).includes(canary)) holding.push(path);
    }
    expect(holding).toEqual([]);
  });

  await row('crash reports', async () => {
    expect(app.windows()).toHaveLength(0);
    const dumps = join(workplace.folder, 'profile', 'Crashpad');
    expect(existsSync(dumps) ? await readdir(dumps, { recursive: true }) : []).not.toContainEqual(
      expect.stringMatching(/\.dmp$/),
    );
  });
});
