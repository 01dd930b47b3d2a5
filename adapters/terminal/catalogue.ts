import type { Command } from 'commander';
import type { ImportPaths, ImportReport } from '../../src/importing/import.ts';
import { OFFICIAL_FILES } from '../../src/importing/sources/index.ts';
import { progressBar } from './progress.ts';

/** The default folder of an imported catalogue. */
const DEFAULT_OUT = './.rolewise/catalogue';

interface CatalogueOption {
  catalogue?: string | undefined;
}

/** The `catalogue` commands: check, import, update, stats, pack. */
export function registerCatalogue(program: Command): void {
  const catalogue = program
    .command('catalogue')
    .description('check, import, update or count what Rolewise knows');
  const place = ['--catalogue <dir>', 'the imported catalogue (default: ROLEWISE_CATALOGUE)'] as const;
  catalogue
    .command('check')
    .description('validate everything under data/, and an imported catalogue')
    .option(...place)
    .option('--data <dir>', 'another folder than data/')
    .action(check);
  catalogue
    .command('stats')
    .description('what the catalogue holds')
    .option(...place)
    .action(stats);
  const importing = catalogue
    .command('import')
    .description(
      'build a catalogue from official files; each path is the file, or a folder or zip that holds it',
    )
    .requiredOption('--onet <path>', OFFICIAL_FILES.find(({ name }) => name === 'onet')?.about ?? '')
    .requiredOption('--out <dir>', 'where the catalogue is written')
    .action(async (paths: ImportPaths) => report(await run(paths), paths.out));
  for (const { name, about } of OFFICIAL_FILES)
    if (name !== 'onet') importing.option(`--${name} <path>`, about);
  catalogue
    .command('pack')
    .description('for curators: build the official data that ships from official files')
    .option('--from <dir>', 'the folder that holds them, at any depth')
    .option('--index', 'only the index of titles, after a change under data/roles/: needs no official files')
    .option('--data <dir>', 'another data folder (with --index)')
    .action(pack);
  catalogue
    .command('update')
    .description('download the official files, then import them')
    .option('--out <dir>', 'where the catalogue is written', DEFAULT_OUT)
    .option('--from <dir>', 'where files downloaded by hand lie; they are not downloaded again')
    .option('--addresses <file>', 'another list of addresses than data/downloads.json')
    .action(update);
}

/** For curators: what ships is built anew from official files, the same bytes from the same files. */
async function pack({ from, index, data }: { from?: string; index?: true; data?: string }): Promise<void> {
  const { packIndex, packOfficial } = await import('../../src/importing/pack.ts');
  if (index) {
    if (!(await packIndex(data)))
      throw new Error('data/official/ holds no index of titles: pack it with --from DIR.');
    console.log('The index of titles in data/official/ is that of the roles that ship.');
    return;
  }
  if (from === undefined)
    throw new Error('Name the folder of the official files with --from DIR, or give --index.');
  const bar = progressBar(process.stderr);
  report(await packOfficial(from, bar.show).finally(() => bar.end()), 'data/official/');
}

async function check({ catalogue, data }: CatalogueOption & { data?: string }): Promise<void> {
  const { checkData } = await import('../../src/checking/check.ts');
  const { checkShipped, checkStore } = await import('../../src/checking/check-store.ts');
  const faults = [...checkData(data), ...checkShipped(data)];
  const folder = catalogue ?? process.env.ROLEWISE_CATALOGUE;
  if (folder) faults.push(...checkStore(folder));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else
    console.log(
      folder ? `${data ?? 'data/'} and ${folder} are in order.` : `${data ?? 'data/'} is in order.`,
    );
}

async function stats({ catalogue }: CatalogueOption): Promise<void> {
  const { loadEmbedded } = await import('../../src/catalogue/load.ts');
  const { createCatalogue } = await import('../../src/catalogue/merge.ts');
  const { openOfficial } = await import('../../src/catalogue/store.ts');
  const merged = createCatalogue(loadEmbedded(), openOfficial(catalogue ?? process.env.ROLEWISE_CATALOGUE));
  const counts = new Map<string, number>();
  for (const id of merged.ids) {
    for (const field of new Set(merged.role(id)?.facts.map((fact) => fact.field)))
      counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  console.log(`${merged.ids.length} roles, ${merged.embeddedIds.length} of them embedded`);
  console.log(`${merged.groupIds.length} groups of occupations, ${merged.places().length} places`);
  for (const field of merged.fields.all) {
    const count = counts.get(field.id);
    if (count) console.log(`${String(count).padStart(6)}  ${field.id}`);
  }
  for (const source of merged.sources)
    console.log(`source ${source.id}: ${source.title} (${source.asOf ?? 'undated'})`);
}

async function update({
  out,
  from,
  addresses,
}: {
  out: string;
  from?: string;
  addresses?: string;
}): Promise<void> {
  const { downloadAll } = await import('../../src/importing/download.ts');
  const bar = progressBar(process.stderr);
  const paths = await downloadAll({
    folder: `${out}/downloads`,
    from,
    addresses,
    progress: bar.show,
  }).finally(() => bar.end());
  for (const line of paths.log) console.error(line);
  report(await run({ ...paths.files, out }), out);
}

async function run(paths: ImportPaths): Promise<ImportReport> {
  const { importCatalogue } = await import('../../src/importing/import.ts');
  const bar = progressBar(process.stderr);
  return importCatalogue(paths, bar.show).finally(() => bar.end());
}

/** Prints the result of an import: occupations, facts by field, skipped entries with their reasons. */
function report(made: ImportReport, out: string): void {
  const { occupations, groups, places, facts, fields, skipped, sources, notes } = made;
  console.log(
    `${occupations} occupations and ${groups} groups with ${facts} facts, ${places} places, in ${out}`,
  );
  for (const source of sources) console.log(`  from ${source}`);
  console.log('Occupations that have each field:');
  for (const [field, count] of Object.entries(fields)) console.log(`${String(count).padStart(6)}  ${field}`);
  if (Object.keys(skipped).length > 0) console.log('Left out:');
  for (const [what, count] of Object.entries(skipped)) console.log(`${String(count).padStart(6)}  ${what}`);
  for (const note of notes) console.log(`Note: ${note}.`);
}
