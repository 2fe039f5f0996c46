// Which APIs are too new for the oldest runtime Galley runs on, and where does a piece of code use one?
import { parseAst } from 'vite';

/** Where code runs: in the window's page, in Node (main process, CLI), or in either. */
export type Environment = 'page' | 'node' | 'both';

export interface FloorViolation {
  readonly api: string;
  readonly line: number;
  /** Where in the line, from 0. */
  readonly column: number;
}

/**
 * The floor: Node 18.15 and Chrome 114. Electron 25 has the V8 of Chrome 114 in both its processes, and the
 * CLI asks for Node 20, so the language itself is judged by V8 11.4 and Node's own modules by 18.15.
 */
const tooNewStatics = new Set([
  'AbortSignal.any',
  'Array.fromAsync',
  'Atomics.pause',
  'Document.parseHTMLUnsafe',
  'Error.isError',
  'Intl.DurationFormat',
  'Iterator.concat',
  'Iterator.from',
  'Map.groupBy',
  'Math.f16round',
  'Math.sumPrecise',
  'Object.groupBy',
  'Promise.try',
  'Promise.withResolvers',
  'RegExp.escape',
  'Symbol.asyncDispose',
  'Symbol.dispose',
  'URL.canParse',
  'URL.parse',
  'Uint8Array.fromBase64',
  'Uint8Array.fromHex',
  'process.availableMemory',
  'process.getBuiltinModule',
  'process.loadEnvFile',
  'scheduler.yield',
]);

/** Method names so particular that the object they are called on need not be known. */
const tooNewMembers: Readonly<Record<Environment, ReadonlySet<string>>> = {
  both: new Set([
    'getOrInsert',
    'getOrInsertComputed',
    'isDisjointFrom',
    'isSubsetOf',
    'isSupersetOf',
    'symmetricDifference',
  ]),
  page: new Set(['caretPositionFromPoint', 'moveBefore', 'requestClose', 'setHTMLUnsafe']),
  node: new Set(['parentPath']),
};

/** Globals that Node got after 18.15. */
const tooNewNodeGlobals = new Set([
  'CustomEvent',
  'EventSource',
  'File',
  'WebSocket',
  'crypto',
  'localStorage',
  'navigator',
]);
const tooNewGlobals = new Set([
  'AsyncDisposableStack',
  'DisposableStack',
  'Iterator',
  'SuppressedError',
  'Temporal',
]);

/** What Node's modules got after 18.15. A module named with an empty set is too new as a whole. */
const tooNewInModule: Readonly<Record<string, ReadonlySet<string>>> = {
  buffer: new Set(['resolveObjectURL']),
  crypto: new Set(['hash', 'argon2', 'argon2Sync']),
  events: new Set(['addAbortListener', 'getMaxListeners']),
  fs: new Set(['glob', 'globSync', 'mkdtempDisposableSync', 'openAsBlob']),
  'fs/promises': new Set(['glob', 'mkdtempDisposable']),
  module: new Set([
    'enableCompileCache',
    'findPackageJSON',
    'register',
    'registerHooks',
    'stripTypeScriptTypes',
  ]),
  path: new Set(['matchesGlob']),
  sea: new Set(),
  sqlite: new Set(),
  stream: new Set(['duplexPair']),
  url: new Set(['fileURLToPathBuffer']),
  util: new Set(['getCallSites', 'parseEnv', 'styleText']),
  zlib: new Set([
    'crc32',
    'createZstdCompress',
    'createZstdDecompress',
    'zstdCompressSync',
    'zstdDecompressSync',
  ]),
};

const iteratorSources = new Set(['entries', 'keys', 'matchAll', 'values']);
const iteratorHelpers = new Set([
  'drop',
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'some',
  'take',
  'toArray',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The identifier a node is, or the text of a string literal; undefined for anything else. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return undefined;
}

function identifierName(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? String(node.name) : undefined;
}

/** The property a member expression reads, when it is written out. */
function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.computed === true && isNode(node.property) && node.property.type !== 'Literal')
    return undefined;
  return nameOf(node.property);
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

function walk(root: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const stack: { node: Node; parent: Node | undefined }[] = [{ node: root, parent: undefined }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visit(next.node, next.parent);
    for (const child of childrenOf(next.node)) stack.push({ node: child, parent: next.node });
  }
}

/** What a file gives names to: such a name is not the global, and may stand for one of Node's modules. */
interface Names {
  readonly bound: ReadonlySet<string>;
  readonly modules: ReadonlyMap<string, string>;
}

function namesOf(root: Node): Names {
  const bound = new Set<string>();
  const modules = new Map<string, string>();
  const addPattern = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    switch (pattern.type) {
      case 'Identifier':
        bound.add(String(pattern.name));
        break;
      case 'Property':
        addPattern(pattern.value);
        break;
      case 'AssignmentPattern':
        addPattern(pattern.left);
        break;
      case 'RestElement':
        addPattern(pattern.argument);
        break;
      case 'ObjectPattern':
      case 'ArrayPattern':
        for (const child of childrenOf(pattern)) addPattern(child);
        break;
    }
  };
  walk(root, (node) => {
    switch (node.type) {
      case 'VariableDeclarator': {
        addPattern(node.id);
        const name = identifierName(node.id);
        const loaded = requiredModule(node.init);
        if (name !== undefined && loaded !== undefined) modules.set(name, withoutPrefix(loaded));
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        addPattern(node.id);
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        addPattern(node.local);
        return;
      case 'CatchClause':
        addPattern(node.param);
        return;
    }
    if (Array.isArray(node.params)) for (const parameter of node.params) addPattern(parameter);
  });
  return { bound, modules };
}

/** The Node module a `require(...)`, bare or wrapped by a bundler's helper, loads. */
function requiredModule(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'CallExpression' || !Array.isArray(node.arguments))
    return undefined;
  if (identifierName(node.callee) === 'require') return nameOf(node.arguments[0]);
  return requiredModule(node.arguments[0]);
}

function withoutPrefix(moduleName: string): string {
  return moduleName.replace(/^node:/, '');
}

/** Finds every use of an API above the floor in JavaScript or TypeScript. */
export function findInScript(
  code: string,
  environment: Environment,
  language: 'js' | 'ts' | 'tsx' = 'js',
): FloorViolation[] {
  // Our walker reads the tree through its own narrow Node type.
  const program: unknown = parseAst(code, { lang: language });
  if (!isNode(program)) return [];
  const inNode = environment !== 'page';
  const inPage = environment !== 'node';
  const { bound, modules } = namesOf(program);
  const found: FloorViolation[] = [];
  const report = (api: string, node: Node): void => {
    const lines = code.slice(0, node.start).split('\n');
    found.push({ api, line: lines.length, column: lines.at(-1)?.length ?? 0 });
  };

  walk(program, (node, parent) => {
    switch (node.type) {
      case 'MemberExpression': {
        const member = memberName(node);
        if (member === undefined) return;
        const object = identifierName(node.object);
        if (object !== undefined) {
          const dotted = `${object}.${member}`;
          if (tooNewStatics.has(dotted)) report(dotted, node);
          const from = modules.get(object);
          if (from !== undefined && tooNewInModule[from]?.has(member))
            report(`node:${from} ${member}`, node);
          reportGlobal(object, node);
        }
        if (object === 'globalThis' && isTooNewGlobal(member)) report(member, node);
        if (
          tooNewMembers.both.has(member) ||
          (inPage && tooNewMembers.page.has(member)) ||
          (inNode && tooNewMembers.node.has(member))
        ) {
          report(`.${member}`, node);
        }
        return;
      }
      case 'CallExpression':
        reportIteratorHelper(node);
        reportRecursiveReaddir(node);
        if (identifierName(node.callee) === 'require' && Array.isArray(node.arguments)) {
          reportModule(nameOf(node.arguments[0]), node);
        }
        return;
      case 'NewExpression': {
        const name = identifierName(node.callee);
        if (name !== undefined) reportGlobal(name, node);
        return;
      }
      case 'BinaryExpression': {
        const name = node.operator === 'instanceof' ? identifierName(node.right) : undefined;
        if (name !== undefined) reportGlobal(name, node);
        return;
      }
      case 'ImportDeclaration':
        reportModule(nameOf(node.source), node);
        return;
      case 'ImportSpecifier': {
        const from = parent?.type === 'ImportDeclaration' ? nameOf(parent.source) : undefined;
        const imported = nameOf(node.imported);
        if (from === undefined || imported === undefined) return;
        if (tooNewInModule[withoutPrefix(from)]?.has(imported)) {
          report(`node:${withoutPrefix(from)} ${imported}`, node);
        }
        return;
      }
      case 'VariableDeclaration':
        // TypeScript sources are lowered by the bundler, but the floor has no helper for this one.
        if (node.kind === 'using' || node.kind === 'await using') report(String(node.kind), node);
        return;
      case 'Literal':
        if (isRegExpWithModifiers(node)) report('regular expression modifiers', node);
        return;
    }
    if (node.type === 'MetaProperty' && parent?.type === 'MemberExpression') {
      const member = memberName(parent);
      if (member === 'dirname' || member === 'filename') report(`import.meta.${member}`, node);
    }
  });
  return found.sort((a, b) => a.line - b.line);

  function isTooNewGlobal(name: string): boolean {
    return (
      tooNewGlobals.has(name) || (inNode && environment === 'node' && tooNewNodeGlobals.has(name))
    );
  }
  function reportGlobal(name: string, node: Node): void {
    if (isTooNewGlobal(name) && !bound.has(name)) report(name, node);
  }
  function reportModule(name: string | undefined, node: Node): void {
    if (name === undefined) return;
    if (name.startsWith('node:') && tooNewInModule[withoutPrefix(name)]?.size === 0)
      report(name, node);
  }
  function reportIteratorHelper(node: Node): void {
    if (!isNode(node.callee)) return;
    const helper = memberName(node.callee);
    if (helper === undefined || !iteratorHelpers.has(helper)) return;
    const maker = node.callee.object;
    if (!isNode(maker) || maker.type !== 'CallExpression' || !isNode(maker.callee)) return;
    const source = memberName(maker.callee);
    // Object.entries(…) and its kin make arrays, whose methods are old.
    const owner = identifierName(maker.callee.object);
    if (source === undefined || !iteratorSources.has(source) || owner === 'Object') return;
    // A `values()` of our own may well make an array: only a call without arguments can be the built-in.
    if (source !== 'matchAll' && Array.isArray(maker.arguments) && maker.arguments.length > 0)
      return;
    report(`iterator helper .${helper}`, node);
  }
  function reportRecursiveReaddir(node: Node): void {
    const name = isNode(node.callee)
      ? (memberName(node.callee) ?? identifierName(node.callee))
      : undefined;
    if (!inNode || (name !== 'readdir' && name !== 'readdirSync') || !Array.isArray(node.arguments))
      return;
    const options: unknown = node.arguments[1];
    if (!isNode(options) || !Array.isArray(options.properties)) return;
    const recursive = options.properties.find(
      (one) => isNode(one) && nameOf(one.key) === 'recursive',
    );
    if (recursive !== undefined) report('recursive readdir', node);
  }
}

function isRegExpWithModifiers(node: Node): boolean {
  const regex = node.regex;
  if (typeof regex !== 'object' || regex === null || !('pattern' in regex)) return false;
  return /\(\?(?:[ims]+(?:-[ims]*)?|-[ims]+):/.test(String(regex.pattern).replaceAll(/\\./g, ''));
}

/** CSS that Chrome 114 does not know, by what to look for. */
const tooNewCss: readonly { readonly api: string; readonly pattern: RegExp }[] = [
  { api: 'light-dark()', pattern: /\blight-dark\(/ },
  { api: 'subgrid', pattern: /:\s*[^;{}]*\bsubgrid\b/ },
  { api: '@starting-style', pattern: /@starting-style\b/ },
  { api: '@scope', pattern: /@scope\b/ },
  { api: '@view-transition', pattern: /@view-transition\b/ },
  { api: '@position-try', pattern: /@position-try\b/ },
  { api: 'transition-behavior', pattern: /\btransition-behavior\s*:|\ballow-discrete\b/ },
  { api: 'field-sizing', pattern: /\bfield-sizing\s*:/ },
  { api: 'text-wrap: pretty', pattern: /\btext-wrap(?:-style)?\s*:\s*pretty\b/ },
  {
    api: 'anchor positioning',
    pattern: /\b(?:anchor-name|position-anchor|position-area)\s*:|\banchor\(/,
  },
  { api: 'interpolate-size', pattern: /\binterpolate-size\s*:|\bcalc-size\(/ },
  { api: 'scrollbar-color', pattern: /\bscrollbar-(?:color|width)\s*:/ },
  { api: 'scroll-driven animation', pattern: /\b(?:animation|scroll|view)-timeline(?:-name)?\s*:/ },
  { api: 'relative colour', pattern: /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(\s*from\b/ },
  { api: 'unprefixed mask', pattern: /(?<![-\w])mask(?:-image|-size|-position|-repeat)?\s*:/ },
  { api: ':user-valid', pattern: /:user-(?:in)?valid\b/ },
  { api: ':dir()', pattern: /:dir\(/ },
  { api: 'text-box', pattern: /\btext-box(?:-trim|-edge)?\s*:/ },
  { api: 'font-size-adjust', pattern: /\bfont-size-adjust\s*:/ },
  { api: 'round() and kin', pattern: /(?<![-\w])(?:round|mod|rem|sqrt|pow|hypot|exp)\(/ },
  { api: '@media (scripting)', pattern: /\(\s*scripting\b/ },
];

/** Finds every use of CSS above the floor, relaxed nesting included. */
export function findInStyle(css: string): FloorViolation[] {
  // Blanked, not removed, so that line numbers stay true.
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  const plain = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, blank)
    .replaceAll(/url\([^)]*\)/g, blank);
  const lineAt = (index: number) => plain.slice(0, index).split('\n').length;
  const found: FloorViolation[] = [];
  for (const { api, pattern } of tooNewCss) {
    for (const match of plain.matchAll(new RegExp(pattern, 'g'))) {
      found.push({ api, line: lineAt(match.index), column: 0 });
    }
  }
  // Chrome 114 reads a nested rule only when it starts with a symbol: `& em {}`, never `em {}`.
  const parents: ('style' | 'at-rule')[] = [];
  let preludeStart = 0;
  for (const match of plain.matchAll(/[{};]/g)) {
    if (match[0] === '{') {
      const prelude = plain.slice(preludeStart, match.index).trim();
      const isAtRule = prelude.startsWith('@');
      if (!isAtRule && parents.includes('style') && /^[a-z]/i.test(prelude)) {
        found.push({ api: 'relaxed nesting', line: lineAt(match.index), column: 0 });
      }
      parents.push(isAtRule ? 'at-rule' : 'style');
    } else if (match[0] === '}') parents.pop();
    preludeStart = match.index + 1;
  }
  return found.sort((a, b) => a.line - b.line);
}
