import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../../adapters/discord/render/answer.ts';
import { renderNotice } from '../../../adapters/discord/render/notice.ts';
import { ALL, answer, CLARIFY, HOSTILE_TEXT, LONG, RANK, SALARY, UNKNOWN } from '../../adapters/answers.ts';
import { componentsIn, messageViolations } from '../server/validate.ts';

const OF = { ref: 'abc123', owner: '500000000000000001', shareable: true };
const V2 = 1 << 15;
const sheet = { name: 'long.csv', data: Buffer.from('csv'), alt: 'A sheet' };
const picture = { name: 'pay.png', data: Buffer.from('png'), alt: 'Pay of two roles. '.repeat(80) };

function texts(components: unknown): string[] {
  return componentsIn(components).flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
}

function buttons(components: unknown): string[] {
  return componentsIn(components).flatMap(({ type, label }) => (type === 2 ? [String(label)] : []));
}

/** Every page of an answer, by following "More" until there is none. */
function pages(given: typeof SALARY) {
  const all = [];
  for (let page = 0; page < 60; page += 1) {
    const { components } = renderAnswer({ answer: given, ...OF, picture, sheet, page });
    all.push(components);
    if (!buttons(components).some((label) => label.startsWith('More'))) return all;
  }
  throw new Error('"More" never ends');
}

describe('an answer as a Discord message', () => {
  it.each(Object.entries(ALL))('keeps within the limits on every page: %s', (_name, given) => {
    for (const components of pages(given)) expect(messageViolations({ components, flags: V2 })).toEqual([]);
  });

  it('has a title, the lead, then one block a role with its numbers in a line and its words in one each', () => {
    const [average, ...words] = SALARY.table?.rows ?? [];
    const cells = average?.cells.map((cell, at) => ({ ...cell, facts: [SALARY.facts[at]?.id ?? ''] })) ?? [];
    const rows = [{ field: '', label: '', ...average, cells }, ...words];
    const given = answer({ ...SALARY, table: { columns: SALARY.table?.columns ?? [], rows } });
    const [head, ...rest] = texts(renderAnswer({ answer: given, ...OF }).components);
    expect(head).toMatch(
      /^### Operations Officer vs Operations Director\n-# Pay\nAn operations director earns/,
    );
    const officer = rest.find((text) => text.startsWith('**Operations Officer**'));
    expect(officer?.split('\n').at(-1)).toBe('Best-paying industry: *not reported*');
    expect(officer).toContain('Average salary **$46,813 a year**');
    expect(rest.join('\n').match(/Operations Officer/g)).toHaveLength(1);
  });

  it('says once what all roles have alike', () => {
    const row = (field: string, ...cells: string[]) => ({
      field,
      label: field,
      cells: cells.map((text) => ({ text, facts: [] })),
    });
    const table = {
      columns: SALARY.table?.columns ?? [],
      rows: [row('education.entry', 'None', 'None'), row('outlook.growth', '1%', '2%')],
    };
    const all = texts(renderAnswer({ answer: answer({ ...SALARY, table }), ...OF }).components);
    expect(all).toContain('**Both**\neducation.entry: None');
  });

  it('sets figures into one line for all roles or for none, however short those of one are', () => {
    const facts = ['growth', 'jobs'].map((name) => ({
      id: name,
      role: 'operations-officer',
      field: `outlook.${name}`,
      aspect: 'outlook' as const,
      value: 8,
      unit: 'jobs' as const,
      display: '8',
      source: SALARY.sources[0]?.id ?? '',
      asOf: null,
    }));
    const row = (name: string, ...cells: string[]) => ({
      field: `outlook.${name}`,
      label: `Its ${name}`,
      cells: cells.map((text) => ({ text, facts: [name] })),
    });
    const blocks = (long: string) => {
      const rows = [row('growth', '8', '9'), row('jobs', '1', long)];
      const given = answer({ ...SALARY, facts, table: { columns: ['A', 'B'], rows } });
      const all = texts(renderAnswer({ answer: given, ...OF }).components);
      return all.filter((text) => /^\*\*[AB]\*\*/.test(text)).map((text) => text.split('\n').length);
    };
    expect(blocks('2')).toEqual([2, 2]);
    expect(blocks('2,000,000,000,000,000,000')).toEqual([3, 3]);
  });

  it('names the roles where all is alike', () => {
    const cells = ['None', 'None'].map((text) => ({ text, facts: [] }));
    const table = { columns: ['A', 'B'], rows: [{ field: 'education.entry', label: 'Entry', cells }] };
    const { components } = renderAnswer({ answer: answer({ ...SALARY, table }), ...OF });
    expect(texts(components)).toContain('**A, B**\nEntry: None');
  });

  it('leaves rows of five roles to the next page before it grows beyond two screens, and drops none', () => {
    const [first = '', ...further] = pages(LONG).map((components) => texts(components).join('\n'));
    expect(first.length).toBeGreaterThan(0);
    for (const { label } of LONG.table?.rows ?? [])
      expect([first, ...further].some((page) => page.includes(label))).toBe(true);
  });

  it('names the source in small print on every page', () => {
    for (const components of pages(LONG)) expect(texts(components).at(-1)).toMatch(/^-# Source: /);
  });

  it('loses nothing of a long answer: what one page does not hold is behind "More"', () => {
    const all = pages(LONG).flatMap(texts).join('\n');
    for (let at = 0; at < 20; at += 1) expect(all).toContain(`Figure number ${at}`);
    for (let at = 0; at < 12; at += 1) expect(all).toContain(`Duty ${at} of paramedic`);
    for (let at = 0; at < 8; at += 1) expect(all).toContain(`Caution ${at}`);
  });

  it('shows the picture with its alt text on the first page only', () => {
    const [first, second] = pages(LONG);
    const gallery = componentsIn(first).find(({ type }) => type === 12);
    expect(gallery?.items).toMatchObject([{ media: { url: 'attachment://pay.png' } }]);
    expect(componentsIn(second).some(({ type }) => type === 12)).toBe(false);
  });

  it('has the whole of a cut answer as a sheet behind "More", and none where nothing is cut', () => {
    const files = (components: unknown) =>
      componentsIn(components).flatMap(({ file }) => (file ? [file] : []));
    const [first, ...further] = pages(LONG);
    expect(files(first)).toEqual([]);
    for (const components of further) expect(files(components)).toEqual([{ url: 'attachment://long.csv' }]);
    expect(pages(SALARY).flatMap(files)).toEqual([]);
  });

  it('offers the aspects not shown, then the follow-up questions', () => {
    const { components } = renderAnswer({ answer: SALARY, ...OF });
    const select = componentsIn(components).find(({ type }) => type === 3);
    const options = select?.options as { label: string; value: string }[];
    expect(options.map(({ value }) => value)).toContain('aspect:skills');
    expect(options.map(({ value }) => value)).not.toContain('aspect:salary');
    expect(options.at(-1)).toMatchObject({ label: 'And the operations manager?', value: 'next:0' });
  });

  it('offers to change the comparison, to share and to rate, in one row', () => {
    const { components } = renderAnswer({ answer: SALARY, ...OF });
    expect(buttons(components)).toEqual(['Change', 'Share', '👍', '👎']);
  });

  it('offers no sharing of what everyone sees, but to delete it; and the way back from a change', () => {
    expect(buttons(renderAnswer({ answer: SALARY, ...OF, shareable: false }).components)).toContain('🗑');
    expect(buttons(renderAnswer({ answer: SALARY, ...OF, undoable: true }).components)).toContain('↩ Undo');
  });

  it.each(Object.entries(ALL))('has at most three rows of controls under an answer: %s', (_name, given) => {
    if (given.outcome !== 'answer') return;
    for (const components of pages(given))
      expect(componentsIn(components).filter(({ type }) => type === 1).length).toBeLessThanOrEqual(3);
  });

  it('shows few short readings as buttons, many as a list cut at what Discord takes, and takes another title', () => {
    const { components } = renderAnswer({ answer: CLARIFY, ...OF });
    const select = componentsIn(components).find(({ type }) => type === 3);
    expect(select?.options).toHaveLength(25);
    expect(buttons(components)).toEqual(['Another title…']);
    const few = answer({ ...CLARIFY, choices: CLARIFY.choices.slice(0, 3) });
    expect(buttons(renderAnswer({ answer: few, ...OF }).components)).toHaveLength(4);
    expect(buttons(renderAnswer({ answer: UNKNOWN, ...OF }).components)).toEqual(['Another title…']);
  });

  it('sets no ranked roles side by side, and numbers them', () => {
    const { components } = renderAnswer({ answer: RANK, ...OF });
    expect(buttons(components)).toEqual(['Share', '👍', '👎']);
    expect(texts(components).join('\n')).toMatch(/^1\. /m);
  });

  it('tears a lead that fits no page, and keeps every word', () => {
    const words = Array.from({ length: 1500 }, (_, at) => `word${at}`);
    const all = pages(answer({ lead: words.join(' ') }))
      .flatMap(texts)
      .join(' ');
    expect(all.match(/word\d+/g)).toEqual(words);
  });
});

describe('one sentence of ours', () => {
  it('keeps within the limits whatever it echoes', () => {
    const { components } = renderNotice(HOSTILE_TEXT.repeat(200));
    expect(messageViolations({ components, flags: V2 })).toEqual([]);
  });
});
