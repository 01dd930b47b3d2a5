import { describe, expect, test } from 'vitest';
import { ask, catalogue, rolesOf, understanding } from '../made.ts';

/** Questions of two roles, as people put them. */
const FRAMES = [
  'A vs B',
  'A or B',
  'A and B',
  'A/B',
  'A > B',
  'A->B',
  'from A to B',
  'difference between A and B',
  'compare A with B',
  'explain like im 5 A vs B',
  'im 19, A or B',
  'i am 30 A vs B',
  'please to tell the money of A and the money of B',
  'A versus B salary',
  'which pays more, A or B',
  'which is paying better A or B',
  'my son wants to be a A or a B',
  'should I be a A or a B',
  'how is a A different from a B',
  'is a A better paid than a B',
  'tell me the pay of A, and of B',
  'hello i wanna know about A and about B',
  'salary of A compared to salary of B',
  'A pay and B pay',
  'do A earn more than B',
  'A, B: who earns more',
  'my wife is a A and i am a B, who makes more',
  'what is a A, what is a B',
  'lol A or B',
  'the A and the B, which needs more school',
  'i want to know the wage of A but also the wage of B',
];

/** Roles that ship, by titles without a joint of their own, each beside one from the other half of the list. */
const TITLES = catalogue.embeddedIds
  .map((id) => catalogue.head(id).title)
  .filter((title) => !title.includes(' and '));
const HALF = Math.floor(TITLES.length / 2);
const PAIRS = TITLES.slice(0, HALF).flatMap((title, at) => {
  const other = TITLES[at + HALF];
  return at % 2 === 0 && other !== undefined ? [[title, other] as const] : [];
});

const roleOf = (title: string) => understanding.titles.resolve(title).candidates[0]?.role ?? '';

describe('no title that is sure is ever lost', () => {
  test.each(FRAMES)('%s', (frame) => {
    expect(PAIRS.length).toBeGreaterThan(20);
    for (const [one, other] of PAIRS) {
      const text = frame.replace(/\b[AB]\b/g, (name) => (name === 'A' ? one : other).toLowerCase());
      const query = ask(text);
      const said = JSON.stringify([query.unused, query.besides]).toLowerCase();
      for (const title of [one, other])
        expect(rolesOf(query).includes(roleOf(title)) || said.includes(title.toLowerCase()), text).toBe(true);
    }
  });
});

describe('short forms side by side are roles apart', () => {
  const isShort = (name: string) => /^[a-z]{2,4}$/.test(name);
  const sure = (name: string) => understanding.titles.resolve(name).verdict === 'sure';
  const known = (name: string) => understanding.titles.strength([name]) === 'strong';
  const all = catalogue.embeddedIds.flatMap((id) => {
    const names = catalogue.role(id)?.aliases ?? [];
    const short = names.find((name) => isShort(name) && sure(name) && known(name));
    return short === undefined ? [] : [[short, id] as const];
  });

  test.each(all)('%s beside every other', (one, id) => {
    expect(all.length).toBeGreaterThan(8);
    for (const [other, second] of all) {
      if (second === id) continue;
      for (const text of [`${one} ${other}`, `${one} ${other} salary`, `${one}>${other}`])
        expect(rolesOf(ask(text)), text).toEqual([id, second]);
    }
  });
});
