// Are bundles signed by a key that is made in the settings, do others find the signature good, and is the private half nowhere but in the keyring?
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { violations } from './fixtures/axe.ts';
import { openBundle, verifyByTwin } from './fixtures/bundle.ts';
import { takePicture, takeTree } from './fixtures/take-picture.ts';
import { ExportDialog } from './pages/export-dialog.ts';

/**
 * Puts a keyring that turns bits around into the place of the system's, one that is another by now, or none. What it is handed stays
 * in the main process.
 */
async function setKeyring(
  app: ElectronApplication,
  which: 'own' | 'another' | 'none',
): Promise<void> {
  await app.evaluate(({ safeStorage }, keyring) => {
    const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x2a));
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => keyring !== 'none',
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString(text: string) {
        Reflect.set(globalThis, 'handedToKeyring', text);
        return turned(Buffer.from(text));
      },
      decryptString(encrypted: Uint8Array) {
        if (keyring === 'another') throw new Error('it does not open');
        return turned(encrypted).toString();
      },
    });
  }, which);
}

test('a newsroom makes its key, signs a bundle, and anybody can check it; the private half is in the keyring alone', async ({
  workplace,
}) => {
  const { app, page, chooseDestination } = await workplace.launch();
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  const field = page.locator('[data-setting="signature"]');
  const toast = page.locator('.toast');
  await setKeyring(app, 'none');
  await settings.click();
  await expect(field).toContainText('no key can be kept here');
  await expect(field.getByRole('button')).toHaveCount(0);

  await setKeyring(app, 'own');
  await page.getByRole('button', { name: 'Media', exact: true }).click();
  await settings.click();
  await expect(field).toContainText('No key yet');
  await field.getByRole('button', { name: 'Make a key' }).press('Enter');
  await expect(toast).toContainText('The key is made.');
  const copy = field.getByRole('button', { name: 'Copy the fingerprint' });
  await expect(copy).toBeFocused();
  const fingerprint = (await field.locator('code').textContent()) ?? '';
  expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  await copy.press('Enter');
  await expect(toast).toContainText('The fingerprint is copied.');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(fingerprint);
  await field.scrollIntoViewIfNeeded();
  expect(await violations(page)).toEqual([]);
  await takePicture(page, 'settings-signature');
  await takeTree(page, 'settings-signature');
  const publicKey = join(workplace.folder, 'newsroom.pub');
  await chooseDestination(publicKey);
  await field.getByRole('button', { name: 'Save the public key…' }).click();
  await expect(toast).toContainText('“newsroom.pub” is saved.');

  const signed = join(workplace.folder, 'signed.zip');
  await chooseDestination(signed);
  const dialog = new ExportDialog(page);
  await dialog.open();
  const tick = dialog.dialog.getByRole('checkbox', { name: /^Sign the bundle/ });
  await expect(tick).not.toBeChecked();
  await dialog.dialog.getByRole('radio', { name: /folder/i }).check();
  await expect(tick).toHaveCount(0);
  await dialog.dialog.getByRole('radio', { name: /bundle/i }).check();
  await tick.check();
  await takePicture(page, 'export-signature');
  await dialog.export('bundle');
  await expect(dialog.dialog.getByText(`Signed by ${fingerprint}`)).toBeVisible();
  await takePicture(page, 'receipt-signature');
  await takeTree(page, 'receipt-signature');
  await dialog.close();

  await test.step('others find it good: the twin, by the file of the key, and ssh-keygen', async () => {
    const said = await verifyByTwin(signed, '--key', publicKey);
    expect(said).toContain(`Intact; signed by ${fingerprint}.`);
    const bundle = await openBundle(signed);
    const [list, signature] = ['tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.sig'];
    await writeFile(join(workplace.folder, signature), bundle.text(signature));
    const args = ['-Y', 'check-novalidate', '-n', 'galley-bundle', '-s', signature];
    const found = spawnSync('ssh-keygen', args, {
      cwd: workplace.folder,
      input: bundle.text(list),
      encoding: 'utf8',
    });
    if (found.error === undefined) expect(found.stdout).toContain(fingerprint);
    else test.info().annotations.push({ type: 'skipped', description: 'no ssh-keygen here' });
  });

  await test.step('nothing in the newsroom, the profile with its logs, or the bundle has a piece of the private half', async () => {
    const handed = await app.evaluate(() => String(Reflect.get(globalThis, 'handedToKeyring')));
    const piece = handed.split('\n')[1] ?? '';
    expect(piece.length).toBeGreaterThan(40);
    const encrypted = Buffer.from(Buffer.from(handed).map((byte) => byte ^ 0x2a));
    const holders: string[] = [];
    let isKept = false;
    const found = await readdir(workplace.folder, { recursive: true, withFileTypes: true });
    for (const entry of found) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      if (bytes.includes(piece) || bytes.includes('PRIVATE KEY')) holders.push(path);
      if (bytes.includes(encrypted.toString('base64'))) isKept = true;
    }
    const bundle = await openBundle(signed);
    holders.push(...bundle.names.filter((name) => bundle.text(name).includes(piece)));
    expect(holders).toEqual([]);
    // The control: what the keyring made of it is found where it should be.
    expect(isKept).toBe(true);
  });

  await test.step('it is replaced and removed only after a question', async () => {
    await field.getByRole('button', { name: 'Replace the key…' }).click();
    const question = page.getByRole('dialog', { name: 'Replace the key by a new one?' });
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await takePicture(page, 'replace-signature');
    await page.keyboard.press('Escape');
    await expect(field.locator('code')).toHaveText(fingerprint);
    await field.getByRole('button', { name: 'Replace the key…' }).click();
    await question.getByRole('button', { name: 'Replace the key' }).click();
    await expect(field.locator('code')).not.toHaveText(fingerprint);
    // Whoever relies on signatures is told where there will be none.
    await setKeyring(app, 'another');
    await dialog.open();
    await expect(
      dialog.dialog.getByText('the keyring of this computer does not open it'),
    ).toBeVisible();
    await expect(tick).toHaveCount(0);
    await dialog.close();
    await setKeyring(app, 'own');
    await field.getByRole('button', { name: 'Remove the key…' }).click();
    await page
      .getByRole('dialog', { name: 'Remove the key?' })
      .getByRole('button', { name: 'Remove the key' })
      .press('Enter');
    await expect(field.getByRole('button', { name: 'Make a key' })).toBeFocused();
    await dialog.open();
    await expect(tick).toHaveCount(0);
  });
});
