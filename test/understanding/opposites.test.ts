import { describe, expect, test } from 'vitest';
import { ask, ids } from './asking.ts';

/** Questions that ask for the opposite of each other: what one lists the other does not. */
const APART: readonly (readonly [string, string])[] = [
  ['jobs over 100k', 'jobs not over 100k'],
  ['jobs over 100k', 'jobs under 100k'],
  ['jobs that pay more than 80k', 'jobs that pay less than 80k'],
  ['jobs that pay at least 60k', "jobs that don't pay at least 60k"],
  ['jobs that pay at most 40k', 'jobs that pay over 40k'],
  ['roles above $50 an hour', 'roles below $50 an hour'],
  ['jobs between 60k and 80k', 'jobs not between 60k and 80k'],
  ['six figure jobs', 'jobs that are not six figures'],
  ['jobs that make more than sixty thousand', 'jobs that make no more than sixty thousand'],
  ['careers paying over 150k', 'careers not paying over 150k'],
  ['jobs that need a degree', "jobs that don't need a degree"],
  ['jobs that require a master’s', 'jobs that do not require a master’s'],
  ['jobs with a bachelor’s', 'jobs without a bachelor’s'],
  ['jobs that need a doctorate', "jobs that don't need a doctorate"],
  ['best paid jobs with a degree', 'best paid jobs without a degree'],
  ['jobs that need more than a high school diploma', 'jobs that need only a high school diploma'],
  ['jobs that need at least a bachelor’s', "jobs that need less than a bachelor's"],
  ['jobs that need college', 'jobs that need no college'],
  ['jobs over 60k with a degree', 'jobs over 60k with no degree'],
  ['high paying jobs that require experience', 'high paying jobs that require no experience'],
  ['top paying jobs that need experience', 'top paying jobs with no experience needed'],
  ['jobs with an apprenticeship', 'jobs without an apprenticeship'],
  ['trades with an apprenticeship', 'trades with no apprenticeship'],
  ['best paying jobs in healthcare', 'best paying jobs outside healthcare'],
  ['best paying jobs in tech', 'best paying jobs not in tech'],
  ['highest paid jobs in law', 'highest paid jobs outside of law'],
  ['fastest growing jobs in healthcare', 'fastest growing jobs except healthcare'],
  ['best paid jobs in management', 'best paid jobs but not in management'],
  ['jobs in construction over 60k', 'jobs outside construction over 60k'],
  ['best paid business jobs', 'best paid jobs other than business'],
  ['well paid jobs in education', 'well paid jobs excluding education'],
  ['best paying engineering jobs', 'best paying jobs that are not engineering'],
  ['jobs in tech over 120k', 'jobs in tech under 120k'],
  ['healthcare jobs with a degree', 'healthcare jobs without a degree'],
  ['healthcare jobs over 100k', 'healthcare jobs not over 100k'],
  ['jobs that are growing', 'jobs that are shrinking'],
  ['jobs that are growing', "jobs that aren't growing"],
  ['trades that are growing', 'trades that are declining'],
  ['office jobs that are not shrinking', 'office jobs that are shrinking'],
  ['jobs under 40k that are growing', 'jobs under 40k that are not growing'],
  ['jobs growing more than 10 percent', 'jobs growing less than 10 percent'],
  ['jobs with over 500,000 workers', 'jobs with under 500,000 workers'],
  ['jobs that pay more than an electrician', 'jobs that pay less than an electrician'],
  ['what pays better than a nurse practitioner', 'what pays worse than a nurse practitioner'],
  ['jobs like accountant that pay more', 'jobs like accountant that pay less'],
];

/** Questions that ask for one end and the other: another role stands first. */
const ENDS: readonly (readonly [string, string])[] = [
  ['highest paid jobs', 'lowest paid jobs'],
  ['best paying jobs in healthcare', 'worst paying jobs in healthcare'],
  ['fastest growing jobs', 'fastest shrinking jobs'],
  ['most common jobs', 'rarest jobs'],
  ['jobs with the most openings', 'jobs with the fewest openings'],
  ['which engineers earn the most', 'which engineers earn the least'],
  ['nurse, welder or lawyer: who earns the most', 'nurse, welder or lawyer: who earns the least'],
  ['top paying trades', 'lowest paying trades'],
  ['jobs with the highest growth', 'jobs with the lowest growth'],
  ['richest jobs', 'poorest paid jobs'],
  ['growing jobs that pay well', 'growing jobs that pay badly'],
  ['oldest workers by job', 'youngest workers by job'],
];

/** A role named is left out by the other of two. */
const LEFT_OUT: readonly (readonly [string, string, string])[] = [
  ['highest paid jobs', 'highest paid jobs except cardiologists', '29-1212.00'],
  ['best paid jobs in law', 'best paid jobs in law except lawyers', '23-1011.00'],
  [
    'best paying engineering jobs',
    'best paying engineering jobs excluding petroleum engineers',
    '17-2171.00',
  ],
  ['best paid jobs without a degree', 'best paid jobs without a degree but not pilots', '53-2012.00'],
];

describe('opposite questions have opposite answers', () => {
  test.each(APART)('%s / %s', async (one, other) => {
    const [first, second] = [await ask(one), await ask(other)];
    expect([first.outcome, second.outcome]).toEqual(['answer', 'answer']);
    expect(first.roles.length).toBeGreaterThan(0);
    expect(second.roles.length).toBeGreaterThan(0);
    expect(ids(first).filter((id) => ids(second).includes(id))).toEqual([]);
  });

  test.each(ENDS)('%s / %s', async (one, other) => {
    const [first, second] = [await ask(one), await ask(other)];
    expect([first.outcome, second.outcome]).toEqual(['answer', 'answer']);
    expect(ids(first)[0]).not.toBe(ids(second)[0]);
  });

  test.each(LEFT_OUT)('%s / %s', async (one, other, soc) => {
    const socs = async (text: string) => (await ask(text)).roles.map((role) => role.soc);
    expect(await socs(one)).toContain(soc);
    expect(await socs(other)).not.toContain(soc);
  });
});
