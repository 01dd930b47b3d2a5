import { describe, expect, test } from 'vitest';
import { type Embedded, loadEmbedded } from '../../src/catalogue/load.ts';
import type { Role } from '../../src/contract/schema.ts';
import type { TitleSource } from '../../src/titles/build.ts';
import { isCurrent, openIndex, titleBlobs } from '../../src/titles/index.ts';
import { Resolver } from '../../src/titles/resolve.ts';
import { TitleSearch } from '../../src/titles/search.ts';
import { KNOWN, learned, officialOf } from './fixture.ts';

const role = (id: string, title: string, soc: string | null, aliases: string[]): Role => ({
  id,
  title,
  soc,
  aliases,
  official: [],
  pairs: [],
  facts: [],
  missing: [],
  notes: [],
});
const KEEPER = role('keeper', 'Light Keeper', '53-0001.00', ['Wickie']);
const embeddedWith = (...roles: Role[]): Embedded => ({
  roles,
  sources: [],
  fields: loadEmbedded().fields,
  shortForms: {},
  names: {},
  deeds: () => ({}),
});
const OFFICIAL: TitleSource[] = [
  {
    role: 'onet-53-0001.00',
    titles: [
      { title: 'Lighthouse Keepers', role: 'onet-53-0001.00', evidence: 'official' },
      { title: 'Light Keeper', role: 'onet-53-0001.00', evidence: 'listed' },
      { title: 'Lantern Keeper', role: 'onet-53-0001.00', evidence: 'reported' },
    ],
    context: ['Trims wicks.'],
  },
  {
    role: 'onet-45-0002.00',
    titles: [{ title: 'Fish Buyers', role: 'onet-45-0002.00', evidence: 'official' }],
    context: [],
  },
];

describe('the index that lies beside the official data', () => {
  const embedded = embeddedWith(KEEPER, role('diver', 'Pearl Diver', null, []));
  const blobs = titleBlobs(OFFICIAL, embedded);
  const official = officialOf(OFFICIAL, blobs);
  const roleOf = (now: Embedded, mention: string) =>
    new Resolver(new TitleSearch(openIndex(now, official), learned()), KNOWN).resolve(mention).candidates[0]
      ?.role;

  test('knows a role that ships by its own titles and by those of its occupation', () => {
    expect(['wickie', 'lantern keeper', 'lighthouse keepers'].map((one) => roleOf(embedded, one))).toEqual([
      'keeper',
      'keeper',
      'keeper',
    ]);
    expect(roleOf(embedded, 'pearl divers')).toBe('diver');
    expect(roleOf(embedded, 'fish buyer')).toBe('onet-45-0002.00');
    expect(isCurrent(embedded, official)).toBe(true);
  });

  test('is built anew where the roles that ship have changed since', () => {
    const changed = embeddedWith({ ...KEEPER, aliases: ['Lampist'] }, role('welder', 'Ice Welder', null, []));
    expect(isCurrent(changed, official)).toBe(false);
    expect(roleOf(changed, 'lampist')).toBe('keeper');
    expect(roleOf(changed, 'lantern keeper')).toBe('keeper');
    expect(roleOf(changed, 'ice welder')).toBe('welder');
    expect(roleOf(changed, 'fish buyer')).toBe('onet-45-0002.00');
  });

  test('knows an occupation by its names in common speech, which change what the index is of', () => {
    const names = { singular: 'fish buyer', plural: 'fish buyers', short: 'Fish Buyer', what: 'Buys fish' };
    const changed = { ...embedded, names: { '45-0002.00': { ...names, called: ['cod father'] } } };
    expect(isCurrent(changed, official)).toBe(false);
    expect(roleOf(changed, 'cod father')).toBe('onet-45-0002.00');
    expect(isCurrent({ ...embedded, names: { '45-0002.00': names } }, official)).toBe(true);
  });

  test('keeps an official title that a curator no longer gives', () => {
    const renamed = embeddedWith({ ...KEEPER, title: 'Wickie', aliases: [] });
    const evidence = (now: Embedded) =>
      new Resolver(new TitleSearch(openIndex(now, official), learned()), KNOWN).exact(['light', 'keeper'])[0]
        ?.evidence;
    expect([evidence(embedded), evidence(renamed)]).toEqual(['curated', 'listed']);
    expect(roleOf(renamed, 'light keeper')).toBe('keeper');
  });
});
