import { rm } from 'node:fs/promises';
import { startSlack } from '../../adapters/slack/start.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { adapterContract, type Driver, type Person, type Seen } from '../adapters/contract.ts';
import { capture, over, SEAL, temporaryDir, withStore } from '../adapters/harness.ts';
import { control, rating, settingsFor } from './harness.ts';
import type { Delivery } from './server/deliveries.ts';
import { SlackServer } from './server/index.ts';
import { BOT_USER, dmOf, IN_CHANNEL, IN_DM, OTHER_USER, USER } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;

adapterContract('Slack', async (assistant, tuning) => {
  const server = await SlackServer.start();
  server.web.messageMs = 0;
  const dataDir = await temporaryDir();
  const settings = settingsFor(server);
  const lines: string[] = [];
  const begin = () =>
    over(dataDir, (store) =>
      startSlack({ assistant, store, seal: SEAL, log: capture(lines) }, settings, {
        ...tuning,
        betweenPostsMs: 0,
      }),
    );
  const seenAs = new Map<Seen, Message>();
  const place = (who: Person = 'ann') => ({ ...IN_CHANNEL, user: who === 'ann' ? USER : OTHER_USER });
  let running = await begin();
  let said = '';
  let last: Message | undefined;

  const seen = (message: Message): Seen => {
    last = message;
    // Nobody else reads a private chat.
    const hidden = message.hiddenFor !== undefined || message.channel === IN_DM.channel;
    const shown = { text: textOf(message), hidden };
    seenAs.set(shown, message);
    return shown;
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
    async mention(text, who) {
      const before = posted().length;
      const { user } = place(who);
      said = server.say(`${ME} ${text}`, place(who));
      const ts = said;
      const alone = () =>
        posted()
          .slice(before)
          .find(({ hiddenFor }) => hiddenFor === user);
      return seen(await server.until(() => server.repliesTo(ts)[0] ?? alone()));
    },
    say: (text, who) => server.say(`${ME} ${text}`, place(who)),
    followUp(text, who, under) {
      const message = (under && seenAs.get(under)) ?? current();
      return next(() => server.say(text, { ...place(who), thread: message.thread_ts ?? message.ts }));
    },
    privately: (text, who) => replied(server.slash(text, place(who))),
    async share() {
      const before = posted().length;
      await replied(server.press(current(), control(current(), 'Share')));
      const shared = posted()
        .slice(before)
        .find(({ hiddenFor }) => hiddenFor === undefined);
      if (!shared) throw new Error('nothing was shared');
      return seen(shared);
    },
    edit(text) {
      const message = {
        channel: IN_CHANNEL.channel,
        ts: said,
        user: USER,
        text: `${ME} ${text}`,
        edited: {},
      };
      server.event({ type: 'message', subtype: 'message_changed', message, ...message });
    },
    direct: (text) => next(() => server.say(text, IN_DM)),
    command: (first, second) => replied(server.slash(`${first} vs ${second}`)),
    pickFirst: () =>
      replied(server.press(current(), control(current(), 'Pick'), { options: [{ value: 'choose:0' }] })),
    rate(helpful) {
      const value = rating(current(), helpful ? 'positive_button' : 'negative_button');
      return replied(server.press(current(), control(current(), 'Helpful'), { value }));
    },
    tap: (words) => replied(server.press(current(), control(current(), words))),
    rated: () => withStore(dataDir, (store) => openRatings(store).all()),
    async repeat() {
      server.repeat(said);
    },
    async posted() {
      // What is said in private is answered after everything before it; that answer is not counted.
      const ts = server.say('settled?', { channel: dmOf(OTHER_USER), user: OTHER_USER });
      await server.until(() => server.repliesTo(ts)[0]);
      return posted()
        .filter(({ channel }) => !channel.startsWith('D'))
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
