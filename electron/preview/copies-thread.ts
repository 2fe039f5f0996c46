// The thread that makes copies of pictures, so that a page never waits for one: started by `copies.ts`.
import { workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { Renditions } from '../../core/site/renditions.ts';
import { answerQuestions } from '../asking/asked-thread.ts';
import { RenditionMaker } from '../media/rendition-maker.ts';
import type { CopiesQuestion } from './copies.ts';

const { cacheFolder } = z.object({ cacheFolder: z.string() }).parse(workerData);
const maker = new RenditionMaker(cacheFolder);

// What cannot be read or decoded is shown as it is.
answerQuestions<CopiesQuestion, Renditions>(({ picture, path }) => maker.make(picture, path));
