import { rm } from 'node:fs/promises';
import { startSlack } from '../../adapters/slack/start.ts';
import { adapterContract, type Driver, type Seen } from '../adapters/contract.ts';
import { capture, over, SEAL, TUNING, temporaryDir } from '../adapters/harness.ts';
import { control, rating, settingsFor } from './harness.ts';
import type { Delivery } from './server/deliveries.ts';
import { SlackServer } from './server/index.ts';
import { BOT_USER, IN_CHANNEL, IN_DM } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;

adapterContract('Slack', async (assistant) => {
  const server = await SlackServer.start();
  server.web.messageMs = 0;
  const dataDir = await temporaryDir();
  const settings = settingsFor(server);
  const lines: string[] = [];
  const begin = () =>
    over(dataDir, (store) =>
      startSlack({ assistant, store, seal: SEAL, log: capture(lines) }, settings, {
        ...TUNING,
        betweenPostsMs: 0,
      }),
    );
  let running = await begin();
  let said = '';
  let last: Message | undefined;

  const seen = (message: Message): Seen => {
    last = message;
    // Nobody else reads a private chat.
    const hidden = message.hiddenFor !== undefined || message.channel === IN_DM.channel;
    return { text: textOf(message), hidden };
  };
  const posted = () => server.workspace.messages;
  const next = async (act: () => unknown): Promise<Seen> => {
    const before = posted().length;
    act();
    return seen(await server.until(() => posted()[before]));
  };
  const replied = async (delivery: Delivery): Promise<Seen> =>
    seen(await server.until(() => delivery.responses[0]));
  const current = (): Message => {
    if (!last) throw new Error('nothing was answered yet');
    return last;
  };
  const stop = async () => {
    await running.stop();
    await server.until(() => server.sockets.connections.length === 0);
  };

  const driver: Driver = {
    mention: (text) =>
      next(() => {
        said = server.say(`${ME} ${text}`);
      }),
    followUp: (text) => next(() => server.say(text, { ...IN_CHANNEL, thread: current().thread_ts })),
    direct: (text) => next(() => server.say(text, IN_DM)),
    command: (first, second) => replied(server.slash(`${first} vs ${second}`)),
    pickFirst: () =>
      replied(server.press(current(), control(current(), 'Pick'), { options: [{ value: '0' }] })),
    rate: () =>
      replied(
        server.press(current(), control(current(), 'Helpful'), {
          value: rating(current(), 'positive_button'),
        }),
      ),
    async repeat() {
      server.repeat(said);
    },
    async posted() {
      // What is said in private is answered after everything before it; that answer is not counted.
      const ts = server.say('settled?', IN_DM);
      await server.until(() => server.repliesTo(ts)[0]);
      return posted()
        .filter(({ channel }) => channel !== IN_DM.channel)
        .map(seen);
    },
    violations: () => server.violations,
    async restart() {
      await stop();
      running = await begin();
    },
    logged: () => lines.join('\n'),
    async close() {
      await stop();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return driver;
});
