import type { Command } from 'commander';
import type { ImportPaths, ImportReport } from '../../src/importing/import.ts';
import { progressBar } from './progress.ts';

/** Where an imported catalogue lies when nothing else is said. */
const DEFAULT_OUT = './.rolewise/catalogue';

interface CatalogueOption {
  catalogue?: string | undefined;
}

/** The `catalogue` commands: check, import, update, stats, refresh-pack. */
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
  catalogue
    .command('import')
    .description(
      'build a catalogue from official files; each path is the file, or a folder or zip that holds it',
    )
    .requiredOption('--onet <path>', 'folder or zip of an O*NET text release')
    .option('--oews <path>', 'wages and employment: national_M20YY_dl.xlsx')
    .option('--oews-state <path>', 'wages by state: state_M20YY_dl.xlsx')
    .option('--oews-metro <path>', 'wages by metropolitan area: MSA_M20YY_dl.xlsx')
    .option('--ep <path>', 'Employment Projections: occupation.xlsx')
    .option('--cps <path>', 'ages: cpsaat11b.xlsx')
    .option('--crosswalks <path>', 'crosswalks to NEM and census codes: a folder or zip with both')
    .option('--soc <path>', 'SOC direct match titles: soc_2018_direct_match_title_file.xlsx')
    .requiredOption('--out <dir>', 'where the catalogue is written')
    .action(async (paths: ImportPaths) => report(await run(paths), paths.out));
  catalogue
    .command('refresh-pack')
    .description('for curators: put the figures of an imported catalogue into the roles that ship')
    .option(...place)
    .option('--data <dir>', 'another folder than data/')
    .action(refreshPack);
  catalogue
    .command('update')
    .description('download the official files, then import them')
    .option('--out <dir>', 'where the catalogue is written', DEFAULT_OUT)
    .option('--from <dir>', 'where files downloaded by hand lie; they are not downloaded again')
    .option('--addresses <file>', 'another list of addresses than data/downloads.json')
    .action(update);
}

/** For curators, once a year: the starter pack takes the figures of the releases that were imported. */
async function refreshPack({ catalogue, data }: CatalogueOption & { data?: string }): Promise<void> {
  const { DATA_DIR } = await import('../../src/catalogue/load.ts');
  const { openStore, StoreError } = await import('../../src/catalogue/store.ts');
  const { refreshPack: refresh } = await import('../../src/importing/refresh-pack.ts');
  const folder = catalogue ?? process.env.ROLEWISE_CATALOGUE;
  if (!folder) throw new StoreError('No imported catalogue is named: give its folder with --catalogue.');
  const store = openStore(folder);
  try {
    console.log(
      `${refresh(data ?? DATA_DIR, store).length} roles hold the figures of ${folder}; “npm run format” settles their sources.`,
    );
  } finally {
    store.close();
  }
}

async function check({ catalogue, data }: CatalogueOption & { data?: string }): Promise<void> {
  const { checkData } = await import('../../src/checking/check.ts');
  const faults = checkData(data);
  const folder = catalogue ?? process.env.ROLEWISE_CATALOGUE;
  if (folder) {
    const { checkStore } = await import('../../src/checking/check-store.ts');
    faults.push(...checkStore(folder));
  }
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
  const folder = catalogue ?? process.env.ROLEWISE_CATALOGUE;
  const imported = folder ? (await import('../../src/catalogue/store.ts')).openStore(folder) : undefined;
  const merged = createCatalogue(loadEmbedded(), imported);
  const counts = new Map<string, number>();
  for (const id of merged.ids) {
    for (const field of new Set(merged.role(id)?.facts.map((fact) => fact.field)))
      counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  console.log(`${merged.ids.length} roles, ${merged.embeddedIds.length} of them embedded`);
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

/** What an import made: occupations, facts by field, what was skipped and why. */
function report({ occupations, facts, fields, skipped, sources, notes }: ImportReport, out: string): void {
  console.log(`${occupations} occupations with ${facts} facts in ${out}`);
  for (const source of sources) console.log(`  from ${source}`);
  console.log('Occupations that have each field:');
  for (const [field, count] of Object.entries(fields)) console.log(`${String(count).padStart(6)}  ${field}`);
  if (Object.keys(skipped).length > 0) console.log('Left out:');
  for (const [what, count] of Object.entries(skipped)) console.log(`${String(count).padStart(6)}  ${what}`);
  for (const note of notes) console.log(`Note: ${note}.`);
}
