import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chartSvg } from '../../src/charts/index.ts';
import { ALL, answer, HOSTILE, OFFICER, SALARY } from '../adapters/answers.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { webApp } from './harness.ts';

async function page(
  path: string,
  app = webApp(),
): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await (await app).request(path, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

/** An assistant whose every answer is this one. */
function answering(given: typeof SALARY) {
  return { ...fakeAssistant(), ask: async () => given, compare: async () => given };
}

describe('a conversation in the address', () => {
  test('comes back as it was, each question read with those before', async () => {
    const { html } = await page('/?q=officer+vs+director+salary&q=and+skills%3F');
    expect(html.match(/<article/g)).toHaveLength(2);
    expect(html).toContain('$104,050');
    expect(html).toContain('Top skills');
    expect(html).toContain('<title>and skills? · Rolewise</title>');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  test('holds the last ten questions, and refuses one that is too long', async () => {
    const many = new URLSearchParams(
      Array.from({ length: 14 }, (_, at): [string, string] => ['q', `question ${at}`]),
    );
    const assistant = fakeAssistant();
    await page(`/?${many}`, webApp({}, { assistant }));
    expect(assistant.calls.asked.map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, at) => `question ${at + 4}`),
    );
    expect(await page(`/?q=${'x'.repeat(1_001)}`)).toMatchObject({
      status: 400,
      html: expect.stringContaining('1,000 characters'),
    });
  });

  test('visits share none', async () => {
    const assistant = fakeAssistant();
    const app = webApp({}, { assistant });
    await page('/?q=officer', app);
    await page('/?q=officer', app);
    const [first, second] = assistant.calls.asked.map(({ conversation }) => conversation);
    expect(first).not.toBe(second);
  });
});

describe('what an answer shows', () => {
  test.each(Object.entries(ALL))('%s: every word of it, escaped', async (_, given) => {
    const { html } = await page('/?q=any', webApp({}, { assistant: answering(given) }));
    const seen = html.replace(/<[^>]*>/g, ' ');
    const escaped = (text: string) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
    for (const line of given.lead.split('\n')) expect(seen).toContain(escaped(line));
    for (const { cells } of given.table?.rows ?? [])
      for (const { text } of cells) expect(seen).toContain(escaped(text));
    for (const note of given.notes) expect(seen).toContain(escaped(note));
    for (const { title } of given.sources) expect(seen).toContain(escaped(title));
    for (const { label } of [...given.choices, ...given.followUps]) expect(seen).toContain(escaped(label));
  });

  test('foreign words become no markup, and no address but that of the web', async () => {
    const wicked = {
      ...HOSTILE,
      lead: '<img src=x onerror=alert(1)>',
      sources: [{ ...HOSTILE.sources[0]!, url: 'javascript:alert(1)' }],
    };
    const { html } = await page(
      `/?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
      webApp({}, { assistant: answering(wicked) }),
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('javascript:');
  });

  test('how the question was read, where the answer says it', async () => {
    const read = {
      ...answer({ ...SALARY }),
      roles: [{ ...OFFICER, mention: 'senior officer', reading: 'rank' }],
      filters: [{ field: 'education.entry', op: 'level', value: 'master', denied: true }],
      unused: ['in India'],
      notCovered: ['stress'],
      place: { code: '48', title: 'Texas' },
    };
    const { html } = await page(
      '/?q=any',
      webApp({}, { assistant: answering(read as unknown as typeof SALARY) }),
    );
    for (const words of [
      '“senior officer”',
      'its level was set aside',
      'not: entry is master',
      'in India',
      'stress',
      'Texas',
    ]) {
      expect(html).toContain(words);
    }
  });

  test('every colour of a chart has its counterpart in the dark', () => {
    const css = readFileSync(new URL('../../adapters/web/assets/page.css', import.meta.url), 'utf8');
    const chart = {
      title: 'Pay',
      spanMeans: 'the range',
      alt: '',
      rows: [
        {
          title: 'A',
          span: { min: 1, max: 3, atLeast: false },
          middle: { value: 2, statistic: 'median' as const, atLeast: false },
        },
      ],
    };
    const colours = new Set(
      [...chartSvg(chart).matchAll(/fill="(#[0-9a-f]+)"/g)].map(([, colour]) => colour),
    );
    expect(colours.size).toBeGreaterThan(4);
    for (const colour of colours) expect(css).toContain(`.chart [fill="${colour}"]`);
  });

  test('nothing is inline and nothing comes from elsewhere', async () => {
    const { html, headers } = await page('/?q=registered+nurse+vs+physician+assistant');
    expect(html).not.toMatch(/<script(?![^>]* src="\/assets)|<style| style=| on\w+="/);
    expect(html).not.toMatch(/<(?:link|script|img)[^>]*(?:href|src)="(?:https?:)?\/\//);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    );
  });
});

describe('the page of a pair', () => {
  test('has its own title, description and address', async () => {
    const { status, html, headers } = await page('/compare/Registered-Nurse/physician-assistant');
    expect(status).toBe(200);
    expect(html).toContain(
      '<title>Registered Nurse vs Physician Assistant: how they differ · Rolewise</title>',
    );
    expect(html).toMatch(/<meta name="description" content="A physician assistant earns [^"]+">/);
    expect(html).toContain(
      '<link rel="canonical" href="http://localhost/compare/registered-nurse/physician-assistant">',
    );
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });

  test('reads titles that are none exactly, asks back where they are several, and says where there is none', async () => {
    const loose = await page('/compare/rn/physician-assistants');
    expect(loose.html).toContain('href="http://localhost/compare/registered-nurse/physician-assistant"');
    const family = await page('/compare/registered-nurse/manager');
    expect(family).toMatchObject({ status: 200, html: expect.stringContaining('Sales Manager') });
    const unknown = await page('/compare/registered-nurse/moonbeam-wrangler');
    expect(unknown).toMatchObject({ status: 404, html: expect.stringContaining('noindex') });
    expect(await page('/compare/registered-nurse/a%3Cb')).toMatchObject({
      status: 404,
      html: expect.stringContaining('no such page'),
    });
  });

  test('a role has a page, too', async () => {
    const { html } = await page('/roles/registered-nurse');
    expect(html).toContain('<title>Registered Nurse: pay, education, duties · Rolewise</title>');
  });
});

describe('/roles', () => {
  test('shows the groups, a group, what a search finds', async () => {
    expect((await page('/roles')).html).toContain('Healthcare Practitioners and Technical');
    expect((await page('/roles?group=29')).html).toContain('href="/roles/registered-nurse"');
    expect((await page('/roles?q=nurse')).html).toContain('Nurse Practitioner');
    expect((await page('/roles?q=qqqqxyz')).html).toContain('No role is called so');
    expect((await page('/roles?group=99')).status).toBe(404);
  });

  test('what is ticked is compared', async () => {
    const app = await webApp();
    const to = async (ids: string[]) => {
      const response = await app.request(
        `/compare?${new URLSearchParams(ids.map((id): [string, string] => ['role', id]))}`,
      );
      return response.headers.get('location') ?? response.status;
    };
    expect(await to(['registered-nurse', 'lawyer'])).toBe('/compare/registered-nurse/lawyer');
    expect(await to(['lawyer'])).toBe('/roles/lawyer');
    expect(await to([])).toBe('/roles');
    expect(await to(['registered-nurse', 'lawyer', 'dentist'])).toBe(
      '/?q=Registered+Nurse+vs+Lawyer+vs+Dentist',
    );
    expect(await to(['registered-nurse', 'lawyer', 'dentist', 'farmer', 'it-manager', 'sales-manager'])).toBe(
      400,
    );
  });
});

describe('/export', () => {
  test('gives the last answer of the address as a file', async () => {
    const csv = await page('/export?q=officer+vs+director+salary&format=csv');
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="operations-officer-vs-operations-director.csv"',
    );
    expect(csv.html).toContain('"$104,050"');
    const md = await page('/export?q=officer+vs+director&q=and+skills&format=md');
    expect(md.html).toContain('### Top skills');
    const app = await webApp();
    const png = await app.request('/export?q=officer+vs+director+salary&format=png');
    expect([...new Uint8Array(await png.arrayBuffer()).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    const none = await app.request('/export?q=officer+vs+director+skills&format=png');
    expect(await none.json()).toEqual({ error: expect.stringContaining('no pay to draw') });
    expect((await app.request('/export?q=officer&format=exe')).status).toBe(400);
    expect((await app.request('/export?format=csv')).status).toBe(400);
  });
});
