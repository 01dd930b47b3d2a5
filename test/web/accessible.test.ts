import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from '../../adapters/web/start.ts';
import { CHROMIUM, openBrowser, visitor } from './chromium.ts';
import { served } from './harness.ts';

/** What axe finds, whether a narrow screen must be moved sideways, and what a first visit costs. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MOST_BYTES = 60_000;

const PAGES = [
  '/',
  '/?q=officer+vs+director+salary&q=and+skills%3F',
  '/?q=manager',
  '/?q=registered+nurse+vs+physician+assistant+vs+lawyer+vs+dentist',
  '/?q=which+roles+pay+over+100k',
  '/?q=stress+of+registered+nurse+vs+elementary+school+teacher',
  '/compare/registered-nurse/physician-assistant',
  '/roles',
  '/roles?group=29',
  '/roles?q=nurse',
  '/roles/lawyer',
  '/about',
  '/embed?q=officer+vs+director',
  '/nowhere',
];

const LOOKS = [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['a phone of 360 pixels', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
] as const;

interface Axe {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

const inBrowser = CHROMIUM ? describe : describe.skip;
inBrowser(`everyone can read it${CHROMIUM ? '' : ' (skipped: no Chromium on this machine)'}`, () => {
  let site: Served;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([served(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test.each(LOOKS)('axe finds nothing: %s', async (_, look) => {
    // axe is put in from outside, which the page's own policy forbids.
    const { page, close } = await visitor(browser, { ...look, bypassCSP: true });
    for (const path of PAGES) {
      await page.goto(site.url + path);
      await page.addScriptTag({ content: AXE });
      const { violations } = await page.evaluate(() => (globalThis as unknown as Axe).axe.run());
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      const wide = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide, `${path} is wider than the screen`).toBe(0);
      const cut = await page.evaluate<number>(
        "[...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth).length",
      );
      expect(cut, `${path} has a table that is cut`).toBe(0);
    }
    await close();
  });

  test('a first visit is painted, and brings less than 60 kB from this address alone', async () => {
    const { page, complaints, close } = await visitor(browser);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(site.url, { waitUntil: 'networkidle' });
    const bytes = await page.evaluate<number>(
      "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, { transferSize }) => sum + transferSize, 0)",
    );
    const paints = await page.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint').length",
    );
    expect(paints).toBe(1);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect([...hosts]).toEqual([site.url]);
    expect(complaints).toEqual([]);
    await close();
  });
});
