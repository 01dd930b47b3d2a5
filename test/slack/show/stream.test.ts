import { webApi } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import { lanes } from '../../../adapters/chat/lanes.ts';
import { QUIET, sdkLogger } from '../../../adapters/slack/logger.ts';
import { leadStream } from '../../../adapters/slack/show/stream.ts';
import { answer } from '../../adapters/answers.ts';

const PLACE = { channel: 'C1', thread: '1.000001', user: 'U1', team: 'T1' };
const LEAD =
  'An operations director earns more than twice what an operations officer does. It says so twice.';

/** A stream whose calls are noted, and answered. */
function begin() {
  const calls: [method: string, text: string | null][] = [];
  const client = new webApi.WebClient('xoxb-test', {
    slackApiUrl: 'http://127.0.0.1/',
    logger: sdkLogger(QUIET),
    fetch: async (url, init) => {
      const body = new URLSearchParams(String(init?.body));
      calls.push([String(url).split('/').at(-1) ?? '', body.get('markdown_text')]);
      return Response.json({ ok: true, ts: '2.000001', channel: 'C1' });
    },
  });
  return { calls, stream: leadStream({ posts: lanes(), log: QUIET }, async () => client, PLACE) };
}

it('a lead that comes at once, with its answer, is not streamed', async () => {
  const { calls, stream } = begin();
  stream.push(LEAD);
  expect(await stream.settle()).toEqual({ shown: 0, open: false });
  expect(calls).toEqual([]);
});

it('a lead that takes its time is streamed, and ended with what is left of it', async () => {
  const { calls, stream } = begin();
  stream.push(LEAD.slice(0, 70));
  await vi.waitFor(() => expect(calls).toEqual([['chat.startStream', LEAD.slice(0, 70)]]));
  stream.push(LEAD.slice(70));
  const { shown, open } = await stream.settle();
  expect({ shown, open }).toEqual({ shown: 70, open: true });
  await stream.stop(answer({ lead: LEAD }), { text: LEAD, blocks: [] }, 'ref');
  expect(calls.at(-1)).toEqual(['chat.stopStream', LEAD.slice(70)]);
});
