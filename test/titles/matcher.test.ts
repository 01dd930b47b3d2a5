import { describe, expect, test } from 'vitest';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { titleBlobs } from '../../src/titles/index.ts';
import { createMatcher } from '../../src/titles/matcher.ts';
import { officialOf, SOURCES } from './fixture.ts';

const embedded = loadEmbedded();
const catalogue = createCatalogue(embedded);
const matcher = createMatcher({ catalogue, embedded });
const sure = (mention: string) => {
  const { verdict, candidates } = matcher.resolve(mention);
  return verdict === 'sure' ? candidates[0]?.role : undefined;
};

describe('the roles that ship', () => {
  test('are found by every title and alias of theirs', () => {
    const lost = catalogue.embeddedIds.flatMap((id) =>
      [catalogue.head(id).title, ...(catalogue.role(id)?.aliases ?? [])].filter(
        (title) => !matcher.resolve(title).candidates.some((one) => one.role === id),
      ),
    );
    expect(lost).toEqual([]);
  });

  test.each([
    ['RN', 'registered-nurse'],
    ['a plumer', 'plumber'],
    ['sr. web developer', 'web-developer'],
    ['truck drivers', 'truck-driver'],
  ])('%s', (mention, role) => {
    expect(sure(mention)).toBe(role);
  });

  test.each(['wizard', 'shellfish grower', 'office chair', 'a cup of tea', 'nurse-shaped balloon'])(
    'none is forced on what they are not: %s',
    (mention) => {
      expect(sure(mention)).toBeUndefined();
    },
  );

  test('are asked about where a short form is of several', () => {
    const { verdict, candidates } = matcher.resolve('om');
    expect(verdict).toBe('ambiguous');
    expect(candidates.map((one) => one.role).sort()).toEqual(['office-manager', 'operations-manager']);
  });
});

test('an index beside them is searched with them', () => {
  const both = createMatcher({
    catalogue,
    embedded,
    official: officialOf(SOURCES, titleBlobs(SOURCES, embedded)),
  });
  expect(both.resolve('lantern keeper').candidates[0]?.role).toBe('lighthouse-keeper');
  expect(both.resolve('registered nurse').candidates[0]?.role).toBe('registered-nurse');
});

describe('what a half-typed title may become', () => {
  test.each([
    ['pharm', ['pharmacist', 'pharmacy-technician']],
    ['operations o', ['operations-officer']],
    ['nurse', ['registered-nurse', 'nurse-practitioner']],
  ])('%s', (typed, roles) => {
    expect(matcher.suggest(typed, 10)).toEqual(expect.arrayContaining(roles));
  });

  test('titles that begin so come first, and never more than asked for', () => {
    const suggested = matcher.suggest('web', 2);
    expect(suggested[0]).toBe('web-developer');
    expect(suggested.length).toBeLessThanOrEqual(2);
  });

  test('another name that begins so counts, after titles that do', () => {
    const suggested = matcher.suggest('nurse', 10);
    expect(suggested.indexOf('nurse-practitioner')).toBeLessThan(suggested.indexOf('nursing-assistant'));
    expect(suggested[0]).toBe('registered-nurse');
    expect(matcher.suggest('rn', 3)[0]).toBe('registered-nurse');
  });

  test('a misspelled beginning gets what it may have meant', () => {
    expect(matcher.suggest('registerd nurs', 5)).toContain('registered-nurse');
  });

  test('nothing typed gives roles to start with', () => {
    expect(matcher.suggest('', 3)).toHaveLength(3);
  });
});
