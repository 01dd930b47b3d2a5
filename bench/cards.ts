import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createAssistant } from '../src/assistant.ts';
import type { Assistant, Question } from '../src/contract/assistant.ts';
import { type BenchInputs, readLines } from './inputs.ts';
import { quantile, table } from './measure.ts';

/** A phone in the hand: the width and the height that its chat shows of a message, in pixels. */
const PHONE = { width: 390, height: 660 };
const PLATFORMS = ['discord', 'slack'] as const;
const SETS = ['../../shared/eval/*-questions.jsonl', '../data/eval/spent/*.jsonl'];
/** Messages drawn on one page. */
const A_PAGE = 120;
const TALLEST = 5;

interface Measured {
  text: string;
  height: number;
}

/** Measures how tall the cards of all question sets stand on a phone, as the previews of the platforms draw them. */
export async function bench({ questions }: BenchInputs): Promise<void> {
  const found = SETS.flatMap((set) => globSync(fileURLToPath(new URL(set, import.meta.url)))).sort();
  const asked = (found.length > 0 ? found : questions).flatMap((file) => readLines<Question>(file));
  const only = process.env.ROLEWISE_BENCH_PLATFORM;
  const platforms = PLATFORMS.filter((name) => only === undefined || name === only);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const rows: string[][] = [];
  try {
    for (const platform of platforms) {
      const page = await browser.newPage({ viewport: PHONE });
      const cards = await heights(platform, page, asked);
      const all = cards.map(({ height }) => height);
      rows.push([
        platform,
        String(all.length),
        ...[quantile(all, 0.5), quantile(all, 0.9), Math.max(...all)].map(
          (pixels) => `${Math.round(pixels)} px`,
        ),
        `${all.filter((height) => height > 2 * PHONE.height).length}`,
      ]);
      const tallest = cards.toSorted((a, b) => b.height - a.height).slice(0, TALLEST);
      for (const { text, height } of tallest) console.log(`${platform} ${Math.round(height)} px: ${text}`);
    }
  } finally {
    await browser.close();
  }
  console.log(
    `\nHeights at ${PHONE.width} px, controls included; a screen shows ${PHONE.height} px of a chat.\n\n${table(
      ['platform', 'cards', 'median', 'p90', 'tallest', 'over two screens'],
      rows,
    )}`,
  );
}

/** What each platform's preview exports. */
interface Preview {
  drawn(assistant: Assistant, questions: readonly Question[]): Promise<string>;
}

async function heights(platform: string, page: Page, asked: readonly Question[]): Promise<Measured[]> {
  const { drawn } = (await import(`../adapters/${platform}/preview/drawn.ts`)) as Preview;
  const assistant = createAssistant();
  const folder = mkdtempSync(join(tmpdir(), 'rolewise-cards-'));
  const cards: Measured[] = [];
  try {
    for (let from = 0; from < asked.length; from += A_PAGE) {
      const some = asked.slice(from, from + A_PAGE).map(({ text, conversation }) => ({ text, conversation }));
      const file = join(folder, 'page.html');
      writeFileSync(file, await drawn(assistant, some));
      await page.goto(pathToFileURL(file).href);
      const pixels = await page.evaluate<number[]>(
        "[...document.querySelectorAll('article')].map((card) => card.getBoundingClientRect().height)",
      );
      cards.push(...some.map(({ text }, at) => ({ text, height: pixels[at] ?? Number.NaN })));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return cards;
}
