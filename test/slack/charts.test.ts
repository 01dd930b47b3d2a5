import { describe, expect, it } from 'vitest';
import { answered, asked, control, type Setup, setup } from './harness.ts';
import { BOT_USER, IN_CHANNEL } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const QUESTION = `${ME} officer vs director?`;
const types = (message: Message) => message.blocks.map(({ type }) => type);
const without =
  (...blocks: string[]) =>
  ({ workspace }: Setup['server']) => {
    for (const block of blocks) workspace.unsupported.add(block);
  };

describe('the chart of an answer', () => {
  it('is native where the workspace takes it', async () => {
    const bot = await setup();
    expect(types(await asked(bot, QUESTION))).toContain('data_visualization');
    expect(bot.server.workspace.files.size).toBe(0);
  });

  it('is a picture with a description where it does not, and is not tried again after a second answer', async () => {
    const bot = await setup({ prepare: without('data_visualization') });
    const message = await asked(bot, QUESTION);
    const picture = message.blocks.find(({ type }) => type === 'image');
    expect(String(picture?.alt_text)).toMatch(/Operations Director/);
    const [file] = bot.server.workspace.files.values();
    expect(file).toMatchObject({ ready: true, filename: 'pay.png' });
    expect(file?.alt).toBe(picture?.alt_text);
    const refused = () => bot.server.web.calls.filter(({ result }) => result === 'invalid_blocks').length;
    await asked(bot, QUESTION);
    const before = refused();
    expect(before).toBe(2);
    expect(types(await asked(bot, QUESTION))).toContain('image');
    expect(refused()).toBe(before);
  });

  it('is a picture in a private answer as well', async () => {
    const bot = await setup({ prepare: without('data_visualization') });
    expect(types(await answered(bot, bot.server.slash('officer vs director')))).toContain('image');
  });

  it('is waited for while Slack still looks at the picture', async () => {
    const bot = await setup({ prepare: without('data_visualization') });
    bot.server.workspace.lookedAt = 1;
    expect(types(await asked(bot, QUESTION))).toContain('image');
    expect(bot.server.workspace.files.size).toBe(1);
  });

  it('is left out where neither works, the answer is not', async () => {
    const bot = await setup({ prepare: without('data_visualization', 'image') });
    const message = await asked(bot, QUESTION);
    expect(types(message)).toContain('data_table');
    expect(bot.server.workspace.files.size).toBe(0);
  });

  it('is left out where the upload fails', async () => {
    const bot = await setup({ prepare: without('data_visualization') });
    bot.server.web.faults.push({ method: 'files.getUploadURLExternal', error: 'missing_scope', times: 1 });
    for (const question of [QUESTION, QUESTION]) {
      const message = await asked(bot, question);
      expect(types(message)).not.toContain('image');
      expect(types(message)).toContain('data_table');
    }
    // What was not granted is not asked for at every answer.
    const tried = bot.server.web.calls.filter(({ method }) => method === 'files.getUploadURLExternal');
    expect(tried).toHaveLength(1);
  });
});

describe('in a workspace that knows none of the newer blocks', () => {
  it('the figures come as text, and every control but the rating works', async () => {
    const bot = await setup({
      prepare: without('data_visualization', 'image', 'data_table', 'context_actions'),
    });
    const message = await asked(bot, QUESTION);
    expect(textOf(message)).toContain('$104,050');
    expect(textOf(message)).toContain('Average salary');
    const ts = String(message.thread_ts);
    bot.server.press(message, control(message, 'Skills'), {}, IN_CHANNEL);
    expect(textOf(await bot.server.until(() => bot.server.repliesTo(ts)[1]))).toContain('skills');
  });
});
