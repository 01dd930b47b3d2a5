import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../adapters/terminal/ask.ts';
import { createAssistant } from '../../src/assistant.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { textOf as discordText, setup as setupDiscord } from '../discord/harness.ts';
import { IN_DM as DISCORD_DM } from '../discord/server/payloads.ts';
import { type MockModel, mockModel, planOf } from '../model/mock.ts';
import { asked, setup as setupSlack } from '../slack/harness.ts';
import { IN_DM as SLACK_DM } from '../slack/server/payloads.ts';
import { textOf as slackText } from '../slack/server/workspace.ts';

/** A model server that lies in every field of the form, through every front end: no string of its reaches a reader. */

const QUESTION = 'officer vs director salary';
/** Stands in every lie; a reader who sees it has read a word of the model. */
const CANARY = 'XYZZY';
const own = await createAssistant().ask({ text: QUESTION });

const clause = { say: 'compare', lines: [1, 2], tell: 'gap' };
const LIES: [string, string][] = [
  ['no JSON at all', `${CANARY}: yes, directors earn $999,999.`],
  ['a sentence in front of a plan', `Yes, ${CANARY}! ${planOf([clause])}`],
  ['a sentence behind it', `${planOf([clause])} ${CANARY} earns $999,999`],
  ['the kind of a clause', planOf([{ ...clause, say: CANARY }, clause])],
  ['the telling of a clause', planOf([{ ...clause, tell: CANARY }, clause])],
  ['its lines', planOf([{ ...clause, lines: [CANARY, `1 | ${CANARY}`] }, clause])],
  ['a line', planOf([{ say: 'items', line: CANARY }, { say: 'note', line: { text: CANARY } }, clause])],
  ['a key of its own', planOf([{ ...clause, text: `${CANARY} earns $999,999` }, clause])],
  ['the language', planOf([clause], CANARY)],
  ['the language, in the form of a code', planOf([clause], 'xy')],
  ['a key beside the clauses', JSON.stringify({ clauses: [clause], language: 'en', lead: CANARY })],
  ['nesting', JSON.stringify({ clauses: [[[{ ...clause, say: CANARY }]]], language: { of: CANARY } })],
  ['very much of it', planOf(Array.from({ length: 2_000 }, () => ({ say: CANARY, lines: [1] })))],
];

let model: MockModel;
beforeAll(async () => {
  model = await mockModel();
});
afterAll(() => model.stop());

/** What a reader sees of the answer, by front end. */
const SHOWN: Record<string, (assistant: Assistant) => Promise<string>> = {
  async terminal(assistant) {
    const lines: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((text: string) => lines.push(text) > 0) as typeof write;
    try {
      await ask(assistant, QUESTION, true);
    } finally {
      process.stdout.write = write;
    }
    return lines.join('');
  },
  async Slack(assistant) {
    const bot = await setupSlack({ assistant });
    await asked(bot, QUESTION, SLACK_DM);
    const { messages } = bot.server.workspace;
    return messages.map((message) => slackText(message) + JSON.stringify(message)).join('\n');
  },
  async Discord(assistant) {
    const { server } = await setupDiscord({ assistant });
    const said = server.say(QUESTION, DISCORD_DM);
    const reply = await server.until(() => server.repliesTo(said.id)[0]);
    return discordText(reply) + JSON.stringify(reply);
  },
};

describe.each(Object.keys(SHOWN))('in %s', (frontEnd) => {
  it.each(LIES)('a lie in %s is not seen', async (_where, content) => {
    model.says({ content });
    const shown = await SHOWN[frontEnd]?.(model.assistant());
    expect(model.requests().length).toBeGreaterThan(0);
    expect(shown).not.toMatch(/XYZZY|999,999/i);
    expect(shown?.replaceAll('\\', '')).toMatch(/57,237/);
  });
});

it('says what is true without a model, too', () => {
  expect(own.lead).toContain('$57,237');
});
