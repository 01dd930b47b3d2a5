import { putUnder } from '../../lists.ts';
import type { Files } from '../archive.ts';
import { present, readTable, type TableRow } from '../table.ts';
import type { OnetOccupation } from './onet-occupation.ts';

const REPORTED = 'Sample of Reported Titles.txt';
const TASKS = 'Task Statements.txt';
const TASK_ACTIVITIES = 'Tasks to DWAs.txt';
const ZONES = 'Job Zones.txt';
const ZONE_NAMES = 'Job Zone Reference.txt';
const RELATED = 'Related Occupations.txt';

/** The file names of both layouts; from 30.3 on some files were split or renamed. */
const LAYOUTS = {
  titles: [
    ['Job Titles.txt', 'Job Title'],
    ['Alternate Titles.txt', 'Alternate Title'],
  ],
  skills: [['Essential Skills.txt', 'Transferable Skills.txt'], ['Skills.txt']],
  software: [
    ['Software Skills.txt', 'Workplace Example'],
    ['Technology Skills.txt', 'Example'],
  ],
  education: [
    ['Education.txt', 'Education Categories.txt'],
    ['Education, Training, and Experience.txt', 'Education, Training, and Experience Categories.txt'],
  ],
  activities: [
    ['GWAs to IWAs to DWAs.txt', 'DWA Element ID', 'DWA Element Name', 'DWA Element ID'],
    ['DWA Reference.txt', 'DWA ID', 'DWA Title', 'DWA ID'],
  ],
  interests: ['Career Interest Types.txt', 'Interests.txt'],
} as const;

/** The files that name every occupation; the others leave out those that no survey covers. */
export const TITLE_FILES: readonly string[] = LAYOUTS.titles.map(([file]) => file);

/** The state shared by the readers of the files. */
export interface Reader {
  files: Files;
  /** Reads a file whose rows belong to occupations; a code that is not known is an error. */
  each(file: string, visit: (occupation: OnetOccupation, row: TableRow) => void): Promise<void>;
  /** Counts what is left out of a file. */
  skip(what: string): void;
  /** Records that the release lacks a file for this. */
  lacks(what: string): void;
}

function first<T>(files: Files, options: readonly T[], nameOf: (option: T) => string): T | undefined {
  return options.find((option) => files.names.includes(nameOf(option)));
}

async function readTitles({ files, each, lacks }: Reader): Promise<void> {
  const layout = first(files, LAYOUTS.titles, ([file]) => file);
  if (layout) {
    const [file, column] = layout;
    await each(file, (occupation, row) => {
      occupation.jobTitles.push(row.cell(column));
      const short = present(row.cell('Short Title'));
      if (short) occupation.shortTitles.push(short);
    });
  } else lacks('job titles');
  if (files.names.includes(REPORTED)) {
    await each(REPORTED, (occupation, row) => {
      occupation.reported.push(row.cell('Reported Job Title'));
    });
  } else lacks('reported titles');
}

async function readTasks({ files, each, lacks }: Reader): Promise<void> {
  if (!files.names.includes(TASKS)) return lacks('tasks');
  await each(TASKS, (occupation, row) => {
    const list = row.cell('Task Type') === 'Core' ? occupation.tasks : occupation.otherTasks;
    list.push(row.cell('Task'));
  });
}

/** The place of each task among those of its occupation, the core of its work before the rest. */
async function placesOfTasks({ files, each }: Reader): Promise<Map<OnetOccupation, Map<string, number>>> {
  const core = new Map<OnetOccupation, string[]>();
  const rest = new Map<OnetOccupation, string[]>();
  if (files.names.includes(TASKS))
    await each(TASKS, (occupation, row) => {
      const ids = row.cell('Task Type') === 'Core' ? core : rest;
      ids.set(occupation, [...(ids.get(occupation) ?? []), row.cell('Task ID')]);
    });
  const all = [...new Set([...core.keys(), ...rest.keys()])];
  return new Map(
    all.map((one) => {
      const ids = [...(core.get(one) ?? []), ...(rest.get(one) ?? [])];
      return [one, new Map(ids.map((id, at) => [id, at]))];
    }),
  );
}

/** How much a task weighs by its place: the first most, and no single one more than several that follow it. */
const weightOf = (place: number) => 1 / (place + 3);

/**
 * The detailed work activities that an occupation's tasks are part of: labels of a few words. Those of the tasks that are
 * listed first, and of most of them, come first, and of equals those that fewer occupations share, which tell more.
 */
async function readActivities(reader: Reader): Promise<void> {
  const { files, each, lacks } = reader;
  const layout = first(files, LAYOUTS.activities, ([file]) => file);
  if (!layout || !files.names.includes(TASK_ACTIVITIES)) return lacks('detailed work activities');
  const [file, idColumn, nameColumn, linkColumn] = layout;
  const names = new Map<string, string>();
  await readTable(files, file, (row) => {
    names.set(row.cell(idColumn), row.cell(nameColumn).replace(/\.$/, ''));
  });
  const places = await placesOfTasks(reader);
  const weights = new Map<OnetOccupation, Map<string, number>>();
  const spread = new Map<string, number>();
  await each(TASK_ACTIVITIES, (occupation, row) => {
    const id = row.cell(linkColumn);
    if (!names.has(id)) throw row.fault(linkColumn, `“${id.slice(0, 20)}” is in no row of ${file}`);
    const own = weights.get(occupation) ?? new Map<string, number>();
    weights.set(occupation, own);
    if (!own.has(id)) spread.set(id, (spread.get(id) ?? 0) + 1);
    const tasks = places.get(occupation);
    const place = tasks?.get(row.cell('Task ID')) ?? tasks?.size ?? 0;
    own.set(id, (own.get(id) ?? 0) + weightOf(place));
  });
  for (const [occupation, own] of weights) {
    occupation.activities = [...own]
      .sort(([a, weight], [b, other]) => other - weight || (spread.get(a) ?? 0) - (spread.get(b) ?? 0))
      .map(([id]) => names.get(id) ?? id);
  }
}

/** Importance (scale IM, 1 to 5) as a percentage, `(v - 1) / 4`; levels (LV) are another scale and are left out. */
async function readSkills({ files, each, skip, lacks }: Reader): Promise<void> {
  const layout = LAYOUTS.skills.find((names) => names.every((file) => files.names.includes(file)));
  if (!layout) return lacks('skills');
  for (const file of layout) {
    await each(file, (occupation, row) => {
      if (row.cell('Scale ID') !== 'IM') return;
      const value = row.number('Data Value');
      if (value === null) return;
      if (row.cell('Recommend Suppress') === 'Y') skip('skill ratings that O*NET marks as imprecise');
      else
        occupation.skills.push({
          label: row.cell('Element Name'),
          percent: Number((((value - 1) / 4) * 100).toFixed(1)),
        });
    });
  }
}

async function readSoftware({ files, each, lacks }: Reader): Promise<void> {
  const layout = first(files, LAYOUTS.software, ([file]) => file);
  if (!layout) return lacks('software');
  const [file, column] = layout;
  await each(file, (occupation, row) => {
    const marks = [
      row.cell('Hot Technology') === 'Y' ? 'hot' : '',
      row.cell('In Demand') === 'Y' ? 'in demand' : '',
    ].filter(Boolean);
    const label = row.cell(column);
    occupation.software.push(marks.length > 0 ? { label, flag: marks.join(', ') } : { label });
  });
}

/** Shares of respondents by the education they say the job requires: scale RL only, since other scales share the file. */
async function readEducation({ files, each, skip, lacks }: Reader): Promise<void> {
  const layout = LAYOUTS.education.find((names) => names.every((file) => files.names.includes(file)));
  if (!layout) return lacks('required education');
  const [file, categories] = layout;
  const names = new Map<string, string>();
  await readTable(files, categories, (row) => {
    // "Bachelor's Degree - awarded for …": the name stands before the dash.
    if (row.cell('Scale ID') === 'RL')
      names.set(row.cell('Category'), (row.cell('Category Description').split(' - ')[0] ?? '').trim());
  });
  await each(file, (occupation, row) => {
    if (row.cell('Scale ID') !== 'RL') return;
    const category = present(row.cell('Category'));
    const share = row.number('Data Value');
    if (category === null || share === null) return;
    const label = names.get(category);
    if (label === undefined) throw row.fault('Category', `“${category}” is in no row of ${categories}`);
    const imprecise = row.cell('Recommend Suppress') === 'Y';
    if (imprecise) skip('education shares that O*NET marks as imprecise (kept, with a note)');
    occupation.education ??= { items: [], date: present(row.cell('Date')), imprecise: false };
    occupation.education.imprecise ||= imprecise && share > 0;
    if (share > 0) occupation.education.items.push({ label, percent: Number(share.toFixed(1)) });
  });
}

async function readZones({ files, each, lacks }: Reader): Promise<void> {
  if (!files.names.includes(ZONES) || !files.names.includes(ZONE_NAMES)) return lacks('job zones');
  const names = new Map<number, string>();
  await readTable(files, ZONE_NAMES, (row) => {
    const zone = row.number('Job Zone');
    // "Job Zone Four: Considerable Preparation Needed": the number is said already.
    if (zone !== null) names.set(zone, row.cell('Name').replace(/^.*?:\s*/, ''));
  });
  await each(ZONES, (occupation, row) => {
    const zone = row.number('Job Zone');
    if (zone === null) return;
    const name = names.get(zone);
    if (name === undefined) throw row.fault('Job Zone', `${zone} is in no row of ${ZONE_NAMES}`);
    occupation.zone = { zone, name };
  });
}

/** The types an occupation suits most: the high-points (scale IH), whose values number the six types from 1. */
async function readInterests({ files, each, lacks }: Reader): Promise<void> {
  const file = LAYOUTS.interests.find((name) => files.names.includes(name));
  if (!file) return lacks('interests');
  const types = ['Realistic', 'Investigative', 'Artistic', 'Social', 'Enterprising', 'Conventional'];
  await each(file, (occupation, row) => {
    if (row.cell('Scale ID') !== 'IH') return;
    // 0 marks the end of the high points.
    const type = types[(row.number('Data Value') ?? 0) - 1];
    if (type) occupation.interests.push(type);
    occupation.estimated ||= /machine learning/i.test(row.cell('Domain Source'));
  });
}

async function readRelated({ files, each, lacks }: Reader): Promise<void> {
  if (!files.names.includes(RELATED)) return lacks('related occupations');
  const ranked = new Map<OnetOccupation, { code: string; index: number }[]>();
  await each(RELATED, (occupation, row) => {
    const entry = {
      code: row.cell('Related O*NET-SOC Code'),
      index: row.number('Index') ?? Number.POSITIVE_INFINITY,
    };
    putUnder(ranked, occupation, entry);
  });
  for (const [occupation, list] of ranked) {
    occupation.related = list.sort((a, b) => a.index - b.index).map((entry) => entry.code);
  }
}

/** The readers of each kind of file, in reading order. */
export const FILE_READERS: readonly ((reader: Reader) => Promise<void>)[] = [
  readTitles,
  readTasks,
  readActivities,
  readSkills,
  readSoftware,
  readEducation,
  readZones,
  readInterests,
  readRelated,
];
