import { describe, expect, it } from 'vitest';
import { FOR_ANYONE, FOR_THE_APP, METHODS } from './methods.ts';
import { acknowledgementFaults, argumentFaults, KNOWN, responseFaults } from './schema/arguments.ts';
import { blockFaults, type Json } from './schema/blocks.ts';
import { viewFaults } from './schema/views.ts';

/** A validator that cannot refuse is worth nothing: each limit is shown to hold at its edge and one beyond. */

const x = (count: number) => 'x'.repeat(count);
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: Json = {}) => ({ type: 'button', text: plain('Pay'), action_id: 'pay', ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const option = (at: number) => ({ text: plain(`Option ${at}`), value: String(at) });
const select = (count: number, more: Json = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: times(count, option),
  ...more,
});
const multi = (more: Json = {}) => ({
  type: 'multi_external_select',
  action_id: 'm',
  min_query_length: 1,
  ...more,
});
const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain('Jobs'), element, ...more });
const raw = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, columns = 2, more: Json = {}) => ({
  type: 'data_table',
  caption: 'Pay',
  rows: times(rows, () => times(columns, () => raw('cell'))),
  ...more,
});
const series = (name: string, labels: string[]) => ({
  name,
  data: labels.map((label) => ({ label, value: 1 })),
});
const chart = (count = 1, labels = ['a', 'b'], more: Json = {}) => ({
  type: 'data_visualization',
  title: 'Pay',
  chart: {
    type: 'bar',
    series: times(count, (at) => series(`series ${at}`, labels)),
    axis_config: { categories: labels },
    ...more,
  },
});
const image = (more: Json = {}) => ({ type: 'image', alt_text: 'Pay', slack_file: { id: 'F1' }, ...more });
const feedback = {
  type: 'feedback_buttons',
  action_id: 'f',
  positive_button: { text: plain('Good'), value: 'yes' },
  negative_button: { text: plain('Bad'), value: 'no' },
};

type Case = [what: string, taken: Json[], refused: Json[], why: RegExp];

const BLOCKS: Case[] = [
  ['a section of 3,000', [section(x(3000))], [section(x(3001))], /text\.text: Too big/],
  [
    'a header of 150',
    [{ type: 'header', text: plain(x(150)) }],
    [{ type: 'header', text: plain(x(151)) }],
    /Too big/,
  ],
  [
    'a header that is plain',
    [{ type: 'header', text: plain('a') }],
    [{ type: 'header', text: mrkdwn('a') }],
    /type/,
  ],
  [
    'a markdown block of 12,000',
    [{ type: 'markdown', text: x(12_000) }],
    [{ type: 'markdown', text: x(12_001) }],
    /Too big/,
  ],
  ['50 blocks', times(50, () => ({ type: 'divider' })), times(51, () => ({ type: 'divider' })), /51 blocks/],
  ['known blocks', [{ type: 'divider' }], [{ type: 'dividing' }], /unknown block type dividing/],
  ['known keys', [{ type: 'divider' }], [{ type: 'divider', colour: 'red' }], /colour/],
  ['text that is not blank', [section('a')], [section(' \n')], /blank/],
  ['a section that says something', [section('a')], [{ type: 'section' }], /neither text nor fields/],
  [
    '10 fields of 2,000',
    [{ type: 'section', fields: times(10, () => mrkdwn(x(2000))) }],
    [{ type: 'section', fields: times(11, () => mrkdwn('a')) }],
    /fields/,
  ],
  [
    'fields of 2,000',
    [section('a')],
    [{ type: 'section', fields: [mrkdwn(x(2001))] }],
    /fields\.0\.text: Too big/,
  ],
  [
    '10 elements of context',
    [{ type: 'context', elements: times(10, () => mrkdwn('a')) }],
    [{ type: 'context', elements: times(11, () => mrkdwn('a')) }],
    /elements: Too big/,
  ],
  [
    '25 elements of actions',
    [actions(...times(25, (at) => button({ action_id: `${at}` })))],
    [actions(...times(26, (at) => button({ action_id: `${at}` })))],
    /elements: Too big/,
  ],
  [
    'other elements in each place',
    [{ type: 'context_actions', elements: [feedback] }],
    [actions(feedback)],
    /elements\.0/,
  ],
  [
    '5 context actions',
    [{ type: 'context_actions', elements: times(5, (at) => ({ ...feedback, action_id: `${at}` })) }],
    [{ type: 'context_actions', elements: times(6, (at) => ({ ...feedback, action_id: `${at}` })) }],
    /elements: Too big/,
  ],
  [
    'a label of 75',
    [actions(button({ text: plain(x(75)) }))],
    [actions(button({ text: plain(x(76)) }))],
    /elements\.0\.text\.text: Too big/,
  ],
  [
    'a value of 2,000',
    [actions(button({ value: x(2000) }))],
    [actions(button({ value: x(2001) }))],
    /value: Too big/,
  ],
  [
    'ids of 255',
    [actions(button({ action_id: x(255) }))],
    [actions(button({ action_id: x(256) }))],
    /action_id: Too big/,
  ],
  [
    'styles that exist',
    [actions(button({ style: 'primary' }))],
    [actions(button({ style: 'blue' }))],
    /style/,
  ],
  [
    'an action_id once in a block',
    [actions(button()), actions(button())],
    [actions(button(), button())],
    /action_id twice/,
  ],
  [
    'a block_id once',
    [{ type: 'divider', block_id: 'a' }],
    times(2, () => ({ type: 'divider', block_id: 'a' })),
    /block_id twice/,
  ],
  ['100 options', [actions(select(100))], [actions(select(101))], /options: Too big/],
  ['at least one option', [actions(select(1))], [actions(select(0))], /options: Too small/],
  [
    'an option of 75',
    [actions(select(0, { options: [{ text: plain(x(75)), value: x(75) }] }))],
    [actions(select(0, { options: [{ text: plain(x(76)), value: 'a' }] }))],
    /text\.text: Too big/,
  ],
  [
    'a placeholder of 150',
    [actions(select(1, { placeholder: plain(x(150)) }))],
    [actions(select(1, { placeholder: plain(x(151)) }))],
    /placeholder/,
  ],
  [
    'an overflow of 5',
    [actions({ type: 'overflow', options: times(5, option) })],
    [actions({ type: 'overflow', options: times(6, option) })],
    /options: Too big/,
  ],
  [
    '10 boxes to tick',
    [actions({ type: 'checkboxes', options: times(10, option) })],
    [actions({ type: 'checkboxes', options: times(11, option) })],
    /options: Too big/,
  ],
  ['101 rows of a table', [table(101)], [table(102)], /rows: Too big/],
  ['2 rows of a table', [table(2)], [table(1)], /rows: Too small/],
  ['20 columns', [table(2, 20)], [table(2, 21)], /Too big/],
  ['a caption', [table(2)], [table(2, 2, { caption: undefined })], /caption/],
  [
    '10,000 characters in all cells',
    [table(0, 0, { rows: [[raw(x(4000))], [raw(x(6000))]] })],
    [table(0, 0, { rows: [[raw(x(4000))], [raw(x(6001))]] })],
    /more than 10000/,
  ],
  [
    'rows of one length',
    [table(0, 0, { rows: [[raw('a')], [raw('b')]] })],
    [table(0, 0, { rows: [[raw('a')], [raw('b'), raw('c')]] })],
    /unequal/,
  ],
  [
    'cells that say something',
    [table(0, 0, { rows: [[raw('a')], [raw('–')]] })],
    [table(0, 0, { rows: [[raw('a')], [raw('')]] })],
    /text: Too small/,
  ],
  [
    'a column that is there',
    [table(2, 2, { row_header_column_index: 1 })],
    [table(2, 2, { row_header_column_index: 2 })],
    /row_header_column_index/,
  ],
  ['pages of 100 rows', [table(2, 2, { page_size: 100 })], [table(2, 2, { page_size: 101 })], /page_size/],
  [
    'one plain table',
    [{ type: 'table', rows: [[raw('a')]] }],
    times(2, () => ({ type: 'table', rows: [[raw('a')]] })),
    /2 blocks of type table/,
  ],
  ['12 series', [chart(12)], [chart(13)], /series: Too big/],
  ['20 points', [chart(1, times(20, String))], [chart(1, times(21, String))], /Too big/],
  ['labels of 20', [chart(1, [x(20)])], [chart(1, [x(21)])], /Too big/],
  ['a title of 50', [{ ...chart(), title: x(50) }], [{ ...chart(), title: x(51) }], /title: Too big/],
  ['charts that exist', [chart(1, ['a'], { type: 'line' })], [chart(1, ['a'], { type: 'radar' })], /chart/],
  [
    'points that match',
    [chart(1, ['a', 'b'])],
    [chart(1, ['a', 'b'], { axis_config: { categories: ['b', 'a'] } })],
    /do not match/,
  ],
  [
    'series with names of their own',
    [chart(2)],
    [chart(0, ['a'], { series: [series('s', ['a']), series('s', ['a'])] })],
    /series name twice/,
  ],
  ['2 charts', [chart(), chart()], [chart(), chart(), chart()], /3 blocks of type data_visualization/],
  ['a picture that is described', [image()], [image({ alt_text: '' })], /alt_text/],
  ['one picture', [image()], [image({ image_url: 'https://example.org/a.png' })], /one picture/],
];

describe('a message may hold', () => {
  it.each(BLOCKS)('%s, and no more', (_what, taken, refused, why) => {
    expect(blockFaults(taken, 'message')).toEqual([]);
    expect(blockFaults(refused, 'message').join('\n')).toMatch(why);
  });
});

describe('texts', () => {
  it.each(['<!channel>', '<!here>', '<!everyone|x>', '<!subteam^S1>', 'a < b', 'a & b', '<script>', 'a > b'])(
    'with %s unescaped are refused in mrkdwn and in text',
    (text) => {
      expect(blockFaults([section(text)], 'message').join()).toMatch(/unescaped/);
      const faults = argumentFaults('chat.postMessage', { channel: 'C1', text });
      expect(faults.map(({ detail }) => detail).join()).toMatch(/unescaped/);
    },
  );

  it.each(['a &lt;b&gt; &amp; c', '<https://example.org/a|A page>', 'Ask <@U123>', '> a quote', '<#C1>'])(
    'as %s are taken',
    (text) => {
      expect(blockFaults([section(text)], 'message')).toEqual([]);
    },
  );

  it('that ring for many are refused in Markdown too', () => {
    expect(blockFaults([{ type: 'markdown', text: '**Pay** <!channel>' }], 'message').join()).toMatch(
      /unescaped/,
    );
    expect(blockFaults([{ type: 'markdown', text: '**Pay** 3 < 4' }], 'message')).toEqual([]);
  });

  it.each(['\u0000', '\u001b[1m', '\u202e', '\u2066'])(
    'with the control character %j are refused',
    (text) => {
      expect(blockFaults([section(`a${text}`)], 'message').join()).toMatch(/control character/);
      expect(blockFaults([{ type: 'markdown', text: `a${text}` }], 'message').join()).toMatch(
        /control character/,
      );
      expect(blockFaults([actions(button({ text: plain(`a${text}`) }))], 'message').join()).toMatch(
        /control/,
      );
    },
  );
});

describe('a form', () => {
  const modal = (more: Json = {}) => ({
    type: 'modal',
    title: plain('Compare'),
    blocks: [section('a')],
    ...more,
  });
  const asking = (...blocks: Json[]) => modal({ submit: plain('Go'), blocks });

  it.each<[string, Json, Json, RegExp]>([
    ['a title of 24', modal({ title: plain(x(24)) }), modal({ title: plain(x(25)) }), /title/],
    ['a title', modal(), modal({ title: undefined }), /title/],
    [
      '100 blocks',
      modal({ blocks: times(100, () => section('a')) }),
      modal({ blocks: times(101, () => section('a')) }),
      /101 blocks/,
    ],
    [
      'a submit button where it asks',
      asking(input(multi())),
      modal({ blocks: [input(multi())] }),
      /no submit/,
    ],
    [
      'no Markdown block',
      modal(),
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      /markdown block on a modal/,
    ],
    [
      '3,000 of metadata',
      modal({ private_metadata: x(3000) }),
      modal({ private_metadata: x(3001) }),
      /private_metadata/,
    ],
    [
      'one focus',
      asking(input(multi({ focus_on_load: true }))),
      asking(input(multi({ focus_on_load: true })), input(multi({ focus_on_load: true }))),
      /focus_on_load twice/,
    ],
    [
      'max_selected_items above 0',
      asking(input(multi({ max_selected_items: 1 }))),
      asking(input(multi({ max_selected_items: 0 }))),
      /max_selected_items/,
    ],
    ['a label', asking(input(multi())), asking(input(multi(), { label: undefined })), /label/],
    ['known keys', modal(), modal({ colour: 'red' }), /colour/],
  ])('has %s', (_what, taken, refused, why) => {
    expect(viewFaults(taken)).toEqual([]);
    expect(viewFaults(refused).join('\n')).toMatch(why);
  });

  it('of Home has neither a title nor more than 100 blocks', () => {
    expect(viewFaults({ type: 'home', blocks: times(100, () => section('a')) })).toEqual([]);
    expect(viewFaults({ type: 'home', blocks: times(101, () => section('a')) }).join()).toMatch(/101 blocks/);
    expect(viewFaults({ type: 'home', title: plain('a'), blocks: [] }).join()).toMatch(/title/);
  });
});

describe('a call', () => {
  const errors = (method: string, args: Json) => argumentFaults(method, args).map(({ error }) => error);
  const long = times(7, () => section(x(2000)));

  it.each<[string, Json, string]>([
    ['chat.postMessage', { channel: 'C1' }, 'no_text'],
    ['chat.postMessage', { channel: 'C1', text: x(4001) }, 'invalid_arguments'],
    ['chat.postMessage', { channel: 'C1', text: 'a', blocks: long }, 'msg_blocks_too_long'],
    ['chat.postMessage', { channel: 'C1', text: 'a', blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    ['chat.postMessage', { channel: 'C1', text: 'a', markdown_text: 'a' }, 'markdown_text_conflict'],
    ['chat.postMessage', { channel: 'general', text: 'a' }, 'invalid_arguments'],
    ['chat.postMessage', { channel: 'C1', text: 'a', colour: 'red' }, 'invalid_arguments'],
    ['chat.postMessage', { channel: 'C1', text: 'a', link_names: true }, 'invalid_arguments'],
    ['chat.postEphemeral', { channel: 'C1', text: 'a' }, 'invalid_arguments'],
    ['chat.update', { channel: 'C1', text: 'a' }, 'invalid_arguments'],
    ['chat.startStream', { channel: 'C1' }, 'invalid_arguments'],
    ['chat.appendStream', { channel: 'C1', ts: '1.000001', markdown_text: x(12_001) }, 'invalid_arguments'],
    ['chat.stopStream', { channel: 'C1', ts: '1.000001', blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    [
      'assistant.threads.setStatus',
      { channel_id: 'D1', thread_ts: '1.000001', status: 'a', loading_messages: times(11, String) },
      'invalid_arguments',
    ],
    [
      'assistant.threads.setSuggestedPrompts',
      { channel_id: 'D1', prompts: times(5, (at) => ({ title: `${at}`, message: 'a' })) },
      'invalid_arguments',
    ],
    [
      'views.open',
      { trigger_id: '1', view: { type: 'modal', title: plain(x(25)), blocks: [] } },
      'invalid_arguments',
    ],
    ['chat.shout', {}, 'unknown_method'],
  ])('of %s with %j is refused', (method, args, error) => {
    expect(errors(method, args)).toContain(error);
  });

  it('is of a method that the server has, every one of which knows its arguments', () => {
    const answered = [...Object.keys(METHODS), ...FOR_ANYONE, ...FOR_THE_APP];
    expect([...KNOWN].sort()).toEqual(answered.sort());
  });

  it('that is right is taken', () => {
    const args = {
      channel: 'C1',
      text: 'a',
      blocks: [section('a')],
      unfurl_links: false,
      thread_ts: '1.000001',
    };
    expect(errors('chat.postMessage', args)).toEqual([]);
  });
});

describe('what comes back', () => {
  it('by a response_url is blocks or mrkdwn, never markdown_text', () => {
    expect(responseFaults({ text: 'a', replace_original: true })).toEqual([]);
    expect(responseFaults({ delete_original: true })).toEqual([]);
    expect(
      responseFaults({ markdown_text: 'a' })
        .map(({ detail }) => detail)
        .join(),
    ).toMatch(/markdown_text/);
    expect(responseFaults({ text: 'a', blocks: [{ type: 'nothing' }] })[0]?.error).toBe('invalid_blocks');
  });

  it('with an acknowledgement fits what it acknowledges', () => {
    expect(acknowledgementFaults('block_suggestion', { options: times(100, option) })).toEqual([]);
    expect(acknowledgementFaults('block_suggestion', { options: times(101, option) })).not.toEqual([]);
    expect(acknowledgementFaults('block_suggestion', {})).not.toEqual([]);
    expect(acknowledgementFaults('view_submission', {})).toEqual([]);
    expect(
      acknowledgementFaults('view_submission', { response_action: 'errors', errors: { b: 'Pick two' } }),
    ).toEqual([]);
    expect(acknowledgementFaults('view_submission', { response_action: 'shout' })).not.toEqual([]);
    expect(acknowledgementFaults('block_actions', { text: 'a' })).not.toEqual([]);
    expect(acknowledgementFaults('slash_commands', { text: '<!here>' })).not.toEqual([]);
  });
});
