import { expect, it } from 'vitest';
import { TUNING } from '../adapters/harness.ts';
import { setup } from './harness.ts';
import { BOT_USER, IN_CHANNEL, IN_DM } from './server/payloads.ts';
import { BOT_TOKEN } from './server/workspace.ts';

const CANARY = 'canarywords';
const QUESTIONS = 4;

/** Every call that an answer may make of Slack. */
const METHODS = [
  'chat.postMessage',
  'chat.postEphemeral',
  'assistant.threads.setStatus',
  'assistant.threads.setTitle',
  'files.getUploadURLExternal',
  'conversations.replies',
  'views.publish',
];

it.each([{ status: 500 }, { status: 429 }, { error: 'invalid_blocks' }, { error: 'missing_scope' }])(
  'whatever call of Slack fails (%j), no words of users and no token are logged, at any level',
  async (fault) => {
    const bot = await setup({ tuning: { ...TUNING, pauseMs: 1 } });
    const { server } = bot;
    for (const method of METHODS) server.web.faults.push({ method, ...fault, times: QUESTIONS });
    for (let at = 0; at < 3; at += 1) server.web.hooks.failures.push({ status: 500 });
    server.say(`<@${BOT_USER}> ${CANARY} officer vs director?`, IN_CHANNEL);
    server.say(`${CANARY} fail`, IN_DM);
    const { body } = server.slash(`${CANARY} officer`);
    server.event({ type: 'app_home_opened', user: IN_DM.user, channel: IN_DM.channel, tab: 'home' });
    await server.until(() => bot.assistant.calls.asked.length >= QUESTIONS);
    await bot.stop();
    const logged = bot.log.join('\n');
    const token = String(body.response_url).split('/').at(-1) ?? '';
    for (const secret of [CANARY, BOT_TOKEN, server.web.appToken, token])
      expect(logged).not.toContain(secret);
    expect(logged).toMatch(/"fault":\{"type":/);
  },
);
