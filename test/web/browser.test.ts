import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Served } from '../../adapters/web/start.ts';
import { CHROMIUM, openBrowser, visitor } from './chromium.ts';
import { type Rated, served } from './harness.ts';

/** What a new visitor does, in a real browser. */

const WORDS = CHROMIUM ? '' : ' (skipped: no Chromium on this machine; apt-get install chromium brings it)';
const inBrowser = CHROMIUM ? describe : describe.skip;

inBrowser(`a new visitor${WORDS}`, () => {
  const rated: Rated[] = [];
  let site: Served;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    [site, browser] = await Promise.all([served({}, {}, rated), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(async () => {
    ({ page, complaints, close } = await visitor(browser));
    await page.goto(site.url);
  });
  afterEach(async () => {
    await close();
    expect(complaints).toEqual([]);
  });

  const box = () => page.getByRole('combobox');
  const answers = () => page.getByRole('article');
  async function ask(question: string): Promise<void> {
    const before = await answers().count();
    await box().fill(question);
    await box().press('Enter');
    await answers().nth(before).waitFor();
  }

  test('asks how two jobs differ, and reads the answer with its table, chart and source', async () => {
    await ask('officer vs director salary');
    const answer = answers().first();
    expect(await answer.textContent()).toContain('An operations director earns $104,050 a year on average');
    expect(await answer.getByRole('cell', { name: '$46,813' }).count()).toBe(1);
    expect(await answer.getByRole('figure').getByText('$65,000 – $164,000').isVisible()).toBe(true);
    expect(await answer.getByRole('list', { name: 'Sources' }).textContent()).toContain(
      'Operations officer vs operations director',
    );
  });

  test('picks an example', async () => {
    await page.getByRole('link', { name: 'officer vs director?' }).click();
    await answers().first().waitFor();
    expect(await page.getByRole('group', { name: 'Examples' }).count()).toBe(0);
  });

  test('completes a title with the keyboard alone', async () => {
    await box().pressSequentially('lawyer vs registered nu');
    await page.getByRole('option', { name: 'Registered Nurse' }).waitFor();
    await box().press('ArrowDown');
    expect(await box().getAttribute('aria-activedescendant')).toBe('option-0');
    await box().press('Enter');
    expect(await box().inputValue()).toBe('lawyer vs Registered Nurse ');
    await box().press('Enter');
    await answers().first().waitFor();
    expect(await answers().first().textContent()).toContain('$159,670');
    expect(await page.evaluate('document.activeElement.className')).toBe('question');
  });

  test('keeps the option that is pointed at when a later list holds it, too', async () => {
    await box().pressSequentially('registered nurs');
    await page.getByRole('option', { name: 'Registered Nurse', exact: true }).waitFor();
    await box().press('ArrowDown');
    const later = page.waitForResponse((response) => response.url().endsWith('q=registered+nurse'));
    await box().pressSequentially('e');
    await (await later).finished();
    await box().press('Enter');
    expect(await box().inputValue()).toBe('Registered Nurse ');
  });

  test('completes a title with a press, and puts the list away with Escape', async () => {
    await box().pressSequentially('dent');
    await page.getByRole('option', { name: 'Dentist', exact: true }).click();
    expect(await box().inputValue()).toBe('Dentist ');
    await box().pressSequentially('vs law');
    await page.getByRole('listbox').waitFor();
    await box().press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  test('asks on, and goes on with what was asked', async () => {
    await ask('officer vs director salary');
    await ask('and skills?');
    expect(await answers().nth(1).getByRole('heading', { name: 'Top skills' }).isVisible()).toBe(true);
    await answers().nth(1).getByRole('group', { name: 'Ask on' }).getByRole('link').first().click();
    await answers().nth(2).waitFor();
  });

  test('picks what was meant where a word fits several', async () => {
    await ask('manager');
    await page.getByRole('group', { name: 'Pick one' }).getByRole('link', { name: 'Sales Manager' }).click();
    await answers().nth(1).waitFor();
    expect(await answers().nth(1).textContent()).toContain('sales manager');
  });

  test('links a conversation: the address brings it back, and the way back leads back', async () => {
    await ask('officer vs director salary');
    await ask('and skills?');
    const linked = await visitor(browser);
    await linked.page.goto(page.url());
    expect(await linked.page.getByRole('article').count()).toBe(2);
    await linked.close();
    await page.reload();
    expect(await answers().count()).toBe(2);
    await ask('and education?');
    expect(await answers().nth(2).textContent()).toContain('Operations Director');
    await page.goBack();
    await expect.poll(() => answers().count()).toBe(2);
  });

  test('takes a comparison away as a sheet, as text and as a picture', async () => {
    await ask('officer vs director salary');
    for (const [name, file] of [
      ['CSV', 'csv'],
      ['Markdown', 'md'],
      ['Picture', 'png'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`operations-officer-vs-operations-director.${file}`);
    }
  });

  test('says whether an answer helped', async () => {
    await ask('officer vs director salary');
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByText('Thank you; noted.').waitFor();
    expect(rated.at(-1)).toMatchObject({
      helpful: true,
      roles: ['operations-officer', 'operations-director'],
    });
  });

  test('browses the roles of a group and compares two of them', async () => {
    await page.getByRole('link', { name: 'Roles', exact: true }).click();
    await page.getByRole('link', { name: 'Legal' }).click();
    await page.getByRole('link', { name: 'All groups' }).click();
    await page.getByRole('searchbox').fill('nurse');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('checkbox', { name: 'Compare Registered Nurse' }).check();
    await page.getByRole('checkbox', { name: 'Compare Nurse Practitioner' }).check();
    await page.getByRole('button', { name: 'Compare those ticked' }).click();
    await page.waitForURL(/\/compare\//);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
      /^(?:Registered Nurse|Nurse Practitioner) vs/,
    );
  });

  test('is told in a sentence when the server cannot be reached, and may ask again', async () => {
    await page.route('**/api/ask*', (route) => route.abort());
    await box().fill('officer vs director');
    await box().press('Enter');
    await page.getByText('The server cannot be reached: try again.').waitFor();
    expect(await box().inputValue()).toBe('officer vs director');
    // The browser itself says so, too.
    complaints.length = 0;
  });
});

inBrowser(`the page without a script${WORDS}`, () => {
  test('asks, asks on and links by address', async () => {
    const site = await served();
    const browser = await openBrowser();
    try {
      const { page } = await visitor(browser, { javaScriptEnabled: false });
      await page.goto(site.url);
      await page.getByRole('textbox').fill('officer vs director salary');
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByRole('textbox').fill('and skills?');
      await page.getByRole('button', { name: 'Ask' }).click();
      expect(await page.getByRole('article').count()).toBe(2);
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});

inBrowser(`inside another site${WORDS}`, () => {
  /** A site with nothing but the script of the page. */
  async function host(script: () => string): Promise<{ server: Server; origin: string }> {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Host</title><body><script src="${script()}" data-question="officer vs director salary"></script>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  test('it shows where the site is listed, grows with what it shows, and does not show elsewhere', async () => {
    let script = '';
    const { server, origin } = await host(() => script);
    const listed = await served({ embedOrigins: [origin] });
    const other = await served();
    const browser = await openBrowser();
    try {
      script = `${listed.url}/embed.js`;
      const { page } = await visitor(browser);
      await page.goto(origin);
      const frame = page.frameLocator('iframe');
      await frame.getByText('$104,050 a year on average').waitFor();
      await expect
        .poll(async () => (await page.locator('iframe').boundingBox())?.height ?? 0)
        .toBeGreaterThan(700);
      script = `${other.url}/embed.js`;
      await page.goto(origin);
      await page.locator('iframe').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.frames()[1]?.getByText('$104,050').count()).toBe(0);
    } finally {
      await browser.close();
      await Promise.all([listed.stop(), other.stop()]);
      server.close();
    }
  });
});
