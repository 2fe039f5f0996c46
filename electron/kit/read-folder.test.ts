// Does reading a folder tell what is in it, refuse by name what must not come along, and stay inside whatever the folder holds?
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { DocumentReader } from './document-reader.ts';
import { readDocument } from './read-document.ts';
import { MOST_FILE_BYTES, readFolder } from './read-folder.ts';
import { docx, FOLDER_NAME, pptx, put, seminarFolder, zipOf } from './seminar-folder-for-tests.ts';

let root: string;
let control: AbortController;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-kit-'));
  control = new AbortController();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const read = (folder: string) =>
  readFolder(folder, { signal: control.signal, onProgress: () => undefined });

describe('the folder of a seminar', () => {
  it('says of each file what it is, and of each document what it says of itself', async () => {
    const { facts, paths } = unwrap(await read(await seminarFolder(root)));
    expect(facts.name).toBe(FOLDER_NAME);
    const by = new Map(facts.files.map((file) => [file.shownAs, file.content]));
    expect(by.get('Programme.docx')).toMatchObject({
      kind: 'text',
      title: 'Programme: Leaving violent groups, what helps',
      author: 'Office',
      firstTitle: 'Leaving violent groups, what helps',
      opening: expect.arrayContaining(['Lisbon, 12–13 March 2026']),
    });
    expect(by.get('Slides/2 First steps.pptx')).toMatchObject({
      title: 'First steps out',
      author: 'Inês Duarte',
      firstTitle: 'First steps out',
      opening: ['First steps out', 'Inês Duarte', 'Head of Programmes, Harbour Trust'],
      slides: { all: 2, untitled: 0, undescribed: 0 },
    });
    expect(by.get('Slides/10_Ek_final.pptx')).toMatchObject({
      firstTitle: 'Talking in prison',
      slides: { all: 3, untitled: 2, undescribed: 1 },
    });
    expect(by.get('Slides/11 Forschung.pdf')).toMatchObject({
      kind: 'pdf',
      title: null,
      firstTitle: 'Was die Forschung über den Ausstieg weiß',
      isTagged: false,
    });
    expect(by.get('Handout.odt')).toMatchObject({
      title: 'A handout for prison staff',
      author: 'Kim Berg',
    });
    expect(by.get('Old talk.ppt')).toMatchObject({ unread: 'old-format', kind: 'presentation' });
    expect(by.get('Secret.pptx')).toMatchObject({ unread: 'locked' });
    expect(by.get('Broken.docx')).toMatchObject({ unread: 'damaged' });
    expect(by.get('Photos/IMG_1.jpg')).toEqual({
      is: 'picture',
      width: 80,
      height: 60,
      takenAt: '2026-03-12T10:00:00',
    });
    expect(by.get('Photos/Group.jpg')).toMatchObject({ takenAt: null });
    expect(by.get('Heard.en.vtt')).toEqual({ is: 'captions' });
    expect(by.get('Talk.mp4')).toEqual({ is: 'recording', kind: 'video' });
    expect(facts.refused).toEqual(
      expect.arrayContaining([
        { shownAs: 'Link.txt', why: 'link' },
        { shownAs: 'More', why: 'link' },
        { shownAs: 'setup.exe', why: 'program' },
        { shownAs: 'Empty.txt', why: 'empty' },
        { shownAs: 'Data.xyz', why: 'unknown-kind' },
        { shownAs: 'Photos/Phone.heic', why: 'not-for-browsers' },
      ]),
    );
    expect(facts.refused).toHaveLength(6);
    expect(facts.passedOver).toBe(2);
    // The window is told of numbers and names alone.
    expect(JSON.stringify(facts)).not.toContain(root);
    expect(JSON.stringify(facts)).not.toContain('Nobody should read this');
    expect(paths).toHaveLength(facts.files.length);
  });
});

describe('a hostile folder', () => {
  it('leads nowhere by links, however deep, and is not followed past six folders', async () => {
    const folder = join(root, 'event');
    await put(folder, 'a/b/c/d/e/f/g/too-deep.txt', 'deep');
    await put(folder, 'a/b/c/d/e/near.txt', 'near enough');
    await symlink(folder, join(folder, 'a', 'loop'));
    const { facts } = unwrap(await read(folder));
    expect(facts.files.map(({ shownAs }) => shownAs)).toEqual(['a/b/c/d/e/near.txt']);
    expect(facts.refused).toEqual([
      { shownAs: 'a/b/c/d/e/f', why: 'too-deep' },
      { shownAs: 'a/loop', why: 'link' },
    ]);
  });

  it('of ten thousand files is refused before they are read', async () => {
    const folder = join(root, 'archive');
    await mkdir(folder);
    for (let start = 0; start < 10_000; start += 500) {
      await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          writeFile(join(folder, `${start + index}.txt`), 'x'),
        ),
      );
    }
    expect(await read(folder)).toMatchObject({ error: { code: 'folder-too-large' } });
  });

  it('shows odd names without what turns them around, and takes no program for a document', async () => {
    const folder = join(root, 'event');
    await put(folder, 'Invoice\u202efdp.txt', 'words');
    await put(folder, 'talk.pdf.exe', 'MZ');
    await put(folder, '<img src=x>.txt', 'words');
    const { facts } = unwrap(await read(folder));
    expect(facts.files.map(({ shownAs }) => shownAs)).toEqual([
      '<img src=x>.txt',
      'Invoicefdp.txt',
    ]);
    expect(facts.refused).toEqual([{ shownAs: 'talk.pdf.exe', why: 'program' }]);
  });

  it('does not read a file of more than a gigabyte', async () => {
    const folder = join(root, 'event');
    await truncate(await put(folder, 'huge.mp4', 'x'), MOST_FILE_BYTES + 1);
    const { facts } = unwrap(await read(folder));
    expect(facts.refused).toEqual([{ shownAs: 'huge.mp4', why: 'too-large' }]);
  });

  it('says of a zip bomb in a presentation that it is damaged', async () => {
    const bomb = zipOf({
      '[Content_Types].xml': 'x',
      'ppt/presentation.xml': `<a>${'0'.repeat(32 * 1024 * 1024)}</a>`,
    });
    const path = await put(root, 'bomb.pptx', bomb);
    const facts = await readDocument({
      path,
      kind: 'presentation',
      form: 'office',
      size: bomb.length,
    });
    expect(facts.unread).toBe('damaged');
  });

  it('makes no word of entities, not even of those that multiply', async () => {
    const laughs = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    const path = await put(root, 'laughs.docx', zipOf({ 'word/document.xml': laughs }));
    const facts = await readDocument({ path, kind: 'text', form: 'office', size: 1 });
    expect(facts).toMatchObject({ unread: 'damaged', lines: [] });
  });

  it('is let go of when somebody cancels', async () => {
    const folder = await seminarFolder(root);
    const reading = readFolder(folder, {
      signal: control.signal,
      onProgress: (done) => {
        if (done === 3) control.abort();
      },
    });
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a document', () => {
  it('that keeps its reader too long is ended, and the next one is read', async () => {
    const slow = await put(root, 'slow.docx', docx({ lines: ['words'] }));
    const reader = new DocumentReader(1);
    const question = { path: slow, kind: 'text', form: 'office', size: 1 } as const;
    expect(await reader.read(question, control.signal)).toMatchObject({ unread: 'too-slow' });
    await reader.close();
    const patient = new DocumentReader();
    expect(await patient.read(question, control.signal)).toMatchObject({ lines: ['words'] });
    await patient.close();
  });

  it('is read as far as it helps: of many slides the first lines', async () => {
    const slides = Array.from({ length: 40 }, (_, index) => ({
      title: `Slide ${index + 1}`,
      lines: Array.from({ length: 20 }, (__, line) => `Line ${line} of slide ${index}`),
    }));
    const path = await put(root, 'long.pptx', await pptx({ title: 'Long', author: '', slides }));
    const facts = await readDocument({ path, kind: 'presentation', form: 'office', size: 1 });
    expect(facts.lines).toHaveLength(600);
    expect(facts.slides).toEqual({ all: 40, untitled: 0, undescribed: 0 });
  });
});
