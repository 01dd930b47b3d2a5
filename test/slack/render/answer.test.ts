import { describe, expect, it } from 'vitest';
import { LIMITS, PHONE } from '../../../adapters/slack/limits.ts';
import { renderPlainly } from '../../../adapters/slack/render/answer.ts';
import { heightOn } from '../../../adapters/slack/render/height.ts';
import { characters } from '../../../adapters/slack/render/measure.ts';
import { renderNotice } from '../../../adapters/slack/render/notice.ts';
import type { Drawn } from '../../../adapters/slack/render/types.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import {
  ALL,
  answer,
  CLARIFY,
  HELP,
  HOSTILE,
  HOSTILE_TEXT,
  LONG,
  RANK,
  SALARY,
  UNKNOWN,
} from '../../adapters/answers.ts';
import { elements, faultsOf, labelsIn, optionsIn, pagesOf, render, wordsIn } from './show.ts';

const WAYS: Drawn[] = [
  { kind: 'none' },
  { kind: 'native' },
  { kind: 'picture', fileId: 'F0000000001', alt: 'Pay of two roles. '.repeat(200) },
];

describe('an answer as a Slack message', () => {
  for (const drawn of WAYS) {
    it.each(Object.entries(ALL))(
      `keeps within the limits on every page, drawn as ${drawn.kind}: %s`,
      (_, given) => {
        for (const message of pagesOf(given, { drawn })) {
          expect(faultsOf(message)).toEqual([]);
          expect(characters(message.blocks)).toBeLessThanOrEqual(LIMITS.message);
        }
      },
    );
  }

  it('begins with the lead, then the figures in a native table', () => {
    const { blocks } = render(SALARY);
    expect(blocks[0]).toMatchObject({ type: 'section', text: { text: SALARY.lead } });
    expect(blocks[1]).toMatchObject({ type: 'data_table', page_size: 5 });
    const [, table] = blocks;
    const rows = table?.type === 'data_table' ? table.rows : [];
    expect(rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')))).toContainEqual([
      'Best-paying industry',
      'not reported',
      'Finance',
    ]);
  });

  it('is read in two screens of a phone: the first rows of a tall table, all else behind More', () => {
    const text = 'more to tell than a column of a phone holds';
    const rows = (LONG.table?.rows ?? []).map((row) => ({
      ...row,
      cells: row.cells.slice(0, 2).map((cell) => ({ ...cell, text })),
    }));
    const tall = { ...SALARY, sections: LONG.sections, table: { columns: ['Officer', 'Director'], rows } };
    const pages = pagesOf(tall, { drawn: { kind: 'none' } });
    for (const { blocks } of pages) expect(heightOn(blocks)).toBeLessThanOrEqual(PHONE.page);
    const tables = pages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'data_table'));
    expect(tables.flatMap(({ rows: [, ...told] }) => told)).toHaveLength(20);
    expect(tables[0]?.page_size).toBeLessThan(12);
    const told = wordsIn(pages.flatMap(({ blocks }) => blocks));
    for (const duty of LONG.sections.flatMap(({ items }) => items)) expect(told).toContain(duty.trim());
  });

  it('draws the chart under the table, on the first page only', () => {
    const [first, ...others] = pagesOf(
      { ...LONG, facts: SALARY.facts, roles: SALARY.roles },
      { drawn: { kind: 'native' } },
    );
    const types = first?.blocks.map(({ type }) => type) ?? [];
    expect(types.indexOf('data_visualization')).toBe(types.indexOf('data_table') + 1);
    expect(others.length).toBeGreaterThan(0);
    for (const { blocks } of others)
      expect(blocks.map(({ type }) => type)).not.toContain('data_visualization');
  });

  it('shows the same on each page, however the chart is drawn', () => {
    const withoutCharts = WAYS.map((drawn) =>
      pagesOf({ ...LONG, facts: SALARY.facts, roles: SALARY.roles }, { drawn }).map(({ blocks }) =>
        blocks.filter(({ type }) => type !== 'data_visualization' && type !== 'image'),
      ),
    );
    expect(withoutCharts[1]).toEqual(withoutCharts[0]);
    expect(withoutCharts[2]).toEqual(withoutCharts[0]);
  });

  it('says the picture in words for whoever does not see it', () => {
    expect(render(SALARY, { drawn: { kind: 'native' } }).text).toContain('$65,000 – $164,000');
  });

  it('names the source on every page', () => {
    for (const { blocks } of pagesOf(LONG))
      expect(wordsIn(blocks)).toContain('Source: U.S. Bureau of Labor Statistics: <https://www.bls.gov/');
  });

  it('loses nothing of a long answer: what one page does not hold is behind "More"', () => {
    const all = pagesOf(LONG)
      .map(({ blocks }) => wordsIn(blocks))
      .join('\n');
    for (let at = 0; at < 20; at += 1) expect(all).toContain(`Figure number ${at}`);
    for (let at = 0; at < 12; at += 1) expect(all).toContain(`Duty ${at} of paramedic`);
    for (let at = 0; at < 8; at += 1) expect(all).toContain(`Caution ${at}`);
  });

  it('tears a lead that fits no page, and keeps every word', () => {
    const words = Array.from({ length: 1500 }, (_, at) => `word${at}`);
    const all = pagesOf(answer({ lead: words.join(' ') }))
      .map(({ blocks }) => wordsIn(blocks))
      .join(' ');
    expect(all.match(/word\d+/g)).toEqual(words);
  });

  it('says once whose list it is', () => {
    const list = (title: string) => ({
      ...SALARY,
      sections: [
        { field: 'skills.top', role: SALARY.roles[0]?.id ?? '', title, items: ['Planning'], more: 2 },
      ],
    });
    expect(wordsIn(render(list('Top skills')).blocks)).toContain(
      '*Operations Officer: Top skills*\n• Planning\n_and 2 more_',
    );
    expect(wordsIn(render(list('Top skills, Operations Officer')).blocks)).toContain(
      '*Top skills, Operations Officer*',
    );
  });

  it('leaves the lead out where it was streamed', () => {
    expect(wordsIn(render(SALARY, { withoutLead: true }).blocks)).not.toContain('earns 2.2 times');
  });

  it('sends numbers as numbers where a column holds one measure', () => {
    const facts = RANK.roles.map(({ id }, at) => ({
      id: `${id}.salary.median`,
      role: id,
      field: 'salary.median',
      aspect: 'salary' as const,
      value: (200 - at) * 1000,
      unit: 'USD/year' as const,
      display: `$${200 - at},000`,
      source: 'survey',
      asOf: null,
    }));
    const rows = RANK.table?.rows.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, facts: [facts[at]?.id ?? ''] })),
    }));
    const { blocks } = render(
      answer({ ...RANK, facts, table: { columns: ['Median salary'], rows: rows ?? [] } }),
    );
    const table = blocks.find(({ type }) => type === 'data_table');
    const rowsShown = table?.type === 'data_table' ? table.rows : [];
    expect(rowsShown[0]?.[0]).toMatchObject({ text: 'Role' });
    expect(rowsShown[1]?.[1]).toMatchObject({ type: 'raw_number', value: 200_000, text: '$200,000' });
  });

  it('is still text where a workspace refuses newer blocks', () => {
    const { blocks } = renderPlainly(render(SALARY, { drawn: { kind: 'native' } }));
    expect(new Set(blocks.map(({ type }) => type))).toEqual(new Set(['section', 'context', 'actions']));
    expect(wordsIn(blocks)).toContain('*Hourly*: Operations Officer $22.51 · Operations Director $50.02');
  });

  it('makes hostile text harmless wherever it stands', () => {
    for (const message of pagesOf(HOSTILE)) {
      const words = `${wordsIn(message.blocks)}\n${message.text}`;
      expect(words).not.toMatch(/@everyone|@here|<@|<#|<!|<https?:\/\/evil\.example>/);
      // What can be pressed or picked is shown as it is written.
      const prose = wordsIn(message.blocks.filter(({ type }) => type !== 'actions'));
      expect(prose + message.text).not.toMatch(/\*\*bold\*\*|~~s~~|`code`/);
    }
  });
});

describe('controls under an answer', () => {
  it('are the aspects not shown, the next questions, the roles, sharing and a rating', () => {
    const { blocks } = render(SALARY);
    expect(labelsIn(blocks)).toEqual(['Overview', 'Education', 'Skills', 'Ask on', 'Share here']);
    expect(optionsIn(blocks)).toEqual([
      'Duties',
      'Requirements',
      'Outlook',
      'Experience',
      'Work environment',
      'And the operations manager?',
      'Swap a role',
      'Add a role',
    ]);
    expect(elements(blocks).at(-1)).toMatchObject({ type: 'feedback_buttons' });
  });

  it('offer neither sharing of what everyone sees, nor a sixth role', () => {
    const labels = pagesOf(LONG, { shareable: false }).flatMap(({ blocks }) => [
      ...labelsIn(blocks),
      ...optionsIn(blocks),
    ]);
    expect(labels).not.toContain('Share here');
    expect(labels).not.toContain('Add a role');
  });

  it('ask what was meant by buttons, or by a select where there are many', () => {
    expect(labelsIn(render(CLARIFY).blocks)).toEqual(['Pick what you meant', 'Another title']);
    const few = { ...CLARIFY, choices: CLARIFY.choices.slice(0, 3) };
    expect(labelsIn(render(few).blocks)).toEqual([...few.choices.map(({ label }) => label), 'Another title']);
  });

  it('offer to pick a title where none is known', () => {
    expect(labelsIn(render(UNKNOWN).blocks)).toEqual(['Pick a title']);
  });

  it('show other readings as buttons where they fit a phone, the others to pick from', () => {
    const choices = ['Nurse Aide', 'Nurse Midwife', 'Licensed Practical Nurse'].map((label) => ({
      ...(CLARIFY.choices[0] as Answer['choices'][number]),
      label,
    }));
    const { blocks } = render({ ...SALARY, choices });
    expect(labelsIn(blocks).slice(0, 3)).toEqual(['Nurse Aide', 'Nurse Midwife', 'Meant something else?']);
  });

  it('are questions to begin with under the help', () => {
    expect(labelsIn(render(HELP).blocks)).toEqual(HELP.followUps.map(({ label }) => label));
  });

  it('set no ranked roles side by side', () => {
    expect(labelsIn(render(RANK).blocks)).toEqual(['Share here']);
  });
});

describe('one sentence of ours', () => {
  it('keeps within the limits whatever it echoes', () => {
    expect(faultsOf(renderNotice(HOSTILE_TEXT.repeat(200)))).toEqual([]);
  });
});
