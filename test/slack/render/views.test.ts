import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICE } from '../../../adapters/slack/channels.ts';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { channelForm } from '../../../adapters/slack/render/channel-form.ts';
import { addForm, compareForm, roleOptions, swapForm } from '../../../adapters/slack/render/forms.ts';
import { renderHome } from '../../../adapters/slack/render/home.ts';
import { prompts } from '../../../adapters/slack/render/prompts.ts';
import { HELP, HOSTILE, HOSTILE_TEXT, LONG } from '../../adapters/answers.ts';
import { fakeAssistant } from '../../adapters/assistant.ts';
import { argumentFaults } from '../server/schema/arguments.ts';
import { option } from '../server/schema/text.ts';
import { viewFaults } from '../server/schema/views.ts';
import { wordsIn } from './show.ts';

const plainly = (view: unknown) => JSON.parse(JSON.stringify(view));

describe('forms', () => {
  it.each([
    ['compare, in a channel', compareForm('{}', true)],
    ['compare, from the Home tab', compareForm('{}', false)],
    ['swap one of five', swapForm('{}', LONG.roles)],
    ['swap the only one', swapForm('{}', LONG.roles.slice(0, 1))],
    ['swap hostile roles', swapForm('{}', HOSTILE.roles)],
    ['add', addForm('{}')],
  ])('keep within what Slack takes: %s', (_, view) => {
    expect(viewFaults(plainly(view))).toEqual([]);
  });

  it('ask from the first letter on, for two to five roles', () => {
    expect(compareForm('{}', true).blocks[0]).toMatchObject({
      element: { type: 'multi_external_select', min_query_length: 1, max_selected_items: 5 },
    });
  });

  it('ask who sees the answer only where somebody else could', () => {
    expect(wordsIn(compareForm('{}', true).blocks)).toContain('Just for me');
    expect(wordsIn(compareForm('{}', false).blocks)).not.toContain('Just for me');
  });
});

describe('suggestions', () => {
  it('are at most as many as Slack takes, each of them valid', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      id: `job-${at}`,
      title: `${HOSTILE_TEXT} ${at}`,
      soc: null,
    }));
    const options = roleOptions(many);
    expect(options).toHaveLength(LIMITS.options);
    for (const one of options) expect(option.safeParse(plainly(one)).error?.issues ?? []).toEqual([]);
  });

  it('tell roles of the same title apart by their codes', () => {
    const options = roleOptions([
      { id: 'a', title: 'Nurse', soc: '29-1141.00' },
      { id: 'b', title: 'Nurse', soc: '29-2061.00' },
      { id: 'c', title: 'Cook', soc: '35-2014.00' },
    ]);
    expect(options.map(({ description }) => description?.text)).toEqual([
      '29-1141.00',
      '29-2061.00',
      undefined,
    ]);
  });
});

describe('the Home tab', () => {
  const { about } = fakeAssistant();
  const NOTHING = { popular: [], channels: [] };
  const sources = Array.from({ length: 40 }, (_, at) => ({
    id: `s${at}`,
    title: HOSTILE_TEXT,
    publisher: HOSTILE_TEXT,
    asOf: at % 2 ? 'May 2025' : null,
    url: 'https://www.bls.gov/oes/',
  }));

  it('keeps within what Slack takes, whatever the sources are called', () => {
    const view = renderHome({ about: { ...about(), sources }, ...NOTHING, help: HELP, notice: 'Done.' });
    expect(viewFaults(plainly(view))).toEqual([]);
    expect(wordsIn(view.blocks)).not.toMatch(/@everyone|<@|<!/);
  });

  it('has search, popular pairs, what is known and how fresh, and help', () => {
    const view = renderHome({ about: { ...about(), sources }, ...NOTHING, help: HELP });
    const words = wordsIn(view.blocks);
    for (const part of [
      'Look up a role',
      'Compare roles',
      'Officer vs director?',
      '*62* roles',
      'as of May 2025',
      'undated',
      '/compare',
    ])
      expect(words + JSON.stringify(view.blocks)).toContain(part);
  });
});

describe('the form of /rolewise', () => {
  it.each([DEFAULT_CHOICE, { answers: 'off', strangers: false, hidden: false } as const])(
    'keeps within what Slack takes: %o',
    (choice) => {
      expect(viewFaults(plainly(channelForm('{}', choice)))).toEqual([]);
    },
  );
});

describe('suggested prompts', () => {
  it('are the questions of the help, as many as Slack takes', () => {
    const help = { ...HELP, followUps: LONG.followUps };
    const given = { channel_id: 'D0000000001', prompts: prompts(help) };
    expect(prompts(help)).toHaveLength(LIMITS.prompts);
    expect(argumentFaults('assistant.threads.setSuggestedPrompts', given)).toEqual([]);
  });
});
