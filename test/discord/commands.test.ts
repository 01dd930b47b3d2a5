import { describe, expect, it } from 'vitest';
import { OFFICER } from '../adapters/answers.ts';
import { answered, control, hidden, setup, textOf } from './harness.ts';
import { CHANNEL, channelOf, GUILD, IN_DM, IN_SERVER, OTHER_USER } from './server/payloads.ts';

describe('/compare', () => {
  it('defers before any work, privately, then shows the answer in one edit', async () => {
    const { server, assistant } = await setup();
    let deferredFirst = false;
    const asked = server.slash('compare', { first: 'Operations Officer', second: 'Operations Director' });
    assistant.before = async () => {
      deferredFirst = asked.state === 'deferred';
    };
    const message = await answered(server, asked);
    expect(deferredFirst).toBe(true);
    expect(asked.first).toBe(5);
    expect(asked.edits).toBe(1);
    expect(hidden(message)).toBe(true);
    expect(textOf(message)).toContain('Operations Officer vs Operations Director');
    expect(server.rest.violations).toEqual([]);
  });

  it('compares picked roles under the aspect that was picked, nothing to be understood', async () => {
    const { server, assistant } = await setup();
    const options = {
      first: 'operations officer',
      second: 'Operations Director',
      third: 'Job 7',
      about: 'salary',
    };
    await answered(server, server.slash('compare', options));
    expect(assistant.calls.compared).toMatchObject([
      { roles: ['operations-officer', 'operations-director', 'job-7'], aspects: ['salary'] },
    ]);
  });

  it('puts titles typed freely in words, so that they are read together', async () => {
    const { server, assistant } = await setup();
    await answered(
      server,
      server.slash('compare', { first: 'officer', second: 'director', about: 'duties' }),
    );
    expect(assistant.calls.asked).toMatchObject([{ text: 'officer vs director: duties' }]);
  });

  it('says in one sentence that the same job twice is nothing to compare', async () => {
    const { server, assistant } = await setup();
    const message = await answered(server, server.slash('compare', { first: 'Job 1', second: 'job 1 ' }));
    expect(textOf(message)).toMatch(/same job twice/);
    expect(assistant.calls.asked).toEqual([]);
  });

  it('answers for everyone in a private chat, where nobody else is', async () => {
    const { server } = await setup();
    const message = await answered(
      server,
      server.slash('compare', { first: 'Job 1', second: 'Job 2' }, IN_DM),
    );
    expect(hidden(message)).toBe(false);
  });
});

describe('/role, /ask, /help', () => {
  it('describe one role', async () => {
    const { server, assistant } = await setup();
    await answered(server, server.slash('role', { title: OFFICER.title, about: 'skills' }));
    expect(assistant.calls.compared).toMatchObject([{ roles: [OFFICER.id], aspects: ['skills'] }]);
  });

  it('follow up on the last question of the same person in the same channel, not of another', async () => {
    const { server } = await setup();
    await answered(server, server.slash('ask', { question: 'officer vs director?' }));
    const mine = await answered(server, server.slash('ask', { question: 'and the pay?' }));
    expect(textOf(mine)).toContain('of officer vs director?');
    const other = server.slash('ask', { question: 'and the pay?' }, { ...IN_SERVER, user: OTHER_USER });
    expect(textOf(await answered(server, other))).not.toContain('of officer');
  });

  it('help is for the asker alone', async () => {
    const { server } = await setup();
    const message = await answered(server, server.slash('help'));
    expect(hidden(message)).toBe(true);
    expect(textOf(message)).toContain('Ask how two jobs differ');
    expect(textOf(message)).toMatch(/\/compare.*\n.*\/role/);
    expect(textOf(message)).toContain('Kept: answers for 30 days');
  });

  it('a command without what it needs, as an old client sends it, is answered all the same', async () => {
    const { server } = await setup();
    expect(textOf(await answered(server, server.slash('compare')))).toContain('Ask how two jobs differ');
    expect(textOf(await answered(server, server.slash('rolewise', {}, IN_SERVER, 'channel')))).toMatch(
      /another version/,
    );
  });

  it('a command of another version is refused in one sentence', async () => {
    const { server } = await setup();
    expect(textOf(await answered(server, server.slash('forgotten')))).toMatch(/another version/);
  });
});

describe('the message command', () => {
  it('compares the roles that a message names', async () => {
    const { server, assistant } = await setup();
    const text = 'We look for an Operations Director, or else an Operations Officer.';
    await answered(server, server.onMessage('Compare the roles named here', text));
    expect(assistant.calls.compared[0]?.roles).toEqual(['operations-officer', 'operations-director']);
  });

  it.each([
    ['an embed', { embeds: [{ type: 'rich', title: 'Jobs', description: 'Job 7 or Job 8' }] }],
    ['a field of an embed', { embeds: [{ type: 'rich', fields: [{ name: 'Job 7', value: 'Job 8' }] }] }],
    [
      'components, such as an answer of ours',
      { components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: '### Job 7 vs Job 8' }] }] },
    ],
  ])('reads %s', async (_where, more) => {
    const { server, assistant } = await setup();
    await answered(server, server.onMessage('Compare the roles named here', '', more));
    expect(assistant.calls.compared[0]?.roles).toEqual(['job-7', 'job-8']);
  });

  it('compares the first five of eight jobs, names the rest, and offers them in place of the last', async () => {
    const { server, assistant } = await setup();
    const text = Array.from({ length: 8 }, (_, at) => `Job 2${at}.`).join(' ');
    const message = await answered(server, server.onMessage('Compare the roles named here', text));
    // The scripted assistant finds "Job 2" in "Job 20", too.
    expect(assistant.calls.compared[0]?.roles).toHaveLength(5);
    expect(textOf(message)).toContain('That message also names');
    expect(textOf(message)).toContain('Job 27');
    expect(JSON.stringify(message.components)).toContain('Job 27 in place of Job 23');
  });

  it('says so when it names none', async () => {
    const { server } = await setup();
    const message = await answered(server, server.onMessage('Compare the roles named here', 'hello'));
    expect(textOf(message)).toMatch(/names no job/);
  });
});

describe('suggestions', () => {
  it('come as titles, without those already picked, at most 25', async () => {
    const { server } = await setup();
    const typing = server.typing('compare', { first: 'Job 3', second: 'job' }, 'second');
    const choices = await server.until(() => typing.choices);
    expect(choices).toHaveLength(25);
    expect(choices.map(({ value }) => value)).not.toContain('Job 3');
    expect(choices[0]).toEqual({ name: 'Job 0', value: 'Job 0' });
    expect(server.rest.violations).toEqual([]);
  });

  it('that come too late are swallowed', async () => {
    const { server, log } = await setup();
    const stale = server.typing('compare', { first: 'job' }, 'first');
    stale.state = 'replied';
    server.rest.interactions.delete(stale.token);
    const fresh = server.typing('compare', { first: 'job' }, 'first');
    await server.until(() => fresh.choices);
    expect(log.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
  });

  it('are the first and only answer to what is typed, with no look-up before it', async () => {
    const { server, assistant } = await setup();
    const before = server.rest.requests.length;
    await server.until(() => server.typing('role', { title: 'off' }, 'title').choices ?? true);
    const typing = server.typing('role', { title: 'dir' }, 'title');
    await server.until(() => typing.choices);
    expect(server.rest.requests.length - before).toBe(2);
    expect(assistant.calls.suggested).toEqual(['off', 'dir']);
  });
});

describe('what moderators set', () => {
  it('switches the bot off in a channel and on again, threads of it included', async () => {
    const { server } = await setup();
    const off = await answered(server, server.slash('rolewise', { state: 'off' }, IN_SERVER, 'channel'));
    expect(textOf(off)).toMatch(/Off in <#/);
    const refused = await answered(server, server.slash('ask', { question: 'pay?' }));
    expect(textOf(refused)).toMatch(/switched off in this channel/);
    const thread = { ...IN_SERVER, channel: `${CHANNEL.slice(0, -1)}9`, parent: channelOf(GUILD) };
    expect(textOf(await answered(server, server.slash('ask', { question: 'pay?' }, thread)))).toMatch(
      /switched off/,
    );
    await answered(server, server.slash('rolewise', { state: 'on' }, IN_SERVER, 'channel'));
    expect(textOf(await answered(server, server.slash('ask', { question: 'pay?' })))).toContain('pay?');
  });

  it('shows answers to everyone where they say so, after a restart too', async () => {
    const { server, restart } = await setup();
    await answered(server, server.slash('rolewise', { visible: 'public' }, IN_SERVER, 'answers'));
    await restart();
    expect(hidden(await answered(server, server.slash('ask', { question: 'pay?' })))).toBe(false);
  });

  it('shows what is set, and answers only in the channels that are switched on where they say so', async () => {
    const { server } = await setup();
    await answered(server, server.slash('rolewise', { state: 'off' }, IN_SERVER, 'elsewhere'));
    expect(textOf(await answered(server, server.slash('ask', { question: 'pay?' })))).toMatch(/switched off/);
    await answered(server, server.slash('rolewise', { state: 'on' }, IN_SERVER, 'channel'));
    expect(textOf(await answered(server, server.slash('ask', { question: 'pay?' })))).toContain('pay?');
    const shown = textOf(await answered(server, server.slash('rolewise', {}, IN_SERVER, 'show')));
    expect(shown).toMatch(/Channels: off, save where it is switched on\n- On in <#\d+>/);
  });

  it('holds whoever asks to a pause, and says how long it is', async () => {
    const { server } = await setup();
    await answered(server, server.slash('rolewise', { seconds: 30 }, IN_SERVER, 'cooldown'));
    expect(textOf(await answered(server, server.slash('ask', { question: 'pay?' })))).toContain('pay?');
    const early = await answered(server, server.slash('ask', { question: 'and the skills?' }));
    expect(textOf(early)).toMatch(/pause between questions: please ask again in \d+ seconds/);
  });

  it('says who may share', async () => {
    const { server } = await setup();
    await answered(server, server.slash('rolewise', { by: 'nobody' }, IN_SERVER, 'sharing'));
    const own = await answered(server, server.slash('ask', { question: 'pay?' }));
    expect(textOf(await answered(server, server.press(own, control(own, 'Share'))))).toMatch(/not shared/);
  });

  it('cannot have every question answered where the operator did not switch that on', async () => {
    const { server } = await setup();
    const said = await answered(server, server.slash('rolewise', { state: 'every' }, IN_SERVER, 'channel'));
    expect(textOf(said)).toMatch(/DISCORD_MESSAGE_CONTENT/);
  });

  it('has every question of a channel answered without a mention, and nothing else', async () => {
    const { server } = await setup({ messageContent: true });
    await answered(server, server.slash('rolewise', { state: 'every' }, IN_SERVER, 'channel'));
    const aside = server.say('help');
    const asked = server.say('officer vs director?');
    const reply = await server.until(() => server.repliesTo(asked.id)[0]);
    expect(textOf(reply)).toContain('officer vs director?');
    expect(server.repliesTo(aside.id)).toEqual([]);
  });
});
