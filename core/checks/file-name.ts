// What can be wrong with the name of a file that readers are offered, and what would be a safe one?

/** What programs, scripts and links to programs are called on the systems of readers. */
const programs: ReadonlySet<string> = new Set([
  ...['exe', 'com', 'scr', 'bat', 'cmd', 'pif', 'msi', 'msp', 'cpl', 'dll', 'vbs', 'vbe', 'js'],
  ...['jse', 'wsf', 'wsh', 'ps1', 'hta', 'jar', 'lnk', 'url', 'reg', 'app', 'command', 'sh'],
  ...['desktop', 'appimage', 'apk', 'dmg', 'pkg', 'deb', 'rpm', 'iso', 'img', 'scf', 'chm'],
]);

const documents: ReadonlySet<string> = new Set([
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'rtf', 'txt'],
  ...['csv', 'jpg', 'jpeg', 'png', 'gif', 'webp', 'mp3', 'mp4', 'mov', 'zip', 'html', 'htm'],
]);

const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)$/i;

/** Control signs, those that turn text around, and those of no width. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160]/u;

export type NameFault = 'hidden' | 'disguised' | 'program' | 'device' | 'path' | 'end';

/** The worst that is wrong with a file name, or undefined. */
export function faultOfName(name: string): NameFault | undefined {
  if (unseen.test(name)) return 'hidden';
  const parts = name
    .replace(/[. ]+$/, '')
    .toLowerCase()
    .split('.');
  const [last = '', before = ''] = [...parts].reverse();
  if (parts.length > 1 && programs.has(last)) {
    return parts.length > 2 && documents.has(before.trim()) ? 'disguised' : 'program';
  }
  if (/[/\\]/.test(name) || name === '..' || name === '.') return 'path';
  if (devices.test((name.split('.')[0] ?? '').trim())) return 'device';
  return /[. ]$/.test(name) ? 'end' : undefined;
}

/** A name with nothing of that wrong with it, ending as the bytes say. */
export function safeName(name: string, extension: string): string {
  const cleaned = name
    .replace(new RegExp(unseen.source, 'gu'), '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[. ]+$/, '');
  const end = `.${extension}`;
  const stem = (cleaned.toLowerCase().endsWith(end) ? cleaned.slice(0, -end.length) : cleaned)
    .replaceAll('.', '-')
    .replace(/^[-\s]+|[-\s]+$/g, '');
  const free = stem === '' || devices.test(stem) ? `file-${stem}`.replace(/-$/, '') : stem;
  return `${free}${end}`;
}

/** A title that a reader may see, from the name a file had. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '');
  const words = stem.replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? fileName : words;
}
