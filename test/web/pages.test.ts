import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { slugOf } from '../../adapters/common/formats.ts';
import { ALL, answer, HOSTILE, OFFICER, SALARY } from '../adapters/answers.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { embedded, webApp } from './harness.ts';

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

test('what all roles have in the same words is shown once where a narrow screen stacks them', async () => {
  const { table } = SALARY;
  const cells = ['None', 'None', 'None'].map((text) => ({ text, facts: [] }));
  const row = { field: 'experience.entry', label: 'Experience', cells };
  const given = answer({ ...SALARY, table: table && { columns: ['A', 'B', 'C'], rows: [row] } });
  const { html } = await page('/?q=a+vs+b', webApp({}, { assistant: answering(given) }));
  expect(html.match(/data-of="All"(?: class="same")?>None/g)).toEqual([
    'data-of="All">None',
    'data-of="All" class="same">None',
    'data-of="All" class="same">None',
  ]);
});

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

test('a page that everybody sees alike is made once, sent compressed, and not at all to who has it', async () => {
  const assistant = fakeAssistant();
  const app = await webApp({}, { assistant });
  const get = (headers: Record<string, string>) => app.request('/roles/registered-nurse', { headers });
  const first = await get({ 'accept-encoding': 'gzip, br' });
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('cache-control')).toContain('public');
  const packed = brotliDecompressSync(await first.arrayBuffer()).toString();
  expect(await (await get({})).text()).toBe(packed);
  const tag = first.headers.get('etag') ?? '';
  const again = await get({ 'if-none-match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(assistant.calls.compared).toHaveLength(1);
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

  test('a chart is words, and bars on one scale from zero', async () => {
    const { html } = await page('/?q=any', webApp({}, { assistant: answering(SALARY) }));
    const [, figure = ''] = /<figure class="chart">([\s\S]*?)<\/figure>/.exec(html) ?? [];
    expect(figure).toContain('Bars: the range that the source gives.');
    expect(figure).toContain('<strong>Operations Officer</strong>');
    const bars = [...figure.matchAll(/class="bar" x="([\d.]+)" width="([\d.]+)"/g)];
    for (const [, x, width] of bars) expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.1);
    expect(bars.length).toBeGreaterThan(0);
  });

  test('a chart of shares names every bar and tells its figure', async () => {
    const { html } = await page('/?q=stress+of+registered+nurse+vs+elementary+school+teacher');
    const [, figure = ''] = /<figure class="chart grouped">([\s\S]*?)<\/figure>/.exec(html) ?? [];
    expect(figure).toContain('<strong>Ratings</strong> <span class="quiet">The scale ends at 100.</span>');
    expect(figure).toContain(
      '<p><strong>Time pressure</strong></p><p><span class="quiet">Registered Nurse</span> <span>75 of 100</span></p>',
    );
    expect(figure.match(/class="bar"/g)).toHaveLength(8);
    const one = await page('/?q=educational+attainment+of+accountants');
    expect(one.html).toContain('<span class="quiet">Accountant. The scale ends at 100%.</span>');
    expect(one.html).toContain('>Picture</a>');
  });

  test('the way to the page of its own, where it has one', async () => {
    const pair = await page('/?q=registered+nurse+vs+physician+assistant+salary');
    expect(pair.html).toContain('<a href="/compare/registered-nurse/physician-assistant">Page to print');
    expect((await page('/?q=which+jobs+pay+over+200k')).html).not.toContain('Page to print');
  });

  test('a visitor whose browser reads another language is told in it that English is read here', async () => {
    const app = await webApp();
    const first = async (language: string) =>
      (await app.request('/', { headers: { 'accept-language': language } })).text();
    expect(await first('de-AT,de;q=0.9,en;q=0.8')).toContain(
      '<p lang="de">Hier werden nur Fragen auf Englisch verstanden.</p>',
    );
    for (const language of ['en-GB,de;q=0.5', 'xx', '', '"><script>']) {
      expect(await first(language)).not.toContain('<p lang=');
    }
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
    expect(await page('/compare/registered-nurse/nope')).toMatchObject({
      status: 404,
      html: expect.stringContaining('No role is called “nope”'),
    });
    expect(await page('/compare/registered-nurse/a%3Cb')).toMatchObject({
      status: 404,
      html: expect.stringContaining('no such page'),
    });
  });

  test('of several, too; not of one, nor of more than are set side by side', async () => {
    const several = await page('/compare/registered-nurse/lawyer/dentist');
    expect(several.html).toContain('<h1>Registered Nurse vs Lawyer vs Dentist</h1>');
    for (const slugs of ['lawyer', 'lawyer/', 'a/b/c/d/e/f', '']) {
      expect((await page(`/compare/${slugs}`)).status).toBe(404);
    }
  });

  test('every role has one that leads back to it', async () => {
    const { directory } = await embedded();
    const lost = directory.roles.filter(({ id, title }) => directory.bySlug(slugOf(title))?.id !== id);
    expect(lost).toEqual([]);
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
      '/compare/registered-nurse/lawyer/dentist',
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
    expect(await none.json()).toEqual({ error: expect.stringContaining('nothing to draw') });
    expect((await app.request('/export?q=officer&format=exe')).status).toBe(400);
    expect((await app.request('/export?format=csv')).status).toBe(400);
  });
});
