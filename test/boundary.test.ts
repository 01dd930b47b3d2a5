import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What may import what, and how long a file may be. */

const ROOT = resolve(import.meta.dirname, '..');
const LONGEST_FILE = 300;
const PLATFORM =
  /^(?:@slack\/|discord|@discordjs\/|commander$|picocolors$|pino|hono|@hono\/|@modelcontextprotocol\/)/;
/** Statements with a source, and calls that load a module. */
const STATEMENT = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm;
const CALL = /\b(?:import|require|load)\(\s*(['"])([^'"\n]+)\1/g;

const files = globSync(['{src,adapters}/**/*.{ts,mjs}'], { cwd: ROOT }).sort();
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What a file imports: paths from the root for files of ours, names for packages. */
function importsOf(file: string, text: string = read(file)): string[] {
  return [...text.matchAll(STATEMENT), ...text.matchAll(CALL)].map(([, , target = '']) =>
    target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
  );
}

/** The rooms of `src/`, each of which may import those before it and itself. */
const ROOMS = [
  'memo.ts',
  'lists.ts',
  'contract',
  'settings',
  'language',
  'catalogue',
  'titles',
  'understanding',
  'wording',
  'intents',
  'layout',
  'charts',
  'model',
  'state',
  'checking',
  'importing',
  'evaluating',
  'assistant.ts',
];
const roomOf = (file: string) => /^src\/([^/]+)/.exec(file)?.[1] ?? null;
const floor = (file: string) => ROOMS.indexOf(roomOf(file) ?? '');

/** The parts of a room that has several, in the same order; what stands in none of them comes last. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  understanding: ['reading', 'naming', 'roles', 'subject', 'places', 'goal', 'besides', 'conversation', '.'],
};
const partOf = (file: string) =>
  PARTS[roomOf(file) ?? '']?.indexOf(relative(`src/${roomOf(file)}`, dirname(file)) || '.') ?? null;

/** Files that reach themselves by their imports, each circle once; types alone make none. */
function circles(): string[] {
  const seen = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (seen.get(file) === 'open') found.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (seen.has(file)) return;
    seen.set(file, 'open');
    for (const target of importsOf(file, valuesOf(read(file))))
      if (files.includes(target)) visit(target, [...path, file]);
    seen.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return found;
}

/** A text without its imports of types. */
const valuesOf = (text: string) => text.replace(/^\s*(?:import|export) type\b[^;]*;/gm, '');

/** The front end that a file belongs to: the folder below `adapters/`, but for what they have in common. */
const frontEnd = (file: string) => /^adapters\/(?!(?:common|chat|operate)\/)([^/]+)\//.exec(file)?.[1];
/** The front ends of chat platforms, which stand on `adapters/chat/`. */
const CHAT_FRONT_ENDS: readonly (string | undefined)[] = ['slack', 'discord'];
const isIn = (room: string, file: string) => file.startsWith(`adapters/${room}/`);

const offences = (wrong: (file: string, target: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => wrong(file, target))
      .map((target) => `${file} imports ${target}`),
  );

describe('boundaries', () => {
  test('every kind of import is seen', () => {
    expect(importsOf('adapters/main.ts')).toEqual(
      expect.arrayContaining([
        'commander',
        'src/settings/settings.ts',
        'adapters/start.ts',
        'adapters/discord/cli.ts',
      ]),
    );
    expect(importsOf('src/layout/width.ts')).toContain('string-width');
  });

  test('src/ imports no adapter', () => {
    expect(offences((file, target) => file.startsWith('src/') && target.startsWith('adapters'))).toEqual([]);
  });

  test('src/ imports no SDK of a platform and nothing that only a front end needs', () => {
    expect(offences((file, target) => file.startsWith('src/') && PLATFORM.test(target))).toEqual([]);
  });

  test('no front end imports another', () => {
    const others = (file: string, target: string) =>
      frontEnd(file) !== undefined && frontEnd(target) !== undefined && frontEnd(file) !== frontEnd(target);
    expect(offences(others)).toEqual([]);
  });

  test('what chat front ends decide knows no platform, and no other front end imports it', () => {
    const below = (target: string) => /^src\//.test(target) || isIn('common', target) || isIn('chat', target);
    expect(
      offences(
        (file, target) =>
          isIn('chat', file) && (PLATFORM.test(target) || (files.includes(target) && !below(target))),
      ),
    ).toEqual([]);
    const others = (file: string, target: string) =>
      isIn('chat', target) && !isIn('chat', file) && !CHAT_FRONT_ENDS.includes(frontEnd(file));
    expect(offences(others)).toEqual([]);
    expect(offences((file, target) => isIn('common', file) && isIn('chat', target))).toEqual([]);
  });

  test('what ships imports neither tests nor benchmarks', () => {
    expect(offences((_, target) => /^(?:test|bench)\//.test(target))).toEqual([]);
  });

  test('the rooms of src/ stand in one order, and no import runs back up it', () => {
    const above = (file: string, target: string) =>
      roomOf(file) !== null && roomOf(target) !== null && floor(target) > floor(file);
    expect(offences(above)).toEqual([]);
    expect(files.filter((file) => file.startsWith('src/') && floor(file) < 0)).toEqual([]);
  });

  test('the parts of a room stand in one order too', () => {
    const above = (file: string, target: string) =>
      roomOf(file) === roomOf(target) && (partOf(target) ?? 0) > (partOf(file) ?? 0);
    expect(offences(above)).toEqual([]);
    expect(files.filter((file) => partOf(file) === -1)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circles()).toEqual([]);
  });

  test('every package that is needed where Rolewise runs is used there', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const used = (name: string) => files.some((file) => new RegExp(`['"\`]${name}['"/]`).test(read(file)));
    // `node` is what the scripts of package.json run.
    expect(Object.keys(dependencies).filter((name) => name !== 'node' && !used(name))).toEqual([]);
  });

  test('every imported package is declared, and needed where Rolewise runs', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const name = (target: string) => target.split('/', target.startsWith('@') ? 2 : 1).join('/');
    const isPackage = (target: string) =>
      /^[@a-z]/.test(target) && !/^(?:src|adapters|data|prompts)\b/.test(target);
    expect(
      offences(
        (_, target) => isPackage(target) && !target.startsWith('node:') && !(name(target) in dependencies),
      ),
    ).toEqual([]);
  });
});

/** The files that running `file` loads at once: what it imports, types aside, and what those import. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  if (!files.includes(file)) return seen;
  const values = valuesOf(read(file));
  for (const [, , target = ''] of values.matchAll(STATEMENT)) {
    const name = target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target;
    if (!seen.has(name)) loadedBy(name, seen);
  }
  return seen;
}

test('a question is answered without loading what only checks or models need: it would double a start', () => {
  const loaded = loadedBy('src/assistant.ts');
  expect(loaded).toContain('src/intents/registry.ts');
  for (const slow of ['zod', 'openai', 'src/contract/schema.ts']) expect(loaded).not.toContain(slow);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = files.filter((file) => read(file).trimEnd().split('\n').length > LONGEST_FILE);
  expect(long).toEqual([]);
});

describe('package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  test('has the commands that others rely on', () => {
    const wanted = [
      'start',
      'ask',
      'batch',
      'catalogue',
      'test',
      'bench',
      'check',
      'slack',
      'discord',
      'eval',
      'state',
      'web',
      'mcp',
    ];
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(wanted));
  });

  test('names no file that is not there', () => {
    const named = Object.values(scripts).flatMap((script) =>
      [...script.matchAll(/node (\S+)/g)].map(([, path]) => path),
    );
    expect(named.filter((path) => path !== undefined && globSync(path, { cwd: ROOT }).length === 0)).toEqual(
      [],
    );
  });
});
