import { describe, expect, it } from 'vitest';
import { answered, control, hidden, optionsOf, type Setup, setup, textOf } from './harness.ts';
import { IN_SERVER, OTHER_USER } from './server/payloads.ts';
import type { StoredMessage } from './server/rest.ts';

const OTHER = { ...IN_SERVER, user: OTHER_USER };

async function ask({ server }: Setup, question: string): Promise<StoredMessage> {
  return answered(server, server.slash('ask', { question }));
}

/** An answer that everyone sees. */
async function askOpenly({ server }: Setup, question: string): Promise<StoredMessage> {
  await answered(server, server.slash('rolewise', { visible: 'public' }, IN_SERVER, 'answers'));
  return answered(server, server.slash('ask', { question }));
}

describe('the controls under an answer', () => {
  it('turn pages in place until all is shown, and back', async () => {
    const bot = await setup();
    const message = await ask(bot, 'long');
    const first = textOf(message);
    await answered(bot.server, bot.server.press(message, control(message, 'More')));
    expect(textOf(message)).not.toBe(first);
    expect(message.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^[\w-]+\.csv$/),
    ]);
    await answered(bot.server, bot.server.press(message, control(message, 'Back')));
    expect(textOf(message)).toBe(first);
    expect(message.attachments.map(({ filename }) => filename)).not.toContainEqual(
      expect.stringContaining('.csv'),
    );
    expect(bot.server.rest.violations).toEqual([]);
  });

  it('answer a reading that was picked in place of the question', async () => {
    const bot = await setup();
    const message = await ask(bot, 'manager vs director');
    await answered(bot.server, bot.server.press(message, control(message, 'Pick'), ['choose:3']));
    expect(bot.assistant.calls.asked.at(-1)?.text).toBe('manager of department 3 vs operations director');
    expect(textOf(message)).toContain('earns 2.2 times');
  });

  it('answer another aspect beside the first, as private as that one', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const pressed = bot.server.press(message, control(message, 'Ask on'), ['aspect:skills']);
    const next = await answered(bot.server, pressed);
    expect(next.id).not.toBe(message.id);
    expect(hidden(next)).toBe(true);
    expect(bot.assistant.calls.compared).toMatchObject([
      { roles: ['operations-officer', 'operations-director'], aspects: ['skills'] },
    ]);
  });

  it('ask a follow-up question in the same conversation', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const option = optionsOf(message, 'Ask on').find(({ value }) => value.startsWith('next:'));
    const pressed = bot.server.press(message, control(message, 'Ask on'), [option?.value ?? '']);
    expect(textOf(await answered(bot.server, pressed))).toContain('of officer vs director');
  });

  it('draw a list anew that was picked from, since clients take no option of the same list twice', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const first = control(message, 'Ask on');
    await answered(bot.server, bot.server.press(message, first, ['aspect:skills']));
    expect(control(message, 'Ask on')).not.toBe(first);
    expect(textOf(message)).toContain('officer vs director');
  });

  it('change a role: a form at once, then the answer in place, and back', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const before = textOf(message);
    const pressed = bot.server.press(message, control(message, 'Change'));
    const form = await bot.server.until(() => pressed.modal);
    expect(JSON.stringify(form)).toContain('In place of Operations Director');
    const sent = bot.server.submit(String(form.custom_id), { title: 'Job 5', place: ['1'] }, message);
    await answered(bot.server, sent);
    expect(bot.assistant.calls.compared).toMatchObject([
      { roles: ['operations-officer', 'job-5'], aspects: ['salary'] },
    ]);
    expect(textOf(message)).toContain('Operations Officer vs Job 5');
    await answered(bot.server, bot.server.press(message, control(message, '↩')));
    expect(textOf(message)).toBe(before);
    expect(bot.server.rest.violations).toEqual([]);
  });

  it('add a role that is typed freely by asking for all together; one that is there is said to be', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const pressed = bot.server.press(message, control(message, 'Change'));
    const form = await bot.server.until(() => pressed.modal);
    const submit = (title: string) =>
      answered(bot.server, bot.server.submit(String(form.custom_id), { title, place: ['add'] }, message));
    expect(textOf(await submit('operations officer'))).toMatch(/in the comparison already/);
    await submit('some nurse');
    expect(bot.assistant.calls.asked.at(-1)?.text).toBe(
      'Operations Officer vs Operations Director vs some nurse: pay',
    );
  });

  it('keep the answer where the title of a change is not known', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const before = textOf(message);
    const pressed = bot.server.press(message, control(message, 'Change'));
    const form = await bot.server.until(() => pressed.modal);
    const sent = bot.server.submit(String(form.custom_id), { title: 'zorblatt', place: ['add'] }, message);
    expect(hidden(await answered(bot.server, sent))).toBe(true);
    expect(textOf(message)).toBe(before);
  });

  it('let the asker and moderators delete an answer, and nobody else', async () => {
    const bot = await setup();
    const message = await askOpenly(bot, 'officer vs director');
    const other = bot.server.press(message, control(message, '🗑'), undefined, OTHER);
    expect(textOf(await answered(bot.server, other))).toMatch(/Only its asker/);
    const own = bot.server.press(message, control(message, '🗑'));
    await bot.server.until(() => (bot.server.rest.messages.has(message.id) ? undefined : own));
  });

  it('share the same answer once, however often pressed', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const id = control(message, 'Share');
    const pressed = bot.server.press(message, id);
    const [shared] = await bot.server.until(() =>
      pressed.followUps.length === 2 ? pressed.followUps : undefined,
    );
    expect(hidden(shared)).toBe(false);
    expect(textOf(shared)).toContain('You asked: officer vs director.');
    const again = await answered(bot.server, bot.server.press(message, id));
    expect(textOf(again)).toMatch(/shared already/);
    expect(hidden(again)).toBe(true);
  });

  it('note a rating and thank for it, privately', async () => {
    const bot = await setup();
    const message = await askOpenly(bot, 'officer vs director');
    const thanks = await answered(
      bot.server,
      bot.server.press(message, control(message, '👎'), undefined, OTHER),
    );
    expect(hidden(thanks)).toBe(true);
    expect(textOf(thanks)).toMatch(/Thank you/);
  });

  it('give anyone but the asker an answer of their own and leave the message alone', async () => {
    const bot = await setup();
    const message = await askOpenly(bot, 'manager vs director');
    const before = textOf(message);
    const own = await answered(
      bot.server,
      bot.server.press(message, control(message, 'Pick'), ['choose:0'], OTHER),
    );
    expect(hidden(own)).toBe(true);
    expect(own.id).not.toBe(message.id);
    expect(textOf(message)).toBe(before);
  });

  it('go on working after a restart', async () => {
    const bot = await setup();
    const message = await ask(bot, 'long');
    const first = textOf(message);
    await bot.restart();
    await answered(bot.server, bot.server.press(message, control(message, 'More')));
    expect(textOf(message)).not.toBe(first);
  });

  it.each([
    'rw1|page|zzzz|1|1',
    'rw1|page|zz',
    'rw0|share|abc|1|',
    'rw1|drop|abc|1|',
    '../../etc/passwd',
    'rw1|page|../x|1|1',
  ])('that are forged or forgotten are answered with one sentence: %s', async (id) => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    expect(textOf(await answered(bot.server, bot.server.press(message, id)))).toMatch(/too old/);
  });

  it('of kinds that none of ours are, and forms without their message, are answered', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    const picked = bot.server.pickUser(message, control(message, 'Ask on'));
    expect(textOf(await answered(bot.server, picked))).toMatch(/too old/);
    const pressed = bot.server.press(message, control(message, 'Change'));
    const form = await bot.server.until(() => pressed.modal);
    const sent = bot.server.submit(String(form.custom_id), { title: 'Job 5', place: ['1'] });
    expect(textOf(await answered(bot.server, sent))).toContain('Job 5');
  });

  it('are refused where the bot was switched off meanwhile', async () => {
    const bot = await setup();
    const message = await ask(bot, 'officer vs director');
    await answered(bot.server, bot.server.slash('rolewise', { state: 'off' }, IN_SERVER, 'channel'));
    const pressed = bot.server.press(message, control(message, 'Ask on'), ['aspect:skills']);
    expect(textOf(await answered(bot.server, pressed))).toMatch(/switched off/);
  });
});
