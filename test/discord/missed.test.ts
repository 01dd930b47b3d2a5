import { describe, expect, it } from 'vitest';
import { setup, textOf } from './harness.ts';
import { APP_ID, IN_DM, IN_SERVER, OTHER_USER } from './server/payloads.ts';

const ME = `<@${APP_ID}>`;
const OTHER = { ...IN_SERVER, user: OTHER_USER };

describe('what is said while no process is connected', () => {
  it('is answered by the next one, in the channel and in a private chat in use, each once', async () => {
    const bot = await setup();
    const { server } = bot;
    const before = [server.say(`${ME} officer vs director?`), server.say('officer vs director?', IN_DM)];
    for (const { id } of before) await server.until(() => server.repliesTo(id)[0]);
    await bot.stop();
    const missed = [
      server.say(`${ME} officer vs director salary?`, OTHER),
      server.say('what does a director earn?', IN_DM),
    ];
    const aside = server.say('lunch?', OTHER);
    await bot.restart();
    for (const { id } of missed) await server.until(() => server.repliesTo(id)[0]);
    const later = server.say(`${ME} officer vs director duties?`, OTHER);
    await server.until(() => server.repliesTo(later.id)[0]);
    for (const { id } of [...before, ...missed, later]) expect(server.repliesTo(id)).toHaveLength(1);
    expect(server.repliesTo(aside.id)).toEqual([]);
    expect(textOf(server.repliesTo(missed[0]?.id ?? '')[0])).toContain('officer vs director salary?');
  });

  it('is answered when the session is lost and the process lives on', async () => {
    const bot = await setup();
    const { server } = bot;
    const first = server.say(`${ME} officer vs director?`);
    await server.until(() => server.repliesTo(first.id)[0]);
    const { identifies } = server.gateway.log;
    const known = identifies.length;
    server.gateway.demand('identify');
    const missed = server.say(`${ME} officer vs director salary?`, OTHER);
    await server.until(() => identifies.length > known);
    await server.until(() => server.repliesTo(missed.id)[0]);
    expect(server.repliesTo(missed.id)).toHaveLength(1);
    expect(server.repliesTo(first.id)).toHaveLength(1);
  });
});
