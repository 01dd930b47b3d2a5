import { createInterface } from 'node:readline';
import type { Item } from '../catalogue/schema.ts';
import type { Files } from './archive.ts';
import { ImportError } from './error.ts';
import { numberIn, present, readTable } from './table.ts';

/** What O*NET holds of one occupation, as far as it is imported. */
export interface OnetOccupation {
  code: string;
  title: string;
  description: string;
  jobTitles: string[];
  shortTitles: string[];
  reported: string[];
  tasks: string[];
  otherTasks: string[];
  skills: Item[];
  software: Item[];
  education: { items: Item[]; date: string | null; imprecise: boolean } | null;
  zone: { zone: number; name: string } | null;
  interests: string[];
  related: string[];
}

export interface Onet {
  release: string;
  date: string;
  occupations: Map<string, OnetOccupation>;
  skipped: Record<string, number>;
}

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
  interests: ['Career Interest Types.txt', 'Interests.txt'],
} as const;

/** Reads an O*NET release of either layout, told apart by the files that are there. */
export async function readOnet(files: Files, name: string): Promise<Onet> {
  const skipped: Record<string, number> = {};
  const skip = (what: string) => {
    skipped[what] = (skipped[what] ?? 0) + 1;
  };
  const occupations = new Map<string, OnetOccupation>();
  await readTable(files, need(files, 'Occupation Data.txt', name), (row) => {
    const code = row.cell('O*NET-SOC Code');
    if (!/^\d{2}-\d{4}\.\d{2}$/.test(code)) {
      throw new ImportError(
        { file: 'Occupation Data.txt', row: row.row, column: 'O*NET-SOC Code' },
        `“${code.slice(0, 20)}” is no O*NET-SOC code`,
      );
    }
    occupations.set(code, blank(code, row.cell('Title'), row.cell('Description')));
  });
  const each = async (
    file: string,
    visit: (occupation: OnetOccupation, row: Parameters<Parameters<typeof readTable>[2]>[0]) => void,
  ) =>
    readTable(files, file, (row) => {
      const occupation = occupations.get(row.cell('O*NET-SOC Code'));
      if (occupation) visit(occupation, row);
      else skip(`rows of ${file} with a code that Occupation Data does not have`);
    });
  await readTitles(files, each);
  await readTasks(files, each);
  await readSkills(files, each, skip);
  await readSoftware(files, each);
  await readEducation(files, each, skip);
  await readZones(files, each);
  await readInterests(files, each);
  await readRelated(files, each);
  return { ...(await readRelease(files, name)), occupations, skipped };
}

type Each = (
  file: string,
  visit: (occupation: OnetOccupation, row: Parameters<Parameters<typeof readTable>[2]>[0]) => void,
) => Promise<void>;

function blank(code: string, title: string, description: string): OnetOccupation {
  return {
    code,
    title,
    description,
    jobTitles: [],
    shortTitles: [],
    reported: [],
    tasks: [],
    otherTasks: [],
    skills: [],
    software: [],
    education: null,
    zone: null,
    interests: [],
    related: [],
  };
}

function need(files: Files, file: string, release: string): string {
  if (!files.names.includes(file))
    throw new ImportError(
      { file: release },
      `holds no “${file}”; give the folder or zip of an O*NET text release`,
    );
  return file;
}

function first<T>(files: Files, options: readonly T[], nameOf: (option: T) => string): T | undefined {
  return options.find((option) => files.names.includes(nameOf(option)));
}

async function readRelease(files: Files, name: string): Promise<{ release: string; date: string }> {
  const stream = await files.open(need(files, 'Read Me.txt', name));
  let text = '';
  for await (const line of createInterface({ input: stream })) text += `${line}\n`;
  const release = /O\*NET\s+(\d+\.\d+)/.exec(text)?.[1];
  const date = /^\s*(\w+ \d{4})(?: Release)?/m.exec(text)?.[1];
  if (!release)
    throw new ImportError(
      { file: 'Read Me.txt' },
      'does not name the release, which the licence notice must show',
    );
  return { release, date: date ?? '' };
}

async function readTitles(files: Files, each: Each): Promise<void> {
  const layout = first(files, LAYOUTS.titles, ([file]) => file);
  if (layout) {
    const [file, column] = layout;
    await each(file, (occupation, row) => {
      occupation.jobTitles.push(row.cell(column));
      const short = present(row.cell('Short Title'));
      if (short) occupation.shortTitles.push(short);
    });
  }
  if (files.names.includes('Sample of Reported Titles.txt')) {
    await each('Sample of Reported Titles.txt', (occupation, row) => {
      occupation.reported.push(row.cell('Reported Job Title'));
    });
  }
}

async function readTasks(files: Files, each: Each): Promise<void> {
  if (!files.names.includes('Task Statements.txt')) return;
  await each('Task Statements.txt', (occupation, row) => {
    const list = row.cell('Task Type') === 'Core' ? occupation.tasks : occupation.otherTasks;
    list.push(row.cell('Task'));
  });
}

/** Importance (scale IM, 1 to 5) as a percentage, `(v - 1) / 4`; levels (LV) are another scale and are left out. */
async function readSkills(files: Files, each: Each, skip: (what: string) => void): Promise<void> {
  const layout = LAYOUTS.skills.find((names) => names.every((file) => files.names.includes(file)));
  for (const file of layout ?? []) {
    await each(file, (occupation, row) => {
      if (row.cell('Scale ID') !== 'IM') return;
      const value = numberIn(file, row, 'Data Value');
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

async function readSoftware(files: Files, each: Each): Promise<void> {
  const layout = first(files, LAYOUTS.software, ([file]) => file);
  if (!layout) return;
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
async function readEducation(files: Files, each: Each, skip: (what: string) => void): Promise<void> {
  const layout = LAYOUTS.education.find((names) => names.every((file) => files.names.includes(file)));
  if (!layout) return;
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
    const share = numberIn(file, row, 'Data Value');
    if (category === null || share === null) return;
    const label = names.get(category);
    if (label === undefined)
      throw new ImportError(
        { file, row: row.row, column: 'Category' },
        `“${category}” is in no row of ${categories}`,
      );
    const imprecise = row.cell('Recommend Suppress') === 'Y';
    if (imprecise) skip('education shares that O*NET marks as imprecise (kept, with a note)');
    occupation.education ??= { items: [], date: present(row.cell('Date')), imprecise: false };
    occupation.education.imprecise ||= imprecise && share > 0;
    if (share > 0) occupation.education.items.push({ label, percent: Number(share.toFixed(1)) });
  });
}

async function readZones(files: Files, each: Each): Promise<void> {
  if (!files.names.includes('Job Zones.txt')) return;
  const names = new Map<number, string>();
  if (files.names.includes('Job Zone Reference.txt')) {
    await readTable(files, 'Job Zone Reference.txt', (row) => {
      names.set(Number(row.cell('Job Zone')), row.cell('Name').replace(/^.*?:\s*/, ''));
    });
  }
  await each('Job Zones.txt', (occupation, row) => {
    const zone = numberIn('Job Zones.txt', row, 'Job Zone');
    if (zone !== null) occupation.zone = { zone, name: names.get(zone) ?? '' };
  });
}

/** The types an occupation suits most: the high-points (scale IH), whose values number the six types from 1. */
async function readInterests(files: Files, each: Each): Promise<void> {
  const file = LAYOUTS.interests.find((name) => files.names.includes(name));
  if (!file) return;
  const types = ['Realistic', 'Investigative', 'Artistic', 'Social', 'Enterprising', 'Conventional'];
  await each(file, (occupation, row) => {
    if (row.cell('Scale ID') !== 'IH') return;
    const type = types[(numberIn(file, row, 'Data Value') ?? 0) - 1];
    if (type) occupation.interests.push(type);
  });
}

async function readRelated(files: Files, each: Each): Promise<void> {
  if (!files.names.includes('Related Occupations.txt')) return;
  const ranked = new Map<OnetOccupation, { code: string; index: number }[]>();
  await each('Related Occupations.txt', (occupation, row) => {
    const entry = {
      code: row.cell('Related O*NET-SOC Code'),
      index: numberIn('Related Occupations.txt', row, 'Index') ?? 99,
    };
    ranked.set(occupation, [...(ranked.get(occupation) ?? []), entry]);
  });
  for (const [occupation, list] of ranked) {
    occupation.related = list.sort((a, b) => a.index - b.index).map((entry) => entry.code);
  }
}
