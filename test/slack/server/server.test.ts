import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { SlackServer } from './index.ts';
import { CHANNEL, IN_CHANNEL, IN_DM, USER } from './payloads.ts';
import type { Json } from './schema/blocks.ts';
import { APP_TOKEN, BOT_TOKEN } from './workspace.ts';

/** The server refuses what Slack refuses, so that a front end's tests mean something. */

const quiet = () => undefined;
const SILENT = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  setName: quiet,
  getLevel: () => webApi.LogLevel.ERROR,
};

async function open() {
  const server = await SlackServer.start();
  onTestFinished(() => server.close());
  const client = (token = BOT_TOKEN) =>
    new webApi.WebClient(token, {
      slackApiUrl: server.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: SILENT,
    });
  return { server, client, api: client() };
}

/** The error that a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = (await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )) as { data?: { error: string }; retryAfter?: number } | undefined;
  return error?.data?.error ?? (error?.retryAfter ? `again in ${error.retryAfter} s` : 'taken');
}

/** A connection that acknowledges nothing by itself. */
async function connect(server: SlackServer, token = APP_TOKEN) {
  const { url } = await new webApi.WebClient(token, {
    slackApiUrl: server.apiUrl,
    logger: SILENT,
  }).apps.connections.open({});
  const socket = new WebSocket(String(url));
  const frames: Json[] = [];
  await new Promise<void>((hello) =>
    socket.on('message', (raw) => {
      frames.push(JSON.parse(String(raw)) as Json);
      hello();
    }),
  );
  const ack = (id: string, payload?: Json) =>
    socket.send(JSON.stringify({ envelope_id: id, ...(payload ? { payload } : {}) }));
  return { socket, frames, ack, url: String(url) };
}

describe('the Web API', () => {
  it('knows its callers and what each may do', async () => {
    const { server, client } = await open();
    expect(await refusal(client('xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusal(client(APP_TOKEN).auth.test())).toBe('invalid_auth');
    expect(await refusal(client(BOT_TOKEN).apps.connections.open({}))).toBe('not_allowed_token_type');
    const install = server.workspace.installs[0];
    if (install) install.scopes = ['commands'];
    const post = { channel: CHANNEL, text: 'hello' };
    expect(await refusal(client().chat.postMessage(post))).toBe('missing_scope');
    if (install) install.revoked = true;
    expect(await refusal(client().auth.test())).toBe('token_revoked');
    expect(server.violations).toEqual([]);
  });

  it('says which scopes were granted', async () => {
    const { api } = await open();
    expect((await api.auth.test()).response_metadata?.scopes).toContain('chat:write');
  });

  it('takes a right message and notes a wrong one as a violation', async () => {
    const { server, api } = await open();
    await api.chat.postMessage({ channel: CHANNEL, text: 'hello' });
    expect(server.violations).toEqual([]);
    server.web.messageMs = 0;
    expect(await refusal(api.chat.postMessage({ channel: CHANNEL, text: '<!channel>' }))).toBe(
      'invalid_arguments',
    );
    expect(server.violations).toHaveLength(1);
  });

  it('answers in threads that there are, and where the bot may write', async () => {
    const { server, api } = await open();
    const post = { channel: CHANNEL, text: 'hello' };
    expect(await refusal(api.chat.postMessage({ ...post, thread_ts: '1.000001' }))).toBe('invalid_thread_ts');
    expect(server.violations).toHaveLength(1);
    expect(await refusal(api.chat.postMessage({ ...post, channel: 'C9' }))).toBe('channel_not_found');
    server.workspace.closed.add(CHANNEL);
    expect(await refusal(api.chat.postMessage(post))).toBe('not_in_channel');
    expect(server.violations).toHaveLength(1);
  });

  it('takes one message a second in a channel, each in its own', async () => {
    const { server, api } = await open();
    server.web.messageMs = 60_000;
    await api.chat.postMessage({ channel: CHANNEL, text: 'one' });
    expect(await refusal(api.chat.postMessage({ channel: CHANNEL, text: 'two' }))).toBe('again in 60 s');
    await api.chat.postMessage({ channel: IN_DM.channel, text: 'two' });
    expect(server.web.limited).toBe(1);
    expect(server.workspace.messages).toHaveLength(2);
  });

  it('fails when it is told to, after as many calls as it is told', async () => {
    const { server, api } = await open();
    server.web.faults.push({ method: 'auth.test', error: 'fatal_error', after: 1, times: 1 });
    await api.auth.test();
    expect(await refusal(api.auth.test())).toBe('fatal_error');
    await api.auth.test();
  });

  it('refuses a block that it does not know yet without blaming whoever tries', async () => {
    const { server, api } = await open();
    server.workspace.unsupported.add('divider');
    const blocks = [{ type: 'divider' }];
    expect(await refusal(api.chat.postMessage({ channel: CHANNEL, text: 'a', blocks }))).toBe(
      'invalid_blocks',
    );
    expect(server.violations).toEqual([]);
  });

  it('edits only what is there and is no private message', async () => {
    const { server, api } = await open();
    const hidden = await api.chat.postEphemeral({ channel: CHANNEL, user: USER, text: 'a' });
    const at = (ts: unknown) => ({ channel: CHANNEL, ts: String(ts), text: 'b' });
    expect(await refusal(api.chat.update(at(hidden.message_ts)))).toBe('cant_update_message');
    expect(await refusal(api.chat.update(at('1.000001')))).toBe('message_not_found');
    expect(server.violations).toHaveLength(2);
  });
});

describe('streams', () => {
  const started = async () => {
    const { server, api } = await open();
    server.workspace.said.add(`${CHANNEL} 1.000001`);
    const recipients = { recipient_user_id: USER, recipient_team_id: 'T0000000001' };
    const start = { channel: CHANNEL, thread_ts: '1.000001', ...recipients };
    return { server, api, start };
  };

  it('take pieces until they are stopped, and none after', async () => {
    const { server, api, start } = await started();
    const { ts = '' } = await api.chat.startStream({ ...start, markdown_text: 'one ' });
    await api.chat.appendStream({ channel: CHANNEL, ts, markdown_text: 'two ' });
    await api.chat.stopStream({ channel: CHANNEL, ts, markdown_text: 'three' });
    expect(server.workspace.messages[0]).toMatchObject({ markdown: 'one two three', stream: 'stopped' });
    const late = api.chat.appendStream({ channel: CHANNEL, ts, markdown_text: 'four' });
    expect(await refusal(late)).toBe('message_not_in_streaming_state');
    expect(server.violations).toHaveLength(1);
  });

  it('break when they are told to, and stay broken, through no mistake of the app', async () => {
    const { server, api, start } = await started();
    const { ts = '' } = await api.chat.startStream({ ...start, markdown_text: 'one ' });
    server.web.faults.push({
      method: 'chat.appendStream',
      error: 'message_not_in_streaming_state',
      times: 1,
    });
    const append = () => api.chat.appendStream({ channel: CHANNEL, ts, markdown_text: 'two' });
    expect(await refusal(append())).toBe('message_not_in_streaming_state');
    expect(await refusal(append())).toBe('message_not_in_streaming_state');
    expect(server.violations).toEqual([]);
  });

  it('name their reader in channels, and hold 12,000 characters', async () => {
    const { server, api, start } = await started();
    server.web.messageMs = 0;
    const { recipient_user_id: _, ...nameless } = start;
    expect(await refusal(api.chat.startStream(nameless))).toBe('missing_recipient_user_id');
    const { ts = '' } = await api.chat.startStream({ ...start, markdown_text: 'x'.repeat(12_000) });
    const more = api.chat.appendStream({ channel: CHANNEL, ts, markdown_text: 'x' });
    expect(await refusal(more)).toBe('msg_too_long');
    server.workspace.streamsInChannels = false;
    expect(await refusal(api.chat.startStream(start))).toBe('channel_type_not_supported');
    expect(server.violations).toHaveLength(2);
  });
});

describe('files', () => {
  const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(60, 1)]);

  it('are taken in three steps and shown once they are complete', async () => {
    const { server, api } = await open();
    const { upload_url, file_id = '' } = await api.files.getUploadURLExternal({
      filename: 'pay.png',
      length: PNG.length,
    });
    const picture = [{ type: 'image', alt_text: 'Pay', slack_file: { id: file_id } }];
    const early = api.chat.postMessage({ channel: CHANNEL, text: 'a', blocks: picture });
    expect(await refusal(early)).toBe('invalid_blocks');
    await fetch(String(upload_url), { method: 'POST', body: PNG });
    await api.files.completeUploadExternal({ files: [{ id: file_id }] });
    await api.chat.postMessage({ channel: CHANNEL, text: 'a', blocks: picture });
    expect(server.workspace.files.get(file_id)?.data).toEqual(PNG);
    expect(server.violations).toHaveLength(1);
  });

  it('come through the uploader of the SDK as well', async () => {
    const { server, api } = await open();
    // Without words for who does not see it: the SDK names their argument otherwise than Slack does.
    await api.files.uploadV2({ channel_id: CHANNEL, filename: 'pay.png', file: PNG });
    expect(server.workspace.messages[0]?.files).toMatchObject([{ filename: 'pay.png', data: PNG }]);
    expect(server.violations).toEqual([]);
  });

  it('that are no pictures, or of another length, are noted', async () => {
    const { server, api } = await open();
    const { upload_url } = await api.files.getUploadURLExternal({ filename: 'pay.png', length: 3 });
    await fetch(String(upload_url), { method: 'POST', body: 'text' });
    expect(server.violations).toEqual([
      expect.stringMatching(/no PNG/),
      expect.stringMatching(/announced 3/),
    ]);
  });
});

describe('Socket Mode', () => {
  it('greets whoever has a ticket, once', async () => {
    const { server } = await open();
    const { frames, url } = await connect(server);
    expect(frames[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    const again = new WebSocket(url);
    await new Promise((resolve) => again.on('close', resolve));
    expect(server.sockets.connections).toHaveLength(1);
  });

  it('gives out no ticket for a bot token', async () => {
    const { server } = await open();
    await expect(connect(server, BOT_TOKEN)).rejects.toThrow(/not_allowed_token_type/);
  });

  it('measures acknowledgements, and notes those that do not come, come twice, or are of nothing', async () => {
    const { server } = await open();
    const { ack } = await connect(server);
    const quick = server.slash('officer vs director');
    ack(quick.id);
    await server.until(() => quick.acks === 1);
    expect(quick.ackMs).toBeGreaterThan(0);
    expect(server.violations).toEqual([]);
    ack(quick.id);
    ack('nothing');
    await server.until(() => server.violations.length === 2);
    server.deliveries.ackMs = 1;
    server.slash('never');
    await server.until(() => server.violations.length === 3);
    expect(server.violations).toEqual([
      'slash_commands /compare: acknowledged twice',
      'an acknowledgement of nothing: nothing',
      'slash_commands /compare: not acknowledged within 1 ms',
    ]);
  });

  it('checks what an acknowledgement carries', async () => {
    const { server } = await open();
    const { ack } = await connect(server);
    const delivery = server.slash('officer vs director');
    ack(delivery.id, { text: 'hello <!channel>' });
    await server.until(() => delivery.acks === 1);
    expect(server.violations.join()).toMatch(/slash_commands \/compare: .*unescaped/);
  });

  it('delivers to its connections in turn, both events of a mention, the same again when it repeats', async () => {
    const { server } = await open();
    const [one, two] = [await connect(server), await connect(server)];
    const ts = server.say('<@U000000BOT1> hello');
    server.repeat(ts);
    const got = () => [one, two].flatMap(({ frames }) => frames.filter(({ type }) => type === 'events_api'));
    while (got().length < 4) await new Promise((resolve) => setImmediate(resolve));
    const bodies = got().map(({ payload }) => payload as { event_id: string; event: Json });
    expect(new Set(bodies.map(({ event }) => event.type))).toEqual(new Set(['app_mention', 'message']));
    expect(new Set(bodies.map(({ event_id }) => event_id)).size).toBe(2);
    expect(one.frames).toHaveLength(3);
  });
});

describe('interactions', () => {
  it('have a trigger that opens one form', async () => {
    const { server, api } = await open();
    await connect(server);
    const { body } = server.slash('');
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'Compare' },
      blocks: [],
    };
    const trigger_id = String(body.trigger_id);
    await api.views.open({ trigger_id, view });
    expect(await refusal(api.views.open({ trigger_id, view }))).toBe('exchanged_trigger_id');
    expect(await refusal(api.views.open({ trigger_id: 'x', view }))).toBe('invalid_trigger_id');
    expect(server.violations).toHaveLength(2);
  });

  it('have a response_url that works five times', async () => {
    const { server } = await open();
    await connect(server);
    const delivery = server.slash('');
    const respond = async (body: Json) => {
      const headers = { 'content-type': 'application/json' };
      return fetch(String(delivery.body.response_url), {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
    };
    expect((await respond({ markdown_text: 'a' })).status).toBe(400);
    for (let use = 2; use <= 5; use += 1) expect((await respond({ text: 'a' })).status).toBe(200);
    expect((await respond({ text: 'a' })).status).toBe(404);
    expect(delivery.responses.map(({ hiddenFor }) => hiddenFor)).toEqual(Array(4).fill(USER));
    expect(server.violations.at(-1)).toBe('response_url: used 6 times');
  });
});

describe('signed HTTP', () => {
  it('sends what an app can check, in the form of each kind, and takes the answer as the acknowledgement', async () => {
    const { server } = await open();
    const got: { headers: Json; body: string }[] = [];
    const app = createServer(async (request, response) => {
      const chunks = await request.toArray();
      got.push({ headers: request.headers, body: Buffer.concat(chunks as Buffer[]).toString() });
      response.end();
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void app.close());
    server.requests.url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/`;
    server.requests.secret = 'secret';
    const event = server.event({ type: 'app_home_opened', user: USER });
    const command = server.slash('officer vs director', IN_CHANNEL);
    await server.until(() => event.acks === 1 && command.acks === 1);
    expect(got.map(({ headers }) => headers['content-type']).sort()).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
    ]);
    expect(got.every(({ headers }) => /^v0=[0-9a-f]{64}$/.test(String(headers['x-slack-signature'])))).toBe(
      true,
    );
    expect(server.violations).toEqual([]);
  });
});
