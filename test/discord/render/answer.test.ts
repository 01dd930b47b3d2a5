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

  it('begins with the lead, then one bold label a figure and one line a role', () => {
    const { components } = renderAnswer({ answer: SALARY, ...OF });
    const [lead, ...rest] = texts(components);
    const figures = rest.join('\n');
    expect(lead).toContain('earns 2.2 times');
    expect(figures).toContain(
      '**Average salary**\nOperations Officer: $46,813 a year\nOperations Director: $104,050 a year',
    );
    expect(figures).toContain('Operations Officer: *not reported*');
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
    expect(options.at(-1)).toMatchObject({ label: 'And the operations manager?', value: 'ask:0' });
  });

  it('offers to swap each role, to add one, to share and to rate', () => {
    const { components } = renderAnswer({ answer: SALARY, ...OF });
    expect(buttons(components)).toEqual([
      'Swap Operations Officer',
      'Swap Operations Director',
      'Add a role',
      'Share here',
      '👍 Helpful',
      '👎 Not helpful',
    ]);
  });

  it('offers no sharing of what everyone sees, and no sixth role', () => {
    const { components } = renderAnswer({ answer: LONG, ...OF, shareable: false });
    expect(buttons(components)).not.toContain('Share here');
    expect(buttons(components)).not.toContain('Add a role');
  });

  it('asks what was meant with a select, cut at what Discord takes', () => {
    const { components } = renderAnswer({ answer: CLARIFY, ...OF });
    const select = componentsIn(components).find(({ type }) => type === 3);
    expect(select?.options).toHaveLength(25);
    expect(buttons(components)).toEqual([]);
  });

  it('has no controls where there is nothing to go on with', () => {
    expect(renderAnswer({ answer: UNKNOWN, ...OF }).components).toHaveLength(1);
  });

  it('sets no ranked roles side by side', () => {
    const { components } = renderAnswer({ answer: RANK, ...OF });
    expect(buttons(components)).toEqual(['Share here', '👍 Helpful', '👎 Not helpful']);
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
