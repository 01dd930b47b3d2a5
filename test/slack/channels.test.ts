import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/operate/manifest.ts';
import {
  answered,
  asked,
  choose,
  control,
  messageAfter,
  opened,
  replyTo,
  type Setup,
  settle,
  setup,
} from './harness.ts';
import { BOT_USER, IN_CHANNEL, IN_DM, OTHER_USER, USER } from './server/payloads.ts';
import type { Json } from './server/schema/blocks.ts';
import { textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const STRANGER = { user_team: 'T0STRANGER' };

const picked = (value: string) => ({ value, text: { type: 'plain_text', text: value } });

/** What the form of /rolewise is sent off with. */
function chosen(answers: string, also: string[]): Json {
  return {
    rw_answers: { rw_answers: { type: 'radio_buttons', selected_option: picked(answers) } },
    rw_also: { rw_also: { type: 'checkboxes', selected_options: also.map(picked) } },
  };
}

/** Sets what is answered in the channel; everybody there is told. */
async function set(bot: Setup, answers: string, also: string[] = ['strangers']): Promise<void> {
  const command = bot.server.slash('', IN_CHANNEL, '/rolewise');
  bot.server.submit(await opened(bot, command), chosen(answers, also));
  const said = await answered(bot, command);
  expect(textOf(said)).toContain(`<@${USER}> set how Rolewise works here`);
  expect(said.hiddenFor).toBeUndefined();
}

describe('what members choose for a channel', () => {
  it('may be that it answers nobody: who mentions it is told, alone', async () => {
    const bot = await setup();
    await set(bot, 'off');
    const before = bot.server.workspace.messages.length;
    bot.server.say(`${ME} officer vs director?`);
    const told = await messageAfter(bot, before);
    expect(told.hiddenFor).toBe(USER);
    expect(textOf(told)).toMatch(/switched off in this channel/);
    expect(textOf(await asked(bot, 'officer vs director?', IN_DM))).toContain('officer vs director?');
  });

  it('may be every question about jobs, without a mention, and nothing else that is said there', async () => {
    const bot = await setup();
    const left = bot.server.say('officer vs director?');
    await settle(bot);
    expect(bot.server.repliesTo(left)).toEqual([]);
    await set(bot, 'questions');
    const ts = bot.server.say('officer vs director?');
    expect(textOf(await replyTo(bot, ts))).toContain('officer vs director?');
    const others = ['manager vs director', 'moonbeam wrangler pay?', 'help'].map((text) =>
      bot.server.say(text),
    );
    await settle(bot);
    for (const other of others) expect(bot.server.repliesTo(other)).toEqual([]);
  });

  it('may be answers for their asker alone, who can share them', async () => {
    const bot = await setup();
    await set(bot, 'mentions', ['strangers', 'hidden']);
    const before = bot.server.workspace.messages.length;
    bot.server.say(`${ME} officer vs director?`);
    const message = await messageAfter(bot, before);
    expect(message.hiddenFor).toBe(USER);
    choose(bot, message, 'Share here');
    const shared = await bot.server.until(() =>
      bot.server.workspace.messages.find((one) => textOf(one).includes(`Shared by <@${USER}>`)),
    );
    expect(shared.hiddenFor).toBeUndefined();
  });

  it('may leave out people of other organisations, who cannot choose either', async () => {
    const bot = await setup();
    expect(textOf(await asked(bot, `${ME} officer vs director?`, IN_CHANNEL, STRANGER))).toContain('officer');
    await set(bot, 'mentions', []);
    const before = bot.server.workspace.messages.length;
    bot.server.say(`${ME} officer vs director?`, { ...IN_CHANNEL, user: OTHER_USER }, STRANGER);
    expect(textOf(await messageAfter(bot, before))).toMatch(/its own organisation alone/);
    expect(textOf(await asked(bot, `${ME} officer pay`))).toContain('officer pay');
  });

  it('is not for guests, where Slack tells them apart', async () => {
    const bot = await setup({ scopes: [...SCOPES, 'users:read'] });
    bot.server.workspace.guests.add(USER);
    const refused = await answered(bot, bot.server.slash('', IN_CHANNEL, '/rolewise'));
    expect(textOf(refused)).toMatch(/not its guests/);
    await bot.server.until(() => refused);
    expect(bot.server.workspace.views).toEqual([]);
    bot.server.workspace.guests.clear();
    await set(bot, 'off');
  });

  it('stands in the Home tab and outlives a restart; of a private chat there is nothing to choose', async () => {
    const bot = await setup();
    await set(bot, 'questions');
    await bot.restart();
    const event = {
      type: 'app_home_opened',
      user: USER,
      channel: IN_DM.channel,
      tab: 'home',
      event_ts: '1.1',
    };
    bot.server.event(event);
    const home = await bot.server.until(() => bot.server.workspace.homes.get(USER));
    expect(textOf(home)).toContain(`<#${IN_CHANNEL.channel}>: Answers every question about jobs`);
    const refused = await answered(bot, bot.server.slash('', IN_DM, '/rolewise'));
    expect(textOf(refused)).toMatch(/nothing to set/);
  });
});

describe('pairs that are asked most', () => {
  it('stand in the Home tab from the third time on, without people', async () => {
    const bot = await setup();
    const home = async () => {
      bot.server.workspace.homes.clear();
      bot.server.event({
        type: 'app_home_opened',
        user: USER,
        channel: IN_DM.channel,
        tab: 'home',
        event_ts: '1.1',
      });
      return bot.server.until(() => bot.server.workspace.homes.get(USER));
    };
    const pair = 'Operations Director vs Operations Officer';
    for (let time = 0; time < 2; time += 1) await asked(bot, `${ME} officer vs director?`);
    await settle(bot);
    const early = await home();
    expect(() => control(early, pair)).toThrow();
    await asked(bot, `${ME} officer vs director?`);
    await settle(bot);
    expect(control(await home(), pair)).toBeTruthy();
  });
});
