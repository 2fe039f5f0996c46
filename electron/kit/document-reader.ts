// How are documents of strangers read, so that none of them can keep anybody waiting? One after the other in a thread that is ended when it takes too long.
import { Worker } from 'node:worker_threads';
import { type DocumentFacts, documentFacts } from '../../core/kit/folder-facts.ts';
import { programBeside } from '../asking/asked-thread.ts';
import { pdfProgram } from '../media/pdf-page.ts';
import type { KitThreadData } from './kit-thread.ts';
import { type DocumentQuestion, unreadDocument } from './read-document.ts';

/** An honest document is read in a moment; on a slow machine in some. */
const MOST_MS = 20_000;
/** What a document may need beside the memory of PDFs, which has a limit of its own. */
const MOST_MEGABYTES = 512;

export class DocumentReader {
  readonly #mostMs: number;
  #worker: Worker | undefined;

  constructor(mostMs = MOST_MS) {
    this.#mostMs = mostMs;
  }

  /** What a document says; where it ends the thread, or keeps it too long, only that. */
  async read(question: DocumentQuestion, signal: AbortSignal): Promise<DocumentFacts> {
    const worker = this.#worker ?? (await this.#start());
    this.#worker = worker;
    const answer = await new Promise<DocumentFacts>((resolve) => {
      const settle = (facts: DocumentFacts): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        worker.off('message', hear).off('error', broken).off('exit', broken);
        resolve(facts);
      };
      const broken = (): void => {
        this.#drop();
        settle(unreadDocument(question.kind, 'damaged'));
      };
      const stop = (): void => {
        this.#drop();
        settle(unreadDocument(question.kind, 'too-slow'));
      };
      const timer = setTimeout(stop, this.#mostMs);
      signal.addEventListener('abort', stop, { once: true });
      const hear = (message: unknown): void => {
        const facts = documentFacts.safeParse(message);
        if (facts.success) settle(facts.data);
        else broken();
      };
      worker.on('message', hear).on('error', broken).on('exit', broken);
      worker.postMessage(question);
    });
    return answer;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    // Whatever it says when it is ended, nobody asks any more.
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }

  /** The next document gets another thread. */
  #drop(): void {
    void this.close();
  }

  async #start(): Promise<Worker> {
    const workerData: KitThreadData = { pdf: await pdfProgram() };
    const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
    return new Worker(programBeside(import.meta.url, 'kit-thread'), { workerData, resourceLimits });
  }
}
