// The process that reads and writes calendar files: one that comes from outside may hold anything, and the app goes on answering.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MOST_CALENDAR_BYTES } from '../../core/calendar/import-events.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { answerApp } from '../asking/answer-app.ts';
import { calendarTalk } from './calendar-messages.ts';
import { readIcs } from './read-ics.ts';
import { writeIcs } from './write-ics.ts';

answerApp(calendarTalk, async (question) => {
  if (question.about === 'export') {
    const { library, asOf } = question;
    const written = await writeIcs({ library, asOf: new Date(asOf) });
    if (!written.ok) return written;
    return success({ text: written.value.text, events: written.value.events.length });
  }
  const { file, zone } = question;
  const bytes = typeof file === 'string' ? await bytesOf(file) : success(file);
  return bytes.ok ? readIcs(bytes.value, zone) : bytes;
});

async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  const subject = basename(path);
  try {
    const { size } = await stat(path);
    if (size > MOST_CALENDAR_BYTES) return failure('calendar-too-large', { subject });
    return success(await readFile(path));
  } catch (error) {
    return failure('file-unreadable', { subject, detail: String(error) });
  }
}
