// `npm run torture`: is anything lost when everything goes wrong? Runs the suites and writes the table of docs/RELIABILITY.md.
import { runScript } from '../project.ts';
import { runSuites } from './run-suites.ts';
import { suites } from './suites.ts';

await runScript(() => runSuites(suites, 'torture'));
