import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { served } from './harness.ts';

/**
 * Takes the pictures of the guides anew: `npx node test/web/pictures.ts`. Look at them before they are kept; the emoji need
 * a font (Debian's fonts-noto-color-emoji).
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Sharp on screens of today, and small. */
const SCALE = 1.5;
const QUALITY = 82;

/** A picture of the page: what is asked, and the screen. */
const PAGE_PICTURES: Record<string, { path: string; screen: BrowserContextOptions }> = {
  'desktop.webp': {
    path: '/?q=registered+nurse+vs+physician+assistant+salary',
    screen: { viewport: { width: 900, height: 900 } },
  },
  'phone.webp': {
    path: '/?q=officer+vs+director+salary',
    screen: { viewport: { width: 390, height: 900 } },
  },
  'dark.webp': {
    path: '/?q=best-paid+jobs+that+need+no+degree',
    screen: { viewport: { width: 390, height: 900 }, colorScheme: 'dark' },
  },
};

/** A message as the preview of its platform draws it: what is asked, the width of the window, and the theme if not light. */
const CHAT_PICTURES: Record<string, { question: string; width: number; colorScheme?: 'dark' }> = {
  'adapters/slack/docs/compare.webp': { question: 'accountant vs registered nurse', width: 390 },
  'adapters/slack/docs/five.webp': {
    question: 'dentist vs pharmacist vs optometrist vs veterinarian vs podiatrist',
    width: 390,
    colorScheme: 'dark',
  },
  'adapters/slack/docs/clarify.webp': { question: 'manager vs director', width: 390 },
  'adapters/discord/docs/phone.webp': {
    question: 'officer vs director salary',
    width: 390,
    colorScheme: 'dark',
  },
  'adapters/discord/docs/five.webp': {
    question: 'dentist vs pharmacist vs optometrist vs veterinarian vs podiatrist',
    width: 390,
    colorScheme: 'dark',
  },
  'adapters/discord/docs/desktop.webp': {
    question: 'registered nurse vs licensed practical nurse',
    width: 720,
  },
  'adapters/discord/docs/clarify.webp': { question: 'manager vs director', width: 390 },
};

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-pictures-'));
  const browser = await openBrowser();
  const site = await served();
  try {
    for (const [name, { path, screen }] of Object.entries(PAGE_PICTURES)) {
      const page = await (await browser.newContext({ ...screen, deviceScaleFactor: SCALE })).newPage();
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      await picture(page, `adapters/web/docs/${name}`);
    }
    for (const [file, { question, width, colorScheme = 'light' }] of Object.entries(CHAT_PICTURES)) {
      const out = join(folder, 'page.html');
      const preview = join(ROOT, dirname(dirname(file)), 'preview/main.ts');
      spawnSync(process.execPath, [preview, out, question], { stdio: 'inherit' });
      const viewport = { width, height: 400 };
      const screen: BrowserContextOptions = { viewport, colorScheme, deviceScaleFactor: SCALE };
      const page = await (await browser.newContext(screen)).newPage();
      await page.goto(pathToFileURL(out).href);
      await page.setViewportSize({
        width,
        height: await page.evaluate<number>('document.body.scrollHeight'),
      });
      await picture(page, file);
    }
  } finally {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function picture(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), Buffer.from(data, 'base64'));
  await page.close();
}

await main();
