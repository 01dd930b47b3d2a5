import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { chat } from '../../adapters/terminal/chat.ts';
import { completer } from '../../adapters/terminal/complete.ts';
import { createDialogue } from '../../adapters/terminal/dialogue.ts';
import { exportAnswer } from '../../adapters/terminal/export.ts';
import { answerLines } from '../../adapters/terminal/piped.ts';
import { newFolder } from '../folder.ts';
import { CLARIFYING, fakeAssistant } from './sample.ts';

const screen = () => ({ columns: 80, colour: false });

describe('a conversation in the terminal', () => {
  test('its questions build on each other until /new', async () => {
    const assistant = fakeAssistant();
    const turn = createDialogue(assistant, screen);
    for (const line of ['porter vs keeper', 'and skills?', '/new', 'keeper']) await turn(line);
    const [first, second, third] = assistant.asked.map(({ conversation }) => conversation);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(assistant.forgotten).toEqual([first]);
  });

  test('a number picks from what is offered, and is no question where it picks nothing', async () => {
    const assistant = fakeAssistant(CLARIFYING);
    const turn = createDialogue(assistant, screen);
    await turn('keeper');
    await turn('2');
    expect(assistant.asked.at(-1)?.text).toBe('tell me about Lighthouse Keeper');
    expect(await turn('3')).toEqual({ say: 'There is no 3 to pick: it goes from 1 to 2.' });
    expect(assistant.asked).toHaveLength(2);
    const other = fakeAssistant();
    const answered = createDialogue(other, screen);
    await answered('keeper');
    expect(await answered('1')).toEqual({
      say: 'Nothing is offered by number just now: ask in words, or type /help.',
    });
    expect(other.asked).toHaveLength(1);
  });

  test('commands say what they do; an unknown one is named without what could harm a terminal', async () => {
    const turn = createDialogue(fakeAssistant(), screen);
    expect(await turn('/quit')).toEqual({ quit: true });
    expect(await turn('  ')).toEqual({ say: '' });
    expect(await turn('/help')).toMatchObject({ say: expect.stringContaining('/roles') });
    expect(await turn('/roles')).toMatchObject({ say: expect.stringContaining('Lighthouse') });
    expect(await turn('/no\u001b[31m')).toEqual({ say: 'There is no /no [31m; /help lists what there is.' });
  });
});

describe('/export', () => {
  test('writes the last answer into the working folder, and over no other file', async () => {
    const folder = newFolder();
    const sample = await fakeAssistant().ask({ text: 'porter' });
    const said = await exportAnswer(sample, 'md', folder);
    const [, name = ''] = /^Written to (.+)\.$/.exec(said) ?? [];
    expect(readFileSync(join(folder, name), 'utf8')).toContain(sample.lead.slice(0, 20));
    expect(await exportAnswer(sample, 'md', folder)).toBe(
      `${name} is there already: move it away and export again.`,
    );
  });

  test('says what it needs', async () => {
    const turn = createDialogue(fakeAssistant(), screen);
    expect(await turn('/export csv')).toEqual({ say: 'There is no answer yet to export: ask first.' });
    await turn('porter');
    expect(await turn('/export exe')).toEqual({
      say: 'Say as what: /export md, /export csv, /export json, /export png.',
    });
  });
});

describe('completion', () => {
  const complete = completer(fakeAssistant());

  test('of the title being typed, after what joins it to the one before', () => {
    expect(complete('night')).toEqual([['Night Porter'], 'night']);
    expect(complete('night porter vs light')).toEqual([['Lighthouse Keeper'], 'light']);
    expect(complete('what does a Light')).toEqual([['Lighthouse Keeper'], 'Light']);
    expect(complete('a, night')).toEqual([['Night Porter'], 'night']);
  });

  test('offers titles that hold the words elsewhere, and nothing for nothing', () => {
    expect(complete('keep')).toEqual([['Lighthouse Keeper'], 'keep']);
    expect(complete('porter vs ')[0]).toEqual([]);
  });

  test('of commands', () => {
    expect(complete('/r')).toEqual([['/roles'], '/r']);
  });
});

describe('a chat', () => {
  const typed = async (lines: string[], dataDir: string) => {
    const output = new PassThrough();
    const assistant = fakeAssistant();
    await chat(assistant, dataDir, { input: Readable.from(lines), output });
    return { assistant, shown: String(output.read()) };
  };

  test('greets, answers, and ends with its input', async () => {
    const { assistant, shown } = await typed(['porter?\n', 'keeper?\n'], newFolder());
    expect(assistant.asked.map(({ text }) => text)).toEqual(['porter?', 'keeper?']);
    expect(shown).toContain('/help');
    expect(shown).toContain('Average salary');
  });

  test('names the page in its first lines, where there is one', async () => {
    const output = new PassThrough();
    const page = 'http://127.0.0.1:3000';
    await chat(fakeAssistant(), newFolder(), { input: Readable.from(['/quit\n']), output }, page);
    expect(String(output.read()).split('\n').slice(0, 4)).toContain(`In a browser: ${page}`);
  });

  test('reads nothing after /quit', async () => {
    const { assistant } = await typed(['/quit\n', 'keeper?\n'], newFolder());
    expect(assistant.asked).toEqual([]);
  });

  test('goes on where the folder for its history cannot be made', async () => {
    const { assistant } = await typed(['porter?\n'], '/dev/null/nowhere');
    expect(assistant.asked).toHaveLength(1);
  });
});

test('lines of an input that is no terminal are answered as one conversation, until /quit', async () => {
  const output = new PassThrough();
  const assistant = fakeAssistant();
  await answerLines(assistant, Readable.from(['porter?\n\nkee', 'per?\n/quit\nmore?']), output);
  const shown = String(output.read());
  expect(assistant.asked.map(({ text }) => text)).toEqual(['porter?', 'keeper?']);
  expect(new Set(assistant.asked.map(({ conversation }) => conversation)).size).toBe(1);
  expect(shown).not.toContain('›');
  expect(shown.split('\n\nA lighthouse keeper earns')).toHaveLength(2);
});
