import { expect, it, vi } from 'vitest';
import { setup } from './harness.ts';
import { APP_ID, IN_DM } from './server/payloads.ts';

const CANARY = 'canarywords';
const TIMES = 50;

/** Every route that an answer may take. */
const ROUTES = [
  /callback$/,
  /@original$/,
  /\/messages$/,
  /\/typing$/,
  /^\/webhooks\/\d+\/[^/]+$/,
  /@me\/channels$/,
];
const INVALID = { code: 50035, message: `Invalid Form Body ${CANARY}`, errors: { content: { _errors: [] } } };
const FORBIDDEN = { code: 50013, message: 'Missing Permissions' };

it.each([
  [400, INVALID],
  [403, FORBIDDEN],
  [404, { code: 10015, message: 'Unknown Webhook' }],
])(
  'whatever call of Discord fails (%i), no words of users, tokens or pictures are logged, at any level',
  async (status, body) => {
    for (const failing of ROUTES) {
      const bot = await setup();
      const { server } = bot;
      server.rest.faults.push({ path: failing, status, body, times: TIMES });
      const asked = server.slash('ask', { question: `${CANARY} officer vs director?` });
      server.say(`<@${APP_ID}> ${CANARY} officer?`);
      server.say(`${CANARY} fail`, IN_DM);
      await vi.waitFor(() => expect(bot.assistant.calls.asked.length).toBeGreaterThan(1), {
        timeout: 20_000,
      });
      await bot.stop();
      const logged = bot.log.join('\n');
      for (const secret of [CANARY, asked.token, server.rest.token, 'iVBORw0KGgo', '137,80,78,71'])
        expect(logged).not.toContain(secret);
    }
  },
);
