import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../error.ts';
import { blsSource, type OfficialFile, period } from './source.ts';

/** The pages of the Occupational Outlook Handbook, and what each says on licences. */
interface Handbook {
  /** "August 2025" */
  date: string;
  /** Pages by SOC code. */
  byCode: Map<string, Page>;
}

interface Page {
  title: string;
  /** The first sentences of its section on licences; null where it has none. */
  onLicences: string | null;
}

const FIELD = 'requirements.handbook_licences';
/** The Handbook's own words, which only an import has. */
const WORDS = 'requirements.handbook_words';
const SECTION = 'Licenses, Certifications, and Registrations';
/** The part of a page that such a section stands in: how one gets into the occupation. */
const PART = '#tab-4';
const MONTH = /([A-Z][a-z]+) \d{1,2}, (20\d{2})/;

/** The sections of the Handbook on licences; their text is not read as a yes or no. */
export const handbook: OfficialFile<Handbook> = {
  about: 'the Occupational Outlook Handbook: xml-compilation.xml',
  like: /^(?:xml-compilation.*\.xml|sections\.jsonl\.gz)$/i,
  example: 'xml-compilation.xml',
  spared: true,
  read: (path) => (/\.xml$/i.test(path) ? readCompilation(path) : readSections(path)),
  source({ date }) {
    const text =
      'Whether a license is needed differs by state and by what one does in the job: the Handbook’s page and the state’s board say it, not this answer.';
    return blsSource('ooh', 'Occupational Outlook Handbook', date, 'ooh', { fields: [FIELD, WORDS], text });
  },
  facts({ kind, code }, { byCode }, source, { read }) {
    const page = kind === 'role' ? byCode.get(code.slice(0, 7)) : undefined;
    if (!page || page.onLicences === null) return [];
    // The Handbook's own files name no address; the projections link each occupation to its page.
    const address = read('ep')?.pages.get(code.slice(0, 7));
    const shared = { source: source.id, ...period(source), ...(address ? { url: `${address}${PART}` } : {}) };
    return [
      { field: FIELD, value: page.title, ...shared },
      ...(page.onLicences ? [{ field: WORDS, value: page.onLicences, ...shared }] : []),
    ];
  },
  gaps: ({ kind, code }, { byCode }) => [
    {
      fields: [FIELD, WORDS],
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
    const section = new RegExp(`<h3>\\s*${SECTION}\\s*</h3>([\\s\\S]*?)(?:<h3|$)`).exec(page)?.[1];
    const paragraphs = [...(section ?? '').matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/g)].map(
      ([, html = '']) => html,
    );
    const onLicences = section === undefined ? null : beginning(paragraphs.map(plain));
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
    (line) => JSON.parse(line) as Record<string, string[] | undefined> & { slug: string; title: string },
  );
  const bySlug = new Map(
    pages.map((page) => {
      const section = page[SECTION];
      return [page.slug, { title: page.title, onLicences: section ? beginning(section) : null }];
    }),
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

/** A quotation is at most this long (characters), or one sentence. */
const LONGEST = 320;
const sentences = new Intl.Segmenter('en-US', { granularity: 'sentence' });

/** Returns the sentences that the first paragraph begins with, as a quotation without its last full stop. */
function beginning(paragraphs: readonly string[]): string {
  const first = paragraphs.map((one) => one.trim()).find((one) => one !== '') ?? '';
  let taken = '';
  for (const { segment } of sentences.segment(first)) {
    if (taken !== '' && taken.length + segment.trimEnd().length > LONGEST) break;
    taken += segment;
  }
  return taken.trim().replace(/\.$/, '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: '’' },
  ...{ rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', mdash: '—', ndash: '–', eacute: 'é' },
};

/** The text of a paragraph of HTML. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ');
}
