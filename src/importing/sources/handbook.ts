import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../error.ts';
import { blsSource, type OfficialFile, period } from './source.ts';

declare module './source.ts' {
  interface Reads {
    handbook: Handbook;
  }
}

/** The pages of the Occupational Outlook Handbook that have a section on licences. */
interface Handbook {
  /** "August 2025" */
  date: string;
  /** Pages by SOC code. */
  byCode: Map<string, Page>;
}

interface Page {
  title: string;
  onLicences: boolean;
}

const FIELD = 'requirements.handbook_licences';
const SECTION = 'Licenses, Certifications, and Registrations';
const MONTH = /([A-Z][a-z]+) \d{1,2}, (20\d{2})/;

/** The sections of the Handbook on licences; their text is not read as a yes or no. */
export const handbook: OfficialFile<Handbook> = {
  name: 'handbook',
  about: 'the Occupational Outlook Handbook: xml-compilation.xml',
  like: /^(?:xml-compilation.*\.xml|sections\.jsonl\.gz)$/i,
  example: 'xml-compilation.xml',
  spared: true,
  read: (path) => (/\.xml$/i.test(path) ? readCompilation(path) : readSections(path)),
  source({ date }) {
    const source = blsSource('bls-ooh', 'Occupational Outlook Handbook', date, 'https://www.bls.gov/ooh/');
    const text =
      'Whether a license is needed differs by state and by what one does in the job: the Handbook’s page and the state’s board say it, not this answer.';
    return { ...source, notes: [{ fields: [FIELD], text }] };
  },
  facts({ kind, code }, { byCode }, source) {
    const page = kind === 'role' ? byCode.get(code.slice(0, 7)) : undefined;
    return page?.onLicences
      ? [{ field: FIELD, value: page.title, source: source.id, ...period(source) }]
      : [];
  },
  gaps: ({ kind, code }, { byCode }) => [
    {
      fields: [FIELD],
      reason:
        kind === 'role' && byCode.has(code.slice(0, 7))
          ? 'the Occupational Outlook Handbook has no section on it, which does not say that none is needed'
          : 'the Occupational Outlook Handbook has no page of its own for it',
    },
  ],
};

/** Reads the publisher's file: an element for each page, with the codes that it covers. */
async function readCompilation(path: string): Promise<Handbook> {
  const xml = await readFile(path, 'utf8');
  const byCode: Handbook['byCode'] = new Map();
  for (const [, page = ''] of xml.matchAll(/<occupation\b[^>]*>([\s\S]*?)<\/occupation>/g)) {
    const title = /<title>([^<]+)<\/title>/.exec(page)?.[1]?.trim() ?? '';
    const onLicences = new RegExp(`<h3>\\s*${SECTION}\\s*</h3>`).test(page);
    for (const [, code = ''] of page.matchAll(/<soc_code>\s*(\d{2}-\d{4})\s*<\/soc_code>/g))
      byCode.set(code, { title, onLicences });
  }
  const [, month, day, year] = /<last_updated>\s*(\d{1,2})\/(\d{1,2})\/(20\d{2})/.exec(xml) ?? [];
  if (byCode.size === 0 || month === undefined || day === undefined || year === undefined)
    throw new ImportError({ file: basename(path) }, 'holds no page with codes, or no date');
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });
  return { date: `${name.format(Date.UTC(Number(year), Number(month) - 1, 1))} ${year}`, byCode };
}

/** Reads a copy of chosen sections, a page a line, with the table beside it that says which codes a page covers. */
async function readSections(path: string): Promise<Handbook> {
  const lines = (await text(createReadStream(path).pipe(createGunzip()))).split('\n').filter(Boolean);
  const pages = lines.map(
    (line) => JSON.parse(line) as Record<string, unknown> & { slug: string; title: string },
  );
  const bySlug = new Map(
    pages.map((page) => [page.slug, { title: page.title, onLicences: SECTION in page }]),
  );
  const dates = pages.map(({ modified }) => MONTH.exec(String(modified))).filter((found) => found !== null);
  const [, month = '', year = ''] = dates[0] ?? [];
  const table = await readFile(join(dirname(path), 'soc-to-profile.tsv'), 'utf8');
  const byCode: Handbook['byCode'] = new Map();
  for (const line of table.split(/\r?\n/).slice(1)) {
    const [code = '', slug = ''] = line.split('\t');
    const page = bySlug.get(slug);
    if (page) byCode.set(code, page);
  }
  if (byCode.size === 0 || year === '')
    throw new ImportError({ file: basename(path) }, 'holds no page with codes, or no date');
  return { date: `${month} ${year}`, byCode };
}
