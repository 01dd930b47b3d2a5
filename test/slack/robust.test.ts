import { describe, expect, it, vi } from 'vitest';
import { say } from '../../adapters/chat/texts.ts';
import { acknowledge } from '../../adapters/slack/acknowledge.ts';
import { SCOPES } from '../../adapters/slack/operate/manifest.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { fullStore } from '../adapters/harness.ts';
import { answered, asked, control, messageAfter, rating, replyTo, settle, setup } from './harness.ts';
import { BOT_USER, IN_CHANNEL, IN_DM, USER } from './server/payloads.ts';
import { textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;

/** The same numbers from 0 to 1 at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function shuffled<T>(given: readonly T[], random: () => number): T[] {
  return given
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

describe('what Slack delivers again is answered once', () => {
  it.each([1, 2, 3])(
    'every event one to four times, shuffled, over two connections (order %i)',
    async (seed) => {
      const bot = await setup();
      await bot.another();
      const { server } = bot;
      expect(server.sockets.connections).toHaveLength(2);
      const random = numbers(seed);
      const said = Array.from({ length: 12 }, (_, at) =>
        at % 3 === 0
          ? server.prepare(`question ${at}?`, IN_DM)
          : server.prepare(`${ME} question ${at}?`, { ...IN_CHANNEL, user: USER }),
      );
      const deliveries = said.flatMap(({ bodies }) =>
        bodies.flatMap((body) =>
          Array.from({ length: 1 + Math.floor(random() * 4) }, (_, retry) => ({ body, retry })),
        ),
      );
      for (const { body, retry } of shuffled(deliveries, random))
        server.deliver('events_api', body, { retry }, Math.floor(random() * 2));
      await Promise.all(said.map(({ ts }) => replyTo(bot, ts)));
      await settle(bot);
      expect(said.map(({ ts }) => server.repliesTo(ts).length)).toEqual(said.map(() => 1));
      expect(bot.assistant.calls.asked).toHaveLength(said.length + 1);
    },
  );

  it('after a restart over the same store', async () => {
    const bot = await setup();
    const ts = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, ts);
    await bot.restart();
    bot.server.repeat(ts, 2);
    await settle(bot);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
  });

  it.each(['message', 'app_mention'])('a mention of which only the %s comes is answered', async (only) => {
    const bot = await setup();
    const { ts, bodies } = bot.server.prepare(`${ME} officer vs director?`);
    const body = bodies.find(({ event }) => (event as { type: string }).type === only);
    bot.server.deliver('events_api', body ?? {});
    expect(textOf(await replyTo(bot, ts))).toContain('officer vs director?');
  });
});

describe('an app that is told to end', () => {
  it('gives the answers that are under way', async () => {
    const bot = await setup();
    let open = () => {};
    let begun = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    bot.assistant.before = () => {
      begun();
      return gate;
    };
    const ts = bot.server.say(`${ME} officer vs director?`);
    await started;
    const stopped = bot.stop();
    open();
    await stopped;
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
  });
});

describe('an app that lacks a scope', () => {
  it('starts, and says in the log which and what to do', async () => {
    const bot = await setup({ scopes: SCOPES.filter((scope) => scope !== 'files:write') });
    const warning = bot.log.find((line) => line.startsWith('warn'));
    expect(warning).toMatch(/lacks scopes.*reinstall.*files:write/);
    expect(textOf(await asked(bot, `${ME} officer pay`))).toContain('officer pay');
  });
});

describe('a connection', () => {
  it.each([
    ['that Slack asks to renew', 'askToReconnect'],
    ['that breaks', 'cut'],
  ] as const)(
    '%s is made again, and what came twice meanwhile is answered once',
    async (_what, how) => {
      const bot = await setup();
      const ts = bot.server.say(`${ME} officer vs director?`);
      await replyTo(bot, ts);
      bot.server.sockets[how]();
      await bot.server.until(() => bot.server.sockets.greeted === 2);
      bot.server.repeat(ts);
      await settle(bot);
      expect(bot.server.repliesTo(ts)).toHaveLength(1);
    },
    30_000,
  );

  it('survives what it does not understand', async () => {
    const bot = await setup();
    bot.server.sockets.sendRaw('not JSON');
    bot.server.sockets.sendRaw('{"type":"something new"}');
    bot.server.event({ type: 'something_new' });
    expect(textOf(await asked(bot, 'officer pay', IN_DM))).toContain('officer pay');
  });

  it('is refused in one sentence when the token is not accepted', async () => {
    await expect(setup({ settings: { botToken: 'xoxb-wrong' } })).rejects.toThrow(
      /does not accept SLACK_BOT_TOKEN \(invalid_auth\); run "npm run slack -- doctor"/,
    );
    await expect(setup({ settings: { appToken: 'xapp-wrong' } })).rejects.toThrow(
      /cannot be connected \(invalid_auth\)/,
    );
  });
});

describe('when Slack fails or refuses', () => {
  it('what is ours is answered where Slack could not be told', async () => {
    const go = vi.fn(async () => undefined);
    const ack = async () => Promise.reject(new Error('the connection is gone'));
    await expect(acknowledge(ack, { go, drop: go })).rejects.toThrow('gone');
    expect(go).toHaveBeenCalledOnce();
  });

  it('a reply to a command that Slack was silent about is not sent twice: nobody can look it up', async () => {
    const bot = await setup();
    bot.server.web.hooks.failures.push({ status: 0, done: true });
    const asked = bot.server.slash('officer vs director');
    await bot.server.until(() => asked.responses.length === 2);
    await settle(bot);
    expect(asked.responses.map(textOf)).toEqual([
      expect.stringContaining('officer vs director'),
      say('unsure'),
    ]);
  });

  it('a 429 is waited out, and the answer is posted once', async () => {
    const bot = await setup();
    const limited = { status: 429, headers: { 'retry-after': '1' }, times: 1 };
    bot.server.web.faults.push({ method: 'chat.postMessage', ...limited });
    const ts = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, ts);
    await settle(bot);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
    expect(bot.assistant.calls.asked).toHaveLength(2);
  });

  it('a 429 of a response_url is waited out as well', async () => {
    const bot = await setup();
    bot.server.web.hooks.failures.push({ status: 429, headers: { 'retry-after': '1' } });
    const message = await answered(bot, bot.server.slash('officer vs director'));
    expect(textOf(message)).toContain('officer vs director');
  });

  it.each([
    { status: 500 },
    { status: 503 },
    { error: 'internal_error' },
    { error: 'ratelimited' },
    { status: 429 },
  ])('a post that failed in passing is made again: %j', async (fault) => {
    const bot = await setup();
    bot.server.web.faults.push({ method: 'chat.postMessage', ...fault, times: 1 });
    const ts = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, ts);
    await settle(bot);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
    expect(bot.server.workspace.messages.filter(({ hiddenFor }) => hiddenFor)).toEqual([]);
  });

  it('a post that has come through in spite of a failure is found, and not made twice', async () => {
    const bot = await setup();
    bot.server.web.faults.push({ method: 'chat.postMessage', status: 500, done: true, times: 1 });
    const ts = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, ts);
    const { calls } = bot.server.web;
    await bot.server.until(() => calls.some(({ method }) => method === 'conversations.replies'));
    await settle(bot);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
  });

  it('others are answered when one fails for good', async () => {
    const bot = await setup();
    for (const method of ['chat.postMessage', 'chat.postEphemeral'])
      bot.server.web.faults.push({ method, error: 'as_user_not_supported', times: 1 });
    bot.server.say(`${ME} one?`);
    await bot.server.until(() => bot.server.web.faults.length === 0);
    expect(textOf(await asked(bot, `${ME} two?`))).toContain('two?');
  });
});

describe('when answering fails', () => {
  it.each([
    ['a mention', `${ME} fail`, IN_CHANNEL],
    ['a private message', 'fail', IN_DM],
  ] as const)(
    '%s is answered in one sentence, to its writer alone, with a reference that the log has',
    async (_what, text, place) => {
      const bot = await setup();
      bot.server.say(text, place);
      const told = await messageAfter(bot, 0);
      const reference = /reference (\w+)/.exec(textOf(told))?.[1] ?? 'none';
      expect(told.hiddenFor === USER || told.channel === IN_DM.channel).toBe(true);
      expect(textOf(told)).not.toMatch(/scripted failure|\.ts/);
      expect(bot.log.join('\n')).toContain(`"reference":"${reference}"`);
    },
  );

  it('in a private chat the status is taken away', async () => {
    const bot = await setup();
    bot.server.say('fail', IN_DM);
    await bot.server.until(() => bot.server.workspace.sessions.at(-1)?.status === 'active');
    expect(bot.server.workspace.sessions).toHaveLength(2);
  });

  it('a command is answered so too, and a message whose control failed stays as it is', async () => {
    const bot = await setup();
    expect(textOf(await answered(bot, bot.server.slash('fail')))).toMatch(/reference \w+/);
    const message = await answered(bot, bot.server.slash('manager vs director'));
    const before = textOf(message);
    bot.assistant.before = () => Promise.reject(new Error('down'));
    const pressed = bot.server.press(message, control(message, 'Pick'), { options: [{ value: 'choose:0' }] });
    expect(textOf(await answered(bot, pressed))).toMatch(/Something went wrong/);
    expect(textOf(message)).toBe(before);
  });

  it('does not wait for ever: an answer that never comes is a failure', async () => {
    const assistant = fakeAssistant();
    assistant.before = () => new Promise(() => undefined);
    const bot = await setup({ assistant, tuning: { workMs: 50 } });
    bot.server.say(`${ME} officer?`);
    expect(textOf(await messageAfter(bot, 0))).toMatch(/Something went wrong/);
  });
});

describe('when nothing can be kept, the disk being full', () => {
  it('questions are answered all the same, and the log says once what is wrong', async () => {
    const bot = await setup({ store: fullStore() });
    expect(textOf(await asked(bot, `${ME} officer vs director?`))).toContain('officer vs director?');
    expect(textOf(await asked(bot, 'and in private?', IN_DM))).toContain('and in private?');
    const said = bot.log.filter((line) => line.includes('the store fails, answers go on without it'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('The disk is full: make room.');
  });

  it('a rating that could not be kept is not thanked for', async () => {
    const bot = await setup({ store: fullStore() });
    const message = await asked(bot, `${ME} officer vs director?`);
    const value = rating(message, 'positive_button');
    const told = await answered(bot, bot.server.press(message, control(message, 'Helpful'), { value }));
    expect(textOf(told)).not.toMatch(/thank/i);
  });
});

describe('hostile text', () => {
  const HOSTILE =
    '&lt;!channel&gt; &lt;!here|x&gt; &lt;@U0000000009&gt; @everyone *b* `c` ~s~ _i_ &lt;https://evil.example|click&gt; \u202egnp\u0000';

  it('of a user is echoed as text that does nothing', async () => {
    const bot = await setup();
    const message = await asked(bot, `${ME} ${HOSTILE}`);
    const shown = `${textOf(message)} ${message.text}`;
    expect(shown).toContain('You asked');
    expect(shown).not.toMatch(/<!|<@|<https|@everyone|@here|\*b\*|`c`|~s~|\u202e|\0/);
  });

  it('of the catalogue rings for nobody, whatever it is shown in', async () => {
    const bot = await setup();
    const message = await asked(bot, `${ME} hostile`);
    const shown = JSON.stringify([message.blocks, message.text]);
    expect(shown).not.toMatch(/<!|<@|@everyone|@here|\u202e/);
    const own = await answered(bot, bot.server.slash('hostile'));
    expect(JSON.stringify(own.blocks)).not.toMatch(/<!|<@|@everyone/);
  });
});

describe('the log', () => {
  it('holds nothing that users wrote', async () => {
    const bot = await setup();
    await asked(bot, `${ME} my secret question`);
    await asked(bot, 'my secret question', IN_DM);
    await answered(bot, bot.server.slash('my secret question'));
    bot.assistant.before = () => Promise.reject(new Error('down'));
    await answered(bot, bot.server.slash('my secret failure'));
    const above = bot.log.filter((line) => !line.startsWith('debug'));
    expect(above.join('\n')).not.toContain('secret');
    expect(above.join('\n')).not.toContain('xoxb');
  });
});
