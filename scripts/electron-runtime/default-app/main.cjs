// How does a bare Electron runtime start the app whose folder is named on its command line?
// It stands in for the default app of the official binary, which the fallback runtime does not carry.
const { app } = require('electron');
const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const preloads = [];
let target;
const rest = process.argv.slice(1);
while (rest.length > 0 && target === undefined) {
  const argument = rest.shift();
  if (argument === '-r' || argument === '--require') preloads.push(rest.shift());
  else if (!argument.startsWith('-')) target = path.resolve(argument);
  // Everything else is a switch for Chromium, which has read it already.
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (target === undefined)
  fail('Name the folder of the app to start: electron <folder> [arguments]');

let main = target;
let folder = path.dirname(target);
try {
  if (statSync(target).isDirectory()) {
    folder = target;
    const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    main = path.join(folder, about.main ?? 'index.js');
    if (about.productName ?? about.name) app.setName(about.productName ?? about.name);
    if (about.version) app.setVersion(about.version);
  }
} catch (error) {
  fail(`Cannot start the app in ${target}: ${error.message}`);
}
app.setAppPath(folder);
// Apps ask for this flag to know that argv carries their own path.
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

const requireFromApp = Module.createRequire(path.join(folder, 'package.json'));
for (const preload of preloads) requireFromApp(preload);
// Loaded as the main module, so that `require.main === module` holds inside the app.
Module._load(main, null, true);
