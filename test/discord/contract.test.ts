import { rm } from 'node:fs/promises';
import { startDiscord } from '../../adapters/discord/start.ts';
import { adapterContract, type Driver, type Seen } from '../adapters/contract.ts';
import { capture, over, SEAL, TUNING, temporaryDir } from '../adapters/harness.ts';
import { answered, control, hidden, textOf } from './harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID, IN_DM, IN_SERVER, user } from './server/payloads.ts';
import type { StoredMessage, Tracked } from './server/rest.ts';

const ME = `<@${APP_ID}>`;

adapterContract('Discord', async (assistant) => {
  const server = await DiscordServer.start();
  const dataDir = await temporaryDir();
  const settings = { token: server.rest.token, apiUrl: server.apiUrl };
  const lines: string[] = [];
  const start = () =>
    over(dataDir, (store) =>
      startDiscord({ assistant, store, seal: SEAL, log: capture(lines) }, settings, TUNING),
    );
  let running = await start();
  let said = '';
  let last: StoredMessage | undefined;

  const seen = (message: StoredMessage): Seen => {
    last = message;
    // Nobody else reads a private chat.
    const alone = hidden(message) || message.channel_id === server.rest.dmChannel;
    return { text: textOf(message), hidden: alone };
  };
  const posted = () => [...server.rest.messages.values()];
  /** The answer to a message: a reply to it, or a private message to its author. */
  const answerTo = async (id: string, before: number): Promise<Seen> => {
    const found = await server.until(() => server.repliesTo(id)[0] ?? posted()[before]);
    return seen(found);
  };
  const say = (text: string, more?: Record<string, unknown>): Promise<Seen> => {
    const before = posted().length;
    const { id } = server.say(text, IN_SERVER, more);
    said = id;
    return answerTo(id, before);
  };
  const interaction = async (tracked: Tracked): Promise<Seen> => seen(await answered(server, tracked));

  const driver: Driver = {
    mention: (text) => say(`${ME} ${text}`),
    followUp: (text) =>
      say(text, {
        type: 19,
        message_reference: { message_id: last?.id, channel_id: last?.channel_id },
        mentions: [{ ...user(APP_ID), bot: true }],
      }),
    async direct(text) {
      const before = posted().length;
      return answerTo(server.say(text, IN_DM).id, before);
    },
    command: (first, second) => interaction(server.slash('compare', { first, second })),
    pickFirst() {
      if (!last) throw new Error('nothing was answered yet');
      return interaction(server.press(last, control(last, 'Pick'), ['0']));
    },
    rate() {
      if (!last) throw new Error('nothing was answered yet');
      return interaction(server.press(last, control(last, '👍')));
    },
    async repeat() {
      server.repeatMessage(said);
    },
    async posted() {
      // What is said in private is answered after everything before it; that answer is not counted.
      const { id } = server.say('settled?', IN_DM);
      await server.until(() => server.repliesTo(id)[0]);
      return posted()
        .filter((message) => message.channel_id !== server.rest.dmChannel)
        .map(seen);
    },
    violations: () => server.rest.violations,
    async restart() {
      await running.stop();
      running = await start();
    },
    logged: () => lines.join('\n'),
    async close() {
      await running.stop();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return driver;
});
