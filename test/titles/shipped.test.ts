import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { titleWords } from '../../src/language/normalise.ts';
import { titleLexicon } from '../../src/titles/lexicon.ts';
import { createMatcher } from '../../src/titles/matcher.ts';

const embedded = loadEmbedded();
const official = openShipped(DATA_DIR);
const catalogue = createCatalogue(embedded, official);
const matcher = createMatcher({ catalogue, embedded, official });
const socsOf = (mention: string) =>
  matcher.resolve(mention).candidates.map(({ role }) => catalogue.head(role).soc);
const standing = (mention: string) => matcher.resolve(mention).standing;

interface Entry {
  group?: string;
  members?: string[];
  likeliest?: string | null;
  also?: string[];
}
const families = Object.entries(
  JSON.parse(readFileSync(join(DATA_DIR, 'groups.json'), 'utf8')) as Record<string, Entry>,
);

describe('family words that ship', () => {
  test('are known under all their names', () => {
    const unknown = families
      .flatMap(([word, { also = [] }]) => [word, ...also])
      .filter((word) => standing(word) === 'unknown' || socsOf(word).length === 0);
    expect(unknown).toEqual([]);
  });

  test('name groups and occupations of the catalogue only', () => {
    const isThere = (code: string) =>
      (catalogue.bySoc(code) ?? catalogue.bySoc(`${code}.00`) ?? catalogue.group(code)) !== undefined;
    const strange = families.flatMap(([word, { group, members = [], likeliest }]) =>
      [...(group === undefined ? [] : [group]), ...members, ...(likeliest ? [likeliest] : [])]
        .filter((code) => !isThere(code))
        .map((code) => `${word}: ${code}`),
    );
    expect(strange).toEqual([]);
  });

  test.each([
    ['musicians and singers', '27-2042.00'],
    ['disc jockeys', '27-2091.00'],
    ['correctional officers', '33-3012.00'],
    ['police officer', '33-3051.00'],
  ])('give way to the title of an occupation: %s', (mention, soc) => {
    expect(standing(mention)).toBe('sure');
    expect(socsOf(mention)[0]).toBe(soc);
  });

  test.each(['cop', 'policeman', 'police'])(
    'mean under all their names what the first one does: %s',
    (name) => {
      expect(socsOf(name)[0]).toBe('33-3051.00');
    },
  );

  test.each([
    'officer',
    'director',
    'manager',
    'entrepreneur',
    'civil servant',
    'grocery worker',
    'caretaker',
  ])('are asked about where they are too wide: %s', (word) => {
    expect(standing(word)).toBe('ask');
  });

  test('begin with the occupations that most people have, where more belong to them than are offered', () => {
    const OFFERED = 6;
    const jobs = (code: string) => {
      const role = catalogue.role(catalogue.bySoc(`${code}.00`) ?? '');
      const fact = role?.facts.find(({ field, wider }) => field === 'outlook.employees' && !wider);
      return Number(fact?.value ?? 0);
    };
    const late = families
      .filter(([, { members = [], likeliest }]) => members.length > OFFERED && !likeliest)
      .filter(([, { members = [] }]) => {
        const largest = members.toSorted((one, other) => jobs(other) - jobs(one))[0] ?? '';
        return members.indexOf(largest) >= OFFERED;
      });
    expect(late.map(([word]) => word)).toEqual([]);
  });
});

describe('a name in common speech', () => {
  const called = Object.entries(embedded.names).flatMap(([soc, names]) =>
    (names.called ?? []).map((name) => ({ soc, name })),
  );

  test('surely means the occupation that goes by it', () => {
    expect(called.length).toBeGreaterThan(2500);
    const others = called.filter(({ soc, name }) => standing(name) !== 'sure' || socsOf(name)[0] !== soc);
    expect(others).toEqual([]);
  });

  test.each([
    ['buskers', '27-2042.00'],
    ['a firewoman', '33-2011.00'],
    ['IT technicians', '15-1232.00'],
    ['night watchmen', '33-9032.00'],
    ['lobster-man', '45-3031.00'],
    ['senior drug rep', '41-4011.00'],
    ['number cruncherr', '13-2011.00'],
  ])('is found in other forms, too: “%s”', (mention, soc) => expect(socsOf(mention)[0]).toBe(soc));

  test.each(['the guy', 'some lady', 'dragon guy'])('is not made of its last word alone: “%s”', (mention) => {
    expect(['unknown', 'ask']).toContain(standing(mention));
  });
});

describe('an activity or a field of work that no list names', () => {
  test.each([
    ['zoology', '19-1023.00'],
    ['ophthalmology', '29-1241.00'],
    ['opthalmology', '29-1241.00'],
    ['librarianship', '25-4022.00'],
    ['court reporting', '27-3092.00'],
    ['claims adjusting', '13-1031.00'],
    ['physical therapy assisting', '31-2021.00'],
    ['tax accounting', '13-2011.00'],
    ['glass blowing', '51-9195.00'],
    ['business analysis', '13-1111.00'],
  ])('%s', (mention, soc) => {
    expect(titleLexicon().speech.has(mention)).toBe(false);
    expect(socsOf(mention)[0]).toBe(soc);
  });
});

describe('a listed title in one word', () => {
  test.each([
    ['seacaptain', '53-5021.00'],
    ['legaltranslator', '27-3091.00'],
    ['patrolguard', '33-9032.00'],
  ])('means what the title does: %s', (mention, soc) => {
    expect(standing(mention)).toBe('sure');
    expect(socsOf(mention)[0]).toBe(soc);
  });
});

describe('a misspelled family word', () => {
  test.each([
    ['doctr', '29-1210'],
    ['enginer', '17-2000'],
  ])('%s', (mention, soc) => {
    expect(socsOf(mention)[0]).toBe(soc);
  });
});

describe('a short form, written out', () => {
  test('means what the short form does', () => {
    expect(socsOf('user experience designer')).toEqual(socsOf('ux designer'));
  });
});

describe('an invented title', () => {
  test.each(['moonbeam wrangler', 'xylobrand painter', 'qwxzkj', 'zzyzx trainer'])(
    'is unknown: %s',
    (mention) => {
      expect(standing(mention)).toBe('unknown');
    },
  );

  test.each(['vampire dental hygienist', 'ghost hunter', 'dragon groomer'])(
    'is near a title at most: %s',
    (mention) => {
      expect(standing(mention)).not.toBe('sure');
    },
  );
});

describe('what stands beside a title', () => {
  test.each([
    ['Home Health Aide - 2nd shift', '31-1121.00'],
    ['CNA - nights, $3,000 sign on bonus', '31-1131.00'],
    ['Warehouse Associate (3rd Shift)', '53-7065.00'],
  ])('is no part of it where it tells terms of employment: “%s”', (mention, soc) => {
    expect(standing(mention)).toBe('sure');
    expect(socsOf(mention)[0]).toBe(soc);
  });

  test('leaves the title before it as the nearest, where the whole is not settled', () => {
    const { standing: judged, candidates } = matcher.resolve('Barista - Airport');
    expect(judged).toBe('nearest');
    expect(candidates[0]?.reading).toBe('nearest');
    expect(socsOf('Barista - Airport')[0]).toBe('35-3023.01');
  });

  test('stays in a title that is listed with it', () => {
    expect(socsOf('Teacher, First Grade')[0]).toBe(socsOf('First Grade Teacher')[0]);
  });
});

describe('somebody in training in a field of medicine', () => {
  test.each([
    ['neurology resident', '29-1217.00'],
    ['Clinical Fellow in Cardiology', '29-1212.00'],
    ['Resident Physician in Anesthesiology', '29-1211.00'],
    ['family medicine resident (PGY-2)', '29-1215.00'],
  ])('has the job that is done in it: “%s”', (mention, soc) => {
    expect(socsOf(mention)[0]).toBe(soc);
    expect(matcher.resolve(mention).candidates[0]?.reading).toBe('rank');
  });
});

describe('a British name', () => {
  test.each([
    ['dental nurse', '31-9091.00'],
    ['call centre agent', '43-4051.00'],
    ['lift engineer', '47-4021.00'],
  ])('is found: “%s”', (mention, soc) => expect(socsOf(mention)[0]).toBe(soc));
});

test.each([
  ['tier 3 welder', '51-4121.00', 'rank'],
  ['mcdonalds cashier', '41-2011.00', 'taken-as'],
  ['women welders', '51-4121.00', null],
])('what tells no job is set aside, and said where it matters: “%s”', (mention, soc, reading) => {
  const { candidates, standing: judged } = matcher.resolve(mention);
  expect(judged).toBe('sure');
  expect(catalogue.head(candidates[0]?.role ?? '').soc).toBe(soc);
  expect(candidates[0]?.reading).toBe(reading);
});

test.each(['mermaid notary', 'zombie optician', 'pirate dentist'])(
  'who somebody is, said of a thing that nothing has of such a role, is no title: “%s”',
  (mention) => expect(standing(mention)).toBe('unknown'),
);

test('nothing is nearest to what only holds the rest, unless that is all but sure', () => {
  const near = readFileSync(join(import.meta.dirname, '../../bench/sets/no-jobs.txt'), 'utf8')
    .trim()
    .split('\n')
    .filter((_, at) => at % 8 === 0)
    .map((mention) => matcher.resolve(mention))
    .filter(({ standing: judged, candidates }) => {
      const soc = catalogue.head(candidates[0]?.role ?? embedded.roles[0]?.id ?? '').soc ?? '';
      return judged === 'nearest' && /9\.00$/.test(soc) && (candidates[0]?.confidence ?? 1) < 0.6;
    });
  expect(near.map(({ mention }) => mention)).toEqual([]);
});

describe('names that ship', () => {
  const { speech, small } = titleLexicon();
  const listed = Map.groupBy(official?.titles() ?? [], ({ title }) => titleWords(title, small).join(' '));

  test('of common speech are none that official lists match directly with other occupations', () => {
    const occupation = (code: string) => code.slice(0, 7);
    const apart = [...speech].filter(([name, { socs }]) => {
      const direct = listed.get(name)?.filter(({ evidence }) => evidence === 'direct') ?? [];
      const own = new Set(socs.map(occupation));
      return direct.length > 0 && !direct.some(({ role }) => own.has(occupation(role.replace(/^onet-/, ''))));
    });
    expect(apart.map(([name]) => name)).toEqual([]);
  });

  test('put a chief officer by the initials where the whole title is', () => {
    const chiefs = [...listed].filter(
      ([name, titles]) =>
        /^chief \w+ officer$/.test(name) && titles.some(({ evidence }) => evidence === 'direct'),
    );
    const initials = (name: string) =>
      name
        .split(' ')
        .map(([first]) => first)
        .join('');
    const sure = chiefs.filter(([name]) => standing(initials(name)) === 'sure');
    expect(sure.length).toBeGreaterThan(2);
    expect(sure.filter(([name]) => socsOf(initials(name))[0] !== socsOf(name)[0])).toEqual([]);
  });
});
