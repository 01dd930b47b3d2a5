import { describe, expect, it } from 'vitest';
import { answered, asked, control, opened, replyTo, settle, setup } from './harness.ts';
import { BOT_USER, eventBody, IN_DM, mentionOf, messageEvent, USER } from './server/payloads.ts';
import type { Spoilt } from './server/requests.ts';
import { textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;

describe('over signed HTTP', () => {
  it('mentions, private messages and threads are answered', async () => {
    const bot = await setup({ http: true });
    const ts = bot.server.say(`${ME} officer vs director?`);
    expect(textOf(await replyTo(bot, ts))).toContain('officer vs director?');
    expect(textOf(await asked(bot, 'officer pay', IN_DM))).toContain('officer pay');
    expect(bot.server.sockets.greeted).toBe(0);
  });

  it('commands, forms, suggestions and controls work, each acknowledged within its request', async () => {
    const bot = await setup({ http: true });
    const command = bot.server.slash('officer vs director');
    const message = await answered(bot, command);
    expect(command.status).toBe(200);
    const pressed = bot.server.press(message, control(message, 'Skills'));
    expect(textOf(await answered(bot, pressed))).toContain('skills');
    const view = await opened(bot, bot.server.slash(''));
    const typing = bot.server.typing(view, control(view, 'Type a job'), 'officer');
    expect(await bot.server.until(() => typing.answer)).toMatchObject({
      options: [{ value: 'operations-officer' }],
    });
    const sent = bot.server.submit(view, {});
    expect(await bot.server.until(() => sent.answer)).toMatchObject({ response_action: 'errors' });
  });

  it('what Slack sends again, and says so, is answered once', async () => {
    const bot = await setup({ http: true });
    const ts = bot.server.say(`${ME} officer vs director?`);
    for (const retry of [1, 2, 3]) bot.server.repeat(ts, retry);
    await replyTo(bot, ts);
    await settle(bot);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
  });

  it.each<[string, Spoilt]>([
    ['signed with another secret', { secret: 'another' }],
    ['not signed', { unsigned: true }],
    ['signed more than five minutes ago', { age: 6 * 60 }],
  ])('what is %s is refused and does nothing', async (_what, spoilt) => {
    const bot = await setup({ http: true });
    const body = eventBody(mentionOf(messageEvent(`${ME} officer vs director?`, IN_DM)));
    const forged = bot.server.deliver('events_api', body, spoilt);
    const status = await bot.server.until(() => forged.status);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await settle(bot);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['settled?']);
  });

  it('four minutes are no reason to refuse', async () => {
    const bot = await setup({ http: true });
    const event = { type: 'app_home_opened', user: USER, channel: IN_DM.channel, tab: 'home' };
    const late = bot.server.event(event, undefined, { age: 4 * 60 });
    await bot.server.until(() => bot.server.workspace.homes.get(USER));
    expect(late.status ?? 200).toBe(200);
  });

  it('the address proves itself to Slack', async () => {
    const bot = await setup({ http: true });
    const body = { type: 'url_verification', token: 'unused', challenge: 'prove it' };
    const proof = bot.server.deliver('url_verification', body);
    expect(JSON.stringify(await bot.server.until(() => proof.answer))).toContain('prove it');
  });
});
