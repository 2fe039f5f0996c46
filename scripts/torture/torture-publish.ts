// `npm run torture:publish`: does a publish end as it should, however its network and its program fail? `-- wordpress` runs one target's.
import { runScript } from '../project.ts';
import { placeSuites } from './publish-places.ts';
import { wireSuites } from './publish-wire.ts';
import { wordpressSuites } from './publish-wordpress.ts';
import { runSuites } from './run-suites.ts';

await runScript(() =>
  runSuites([...wordpressSuites, ...placeSuites, ...wireSuites], 'torture-publish'),
);
