import { type Files, readWhole } from '../archive.ts';
import { ImportError } from '../error.ts';
import { present, readTable } from '../table.ts';
import { createCoverage } from './onet-coverage.ts';
import { FILE_READERS, type Reader, TITLE_FILES } from './onet-files.ts';
import type { OnetOccupation } from './onet-occupation.ts';

/** An O*NET release as read. */
export interface Onet {
  release: string;
  date: string;
  occupations: Map<string, OnetOccupation>;
  skipped: Record<string, number>;
  /** Subjects that the release lacks a file for. */
  absent: string[];
}

const CODE = 'O*NET-SOC Code';
const OCCUPATIONS = 'Occupation Data.txt';

/** Reads an O*NET release of either layout, told apart by the files that are there. */
export async function readOnet(files: Files, name: string): Promise<Onet> {
  const skipped: Record<string, number> = {};
  const absent: string[] = [];
  const { release, date } = await readRelease(files, name);
  const occupations = await readOccupations(files, name);
  const coverage = createCoverage(occupations.keys(), TITLE_FILES);
  const reader: Reader = {
    files,
    skip(what) {
      skipped[what] = (skipped[what] ?? 0) + 1;
    },
    lacks: (what) => void absent.push(what),
    each: (file, visit) =>
      readTable(files, file, (row) => {
        const code = row.cell(CODE);
        const occupation = occupations.get(code);
        if (!occupation) {
          throw row.fault(
            CODE,
            `“${code.slice(0, 20)}” is not in ${OCCUPATIONS}; one of the two is cut short or of another release`,
          );
        }
        coverage.saw(file, code);
        visit(occupation, row);
      }),
  };
  for (const read of FILE_READERS) await read(reader);
  coverage.check();
  return { release, date, occupations, skipped, absent };
}

async function readOccupations(files: Files, release: string): Promise<Map<string, OnetOccupation>> {
  const occupations = new Map<string, OnetOccupation>();
  await readTable(files, need(files, OCCUPATIONS, release), (row) => {
    const code = row.cell(CODE);
    if (!/^\d{2}-\d{4}\.\d{2}$/.test(code)) {
      throw row.fault(CODE, `“${code.slice(0, 20)}” is no O*NET-SOC code`);
    }
    occupations.set(code, blank(code, row.cell('Title'), present(row.cell('Description')) ?? ''));
  });
  return occupations;
}

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
    activities: [],
    skills: [],
    software: [],
    education: null,
    zone: null,
    interests: [],
    estimated: false,
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

/** "O*NET 30.3 Database", "May 2026 Release": both are shown with the facts, so neither may be missing. */
async function readRelease(files: Files, name: string): Promise<{ release: string; date: string }> {
  const file = need(files, 'Read Me.txt', name);
  const text = (await readWhole(files, file)).toString('utf8');
  const release = /O\*NET\s+(\d+\.\d+)\s+Database/.exec(text)?.[1];
  const date = /^\s*([A-Z][a-z]+ \d{4}) Release/m.exec(text)?.[1];
  if (!release || !date) {
    throw new ImportError({ file }, 'does not name the release and its date, which the licence notice shows');
  }
  return { release, date };
}
