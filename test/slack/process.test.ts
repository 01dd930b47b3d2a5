import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { dataDir } from '../adapters/harness.ts';
import { rolewise, slackSettings } from '../rolewise.ts';
import { SlackServer } from './server/index.ts';
import { BOT_USER, IN_DM, USER } from './server/payloads.ts';
import { textOf } from './server/workspace.ts';

/** Rolewise as an operator runs it: `npm start` with the settings of Slack, here twice over one data folder. */

const QUESTIONS = 6;

function begin(env: Record<string, string>, cwd: string) {
  const child = rolewise(['start'], env, { cwd }) as ChildProcessWithoutNullStreams;
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, out: text(child.stdout), err: text(child.stderr), closed: once(child, 'close') };
}

it('two processes over one data folder answer every question once, log none, and end when told', async () => {
  const server = await SlackServer.start();
  onTestFinished(() => server.close());
  const dir = await dataDir();
  const env = {
    ...slackSettings(server),
    ROLEWISE_DATA: dir,
  };
  const processes = [begin(env, dir), begin(env, dir)];
  await server.until(() => server.sockets.connections.length === processes.length);

  const said = Array.from({ length: QUESTIONS }, (_, at) => {
    const channel = `C00000PROC${at}`;
    server.workspace.channels.add(channel);
    return server.prepare(`<@${BOT_USER}> officer vs director salary`, { channel, user: USER });
  });
  for (let time = 0; time < 4; time += 1)
    for (const [at, body] of said.flatMap(({ bodies }) => bodies).entries())
      server.deliver('events_api', body, { retry: time }, at + time);
  await server.until(() => said.every(({ ts }) => server.repliesTo(ts).length > 0));
  await server.until(() => server.deliveries.open === 0);
  for (const _ of processes) server.say('which roles do you know?', IN_DM);
  await server.until(() => server.workspace.messages.filter(({ channel }) => channel === IN_DM.channel)[1]);

  for (const { ts } of said) {
    expect(server.repliesTo(ts)).toHaveLength(1);
    expect(textOf(server.repliesTo(ts)[0])).toMatch(/\$104,050/);
  }
  for (const { child } of processes) child.kill('SIGTERM');
  for (const { closed, out, err } of processes) {
    expect((await closed)[0]).toBe(0);
    expect(await out).toMatch(/"mode":"socket"/);
    expect(`${await out}${await err}`).not.toMatch(/officer vs director|xoxb-|xapp-/);
  }
  expect(server.violations).toEqual([]);
}, 120_000);
