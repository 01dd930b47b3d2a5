import { describe, expect, it } from 'vitest';
import { openRatings } from '../../src/state/ratings.ts';
import { LONG } from '../adapters/answers.ts';
import { withStore } from '../adapters/harness.ts';
import {
  answered,
  asked,
  choose,
  control,
  elements,
  opened,
  optionsOf,
  rating,
  type Setup,
  settle,
  setup,
} from './harness.ts';
import { BOT_USER, IN_CHANNEL, OTHER_USER, USER } from './server/payloads.ts';
import type { Json } from './server/schema/blocks.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const OTHER = { ...IN_CHANNEL, user: OTHER_USER };

const mentioned = (bot: Setup, text = 'officer vs director?') => asked(bot, `${ME} ${text}`);

async function nextInThread({ server }: Setup, message: Message): Promise<Message> {
  const thread = String(message.thread_ts);
  const before = server.repliesTo(thread).length;
  return server.until(() => server.repliesTo(thread)[before]);
}

/** What the forms behind "Swap a role" and "Add a role" are sent off with. */
function role(value: string, which?: string): Json {
  const picked = (one: string) => ({
    selected_option: { value: one, text: { type: 'plain_text', text: one } },
  });
  return {
    rw_role: { rw_role: { type: 'external_select', ...picked(value) } },
    ...(which === undefined ? {} : { rw_which: { rw_which: { type: 'radio_buttons', ...picked(which) } } }),
  };
}

describe('a button for a subject', () => {
  it('answers about the same roles, in the thread for who asked', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const next = nextInThread(bot, message);
    choose(bot, message, 'Skills');
    expect((await next).hiddenFor).toBeUndefined();
    expect(bot.assistant.calls.compared).toMatchObject([
      { roles: ['operations-officer', 'operations-director'], aspects: ['skills'] },
    ]);
  });

  it('answers anyone else alone', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const own = await answered(bot, choose(bot, message, 'Skills', OTHER));
    expect(own.hiddenFor).toBe(OTHER_USER);
    expect(
      bot.server.repliesTo(String(message.thread_ts)).filter(({ hiddenFor }) => !hiddenFor),
    ).toHaveLength(1);
  });

  it('under a private answer answers privately', async () => {
    const bot = await setup();
    const message = await answered(bot, bot.server.slash('officer vs director'));
    const next = await answered(bot, choose(bot, message, 'Duties'));
    expect(next.hiddenFor).toBe(USER);
  });

  it('works after a restart', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    await bot.restart();
    const next = nextInThread(bot, message);
    choose(bot, message, 'Skills');
    expect(textOf(await next)).toContain('skills');
  });

  it('pressed three times in a row, or delivered again, is answered once', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const pressed = [1, 2, 3].map(() => choose(bot, message, 'Skills'));
    for (const { body } of pressed) bot.server.deliver('block_actions', body);
    await settle(bot);
    expect(bot.assistant.calls.compared).toHaveLength(1);
    choose(bot, message, 'Skills', OTHER);
    await settle(bot);
    expect(bot.assistant.calls.compared).toHaveLength(2);
  });
});

describe('a question back', () => {
  it('is a select that is answered in place', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'manager vs director');
    expect(textOf(message)).toContain('Which manager');
    expect(optionsOf(message, 'Pick')).toHaveLength(30);
    const picked = bot.server.press(message, control(message, 'Pick'), { options: [{ value: 'choose:7' }] });
    const changed = await answered(bot, picked);
    expect(changed).toBe(message);
    expect(textOf(message)).toContain('earns 2.2 times');
    expect(bot.assistant.calls.asked.at(-1)?.text).toBe('manager of department 7 vs operations director');
  });

  it('takes another title in place of those that it offers', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'manager vs director');
    const view = await opened(bot, choose(bot, message, 'Another title'));
    bot.server.submit(view, role('job-4'));
    await bot.server.until(() => message.edits > 0);
    expect(bot.assistant.calls.compared.at(-1)?.roles).toContain('job-4');
  });

  it('picked by somebody else stays as it is, and answers them alone', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'manager vs director');
    const pick = { options: [{ value: 'choose:0' }] };
    const own = await answered(bot, bot.server.press(message, control(message, 'Pick'), pick, OTHER));
    expect(own.hiddenFor).toBe(OTHER_USER);
    expect(textOf(message)).toContain('Which manager');
  });
});

describe('a long answer', () => {
  it('is shown page by page in place, and nothing of it is lost', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'long');
    let all = textOf(message);
    for (;;) {
      const more = elements(message).find(({ text }) => String((text as Json)?.text).startsWith('More ('));
      if (!more) break;
      await answered(bot, bot.server.press(message, String(more.action_id)));
      all += textOf(message);
    }
    expect(control(message, 'Back')).toBeTruthy();
    const plain = all.replaceAll(/\s+/g, ' ');
    for (const { label, cells } of LONG.table?.rows ?? []) {
      expect(plain).toContain(label);
      for (const { text } of cells) expect(plain).toContain(text);
    }
    for (const { items } of LONG.sections) for (const item of items) expect(plain).toContain(item.trim());
    for (const note of LONG.notes) expect(plain).toContain(note.trim());
  });
});

describe('behind "More"', () => {
  const files = (bot: Setup, message: Message) =>
    bot.server.repliesTo(String(message.thread_ts)).filter(({ files: sent }) => (sent ?? []).length > 0);

  it('comes the whole of a cut answer as a sheet, once', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'long');
    for (const step of ['More', 'Back', 'More'])
      await answered(bot, bot.server.press(message, control(message, step)));
    await bot.server.until(() => files(bot, message)[0]);
    expect(files(bot, message).map((one) => one.files?.map(({ filename }) => filename))).toEqual([
      [expect.stringMatching(/^[\w-]+\.csv$/)],
    ]);
  });

  it('comes no sheet where one person alone reads on', async () => {
    const bot = await setup();
    const message = await mentioned(bot, 'long');
    await answered(bot, bot.server.press(message, control(message, 'More'), {}, OTHER));
    await settle(bot);
    expect(files(bot, message)).toEqual([]);
  });
});

describe('swapping and adding roles', () => {
  it('changes the comparison in place', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const pressed = choose(bot, message, 'Swap');
    const view = await opened(bot, pressed);
    bot.server.submit(view, role('job-4', '1'));
    await bot.server.until(() => message.edits > 0);
    expect(bot.assistant.calls.compared).toMatchObject([{ roles: ['operations-officer', 'job-4'] }]);
    expect(textOf(message)).toContain('Operations Officer vs Job 4');
  });

  it('goes back to what stood there, and from there anew', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    expect(() => control(message, 'Undo')).toThrow();
    bot.server.submit(await opened(bot, choose(bot, message, 'Swap')), role('job-4', '1'));
    await bot.server.until(() => message.edits === 1);
    choose(bot, message, 'Undo');
    await bot.server.until(() => message.edits === 2);
    expect(textOf(message)).toContain('Operations Director');
    expect(textOf(message)).not.toContain('Job 4');
    expect(() => control(message, 'Undo')).toThrow();
    bot.server.say('and the pay?', { ...IN_CHANNEL, thread: String(message.thread_ts) });
    expect(textOf(await nextInThread(bot, message))).toContain('Operations Director');
  });

  it('adds one more', async () => {
    const bot = await setup();
    const message = await answered(bot, bot.server.slash('officer vs director'));
    const view = await opened(bot, choose(bot, message, 'Add'));
    const typing = bot.server.typing(view, control(view, 'Type a job'), 'Job 1');
    const { options } = (await bot.server.until(() => typing.answer)) as { options: Json[] };
    expect(options.length).toBeGreaterThan(1);
    bot.server.submit(view, role('job-1'));
    await bot.server.until(() => message.edits > 0);
    expect(bot.assistant.calls.compared[0]?.roles).toHaveLength(3);
    expect(control(message, 'Share here')).toBeTruthy();
  });

  it('refuses a role that is there already, in the form', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const view = await opened(bot, choose(bot, message, 'Add'));
    const sent = bot.server.submit(view, role('operations-officer'));
    expect(JSON.stringify(await bot.server.until(() => sent.answer))).toMatch(/in the comparison already/);
  });
});

describe('sharing', () => {
  it('posts the private answer for everyone, once, and goes on in its thread', async () => {
    const bot = await setup();
    const message = await answered(bot, bot.server.slash('officer vs director'));
    const pressed = bot.server.press(message, control(message, 'Share'));
    expect(textOf(await answered(bot, pressed))).toMatch(/Shared with everyone/);
    const shared = bot.server.workspace.messages.find(({ by }) => by === 'chat.postMessage');
    expect(shared).toMatchObject({ channel: IN_CHANNEL.channel });
    expect(textOf(shared)).toContain(`Shared by <@${USER}>`);
    const again = bot.server.press(message, control(message, 'Share'));
    expect(textOf(await answered(bot, again))).toMatch(/shared already/);
    bot.server.say('and the pay?', { ...OTHER, thread: String(shared?.ts) });
    const next = await bot.server.until(() => bot.server.repliesTo(String(shared?.ts))[0]);
    expect(textOf(next)).toContain('of Operations Officer vs Operations Director');
  });

  it('works where the bot is not in the channel', async () => {
    const bot = await setup();
    bot.server.workspace.closed.add(IN_CHANNEL.channel);
    const message = await answered(bot, bot.server.slash('officer vs director'));
    const pressed = bot.server.press(message, control(message, 'Share'));
    const shared = await answered(bot, pressed);
    expect(shared.hiddenFor).toBeUndefined();
    expect(textOf(await answered(bot, pressed, 1))).toMatch(/Shared with everyone/);
  });
});

describe('feedback', () => {
  it('is noted, changed by a second press, and thanked for privately', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const rate = (which: 'positive_button' | 'negative_button', place = IN_CHANNEL) =>
      answered(
        bot,
        bot.server.press(message, control(message, 'Helpful'), { value: rating(message, which) }, place),
      );
    expect((await rate('positive_button', OTHER)).hiddenFor).toBe(OTHER_USER);
    await rate('positive_button');
    expect(textOf(await rate('negative_button'))).toMatch(/Thank you/);
    const ratings = await withStore(bot.dir, (store) => openRatings(store).all());
    expect(ratings.map(({ helpful }) => helpful).sort()).toEqual([false, true]);
    expect(ratings[0]).toMatchObject({
      roles: ['operations-officer', 'operations-director'],
      aspects: ['salary'],
    });
  });
});

describe('a control that is not ours any more', () => {
  it('is said to be too old', async () => {
    const bot = await setup();
    const message = await mentioned(bot);
    const pressed = bot.server.press(message, control(message, 'Helpful'), { value: '{"v":0}' });
    expect(textOf(await answered(bot, pressed))).toMatch(/too old/);
  });
});
