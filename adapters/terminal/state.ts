import { existsSync, statSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { makeFolder } from '../../src/settings/make-folder.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { copyAll } from '../../src/state/copy.ts';
import type { Driver } from '../../src/state/driver.ts';
import { KINDS } from '../../src/state/kinds.ts';
import { lookAt, openDriver, type StorePlace } from '../../src/state/open.ts';
import { SECRET_FILE } from '../../src/state/secret.ts';
import { createStore } from '../../src/state/store.ts';

const PLACE = 'a folder, or postgres://USER:PASSWORD@HOST/DATABASE';
const DATABASES = ['postgres', 'postgresql'];
/** The forms of what is forgotten, and how an operator is told of them. */
const USER = { form: /^(?:slack:[^:\s]+|discord):[^:\s]+$/, said: 'slack:WORKSPACE:USER or discord:USER' };
const WORKSPACE = { form: /^(?:slack|discord):[^:\s]+$/, said: 'slack:WORKSPACE or discord:SERVER' };

/** Adds `state copy`, `backup`, `check` and `forget` to the command line. */
export function registerState(program: Command, settings: Settings): void {
  const state = program.command('state').description('what is kept: copy, back up, check, forget somebody');
  const here: StorePlace = { dataDir: settings.dataDir, databaseUrl: settings.databaseUrl };

  state
    .command('copy')
    .description('copy everything that is kept to another place, such as from files to PostgreSQL')
    .requiredOption('--to <place>', PLACE, placeOf)
    .option('--from <place>', 'the same; left out: the place of the settings', placeOf)
    .action(async ({ from = here, to }: { from?: StorePlace; to: StorePlace }) => copy(existing(from), to));
  state
    .command('backup')
    .description('copy everything, as it is at one moment, into a new folder, while Rolewise goes on')
    .argument('<folder>')
    .action((folder: string) => backup(existing(here), resolve(folder)));
  state
    .command('check')
    .description('open what is kept, look whether it is whole, and count it')
    .action(() => check(here));
  state
    .command('forget')
    .description('delete everything of a user, or of a workspace or server')
    .option('--user <id>', USER.said, is(USER))
    .option('--workspace <id>', WORKSPACE.said, is(WORKSPACE))
    .action(({ user, workspace }: { user?: string; workspace?: string }) =>
      forget(existing(here), user, workspace),
    );
}

function placeOf(given: string): StorePlace {
  const [, scheme] = /^([\w+.-]+):\/\//.exec(given) ?? [];
  if (scheme === undefined) return { dataDir: resolve(given), databaseUrl: undefined };
  if (!DATABASES.includes(scheme.toLowerCase())) {
    throw new InvalidArgumentError(`It must be ${PLACE}.`);
  }
  return { dataDir: '', databaseUrl: given };
}

/** Throws where a place to take from does not exist: opening it would make it. */
function existing(place: StorePlace): StorePlace {
  if (place.databaseUrl === undefined && !existsSync(place.dataDir)) {
    throw new Error(`${place.dataDir} does not exist: nothing is kept there.`);
  }
  return place;
}

/** Reads an id of the given form. */
function is({ form, said }: { form: RegExp; said: string }): (given: string) => string {
  return (given) => {
    if (!form.test(given)) throw new InvalidArgumentError(`It must be ${said}.`);
    return given;
  };
}

async function using<T>(place: StorePlace, act: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = await openDriver(place, (sentence) => console.error(sentence));
  try {
    return await act(driver);
  } finally {
    await driver.close();
  }
}

async function copy(from: StorePlace, to: StorePlace): Promise<void> {
  const copied = await using(from, (source) => using(to, (target) => copyAll(source, target)));
  console.log(`${copied} rows were copied.`);
  if (to.databaseUrl === undefined) await copySecret(from, to);
  else if (from.databaseUrl === undefined)
    console.log(
      'Questions that were under way cannot be read there: their seal was the secret of the data folder.',
    );
}

async function backup(from: StorePlace, folder: string): Promise<void> {
  makeFolder(folder, 0o700);
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: name a new folder.`);
  const to = { dataDir: folder, databaseUrl: undefined };
  const copied = await using(from, (source) => using(to, (target) => copyAll(source, target)));
  await copySecret(from, to);
  console.log(`${copied} rows were copied to ${folder}.`);
}

/** The secret beside files opens what they hold sealed. */
async function copySecret(from: StorePlace, to: StorePlace): Promise<void> {
  if (from.databaseUrl !== undefined) return;
  await copyFile(join(from.dataDir, SECRET_FILE), join(to.dataDir, SECRET_FILE)).catch((error) => {
    // None was needed yet.
    if (error.code !== 'ENOENT') throw error;
  });
}

async function check(place: StorePlace): Promise<void> {
  const isFile =
    place.databaseUrl === undefined && statSync(place.dataDir, { throwIfNoEntry: false })?.isFile();
  if (isFile) throw new Error(`${place.dataDir} is a file: set ROLEWISE_DATA to a folder.`);
  const { name, begun, faults, kinds } = await lookAt(place);
  for (const fault of faults) console.log(`✗ ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else if (begun) console.log(`✓ ${name} opens and is whole.`);
  else
    console.log(
      `Nothing is kept yet in ${place.databaseUrl === undefined ? place.dataDir : 'the database'}.`,
    );
  for (const { kind, rows, bytes } of kinds.sort((a, b) => (a.kind < b.kind ? -1 : 1))) {
    const known = KINDS[kind];
    const what = known ? `${known.what} (kept ${known.kept})` : 'not known to this version';
    console.log([rows, `${Math.ceil(bytes / 1024)} kB`, kind, what].join('\t'));
  }
}

async function forget(place: StorePlace, person?: string, workspace?: string): Promise<void> {
  if (!person && !workspace) throw new Error('Name whom to forget: --user ID, --workspace ID, or both.');
  const forgotten = await using(place, (driver) => createStore(driver).forget({ person, workspace }));
  console.log(`${forgotten} things were deleted.`);
}
