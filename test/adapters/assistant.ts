import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant, Question, Selection, Suggestion } from '../../src/contract/assistant.ts';
import { blankExplanation } from '../explanation.ts';
import { answer, CLARIFY, DIRECTOR, HELP, HOSTILE, LONG, OFFICER, role, SALARY, UNKNOWN } from './answers.ts';

/** Titles that the fake knows: enough for suggestions to be many. */
const TITLES: Suggestion[] = [
  OFFICER,
  DIRECTOR,
  ...Array.from({ length: 60 }, (_, at) => role(`job-${at}`, `Job ${at}`)),
].map(({ id, title }) => ({ id, title, soc: null }));

/** What the fake was asked, in order. */
export interface Calls {
  asked: Question[];
  compared: Selection[];
  suggested: string[];
}

export interface FakeAssistant extends Assistant {
  calls: Calls;
  /** Set to make the next answers fail, or wait until it resolves. */
  before: () => Promise<void>;
}

/**
 * An assistant that answers from a script: `manager vs director` asks back with choices, `hostile` echoes
 * hostile text, `moonbeam` is unknown, `long` fills pages, `fail` fails; what begins with "and" is answered
 * from what its conversation was about; any other answer says what was asked. It remembers what each
 * conversation was about.
 */
export function fakeAssistant(): FakeAssistant {
  const calls: Calls = { asked: [], compared: [], suggested: [] };
  const topics = new Map<string, string>();
  const fake: FakeAssistant = {
    calls,
    before: async () => undefined,
    async ask(question) {
      calls.asked.push(question);
      await fake.before();
      const { text, conversation = '', follows } = question;
      const topic = topics.get(follows ?? conversation);
      const goesOn = /^and /.test(text) && topic;
      topics.set(conversation, goesOn ? topic : text);
      if (goesOn) return answer({ ...SALARY, lead: `${text} — of ${topic}.` });
      return scripted(text);
    },
    async compare(selection) {
      calls.compared.push(selection);
      await fake.before();
      const roles = selection.roles.map((id) =>
        role(id, TITLES.find((known) => known.id === id)?.title ?? id),
      );
      const aspects = [...(selection.aspects ?? ['overview'])] as Answer['aspects'];
      if (selection.conversation)
        topics.set(selection.conversation, roles.map(({ title }) => title).join(' vs '));
      return answer({
        ...SALARY,
        roles,
        aspects,
        lead: `${roles.map(({ title }) => title).join(' vs ')}: ${aspects.join(', ')}.`,
      });
    },
    suggest(typed, limit) {
      calls.suggested.push(typed);
      return TITLES.filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase())).slice(
        0,
        limit,
      );
    },
    rolesIn: (text, limit) => TITLES.filter(({ title }) => text.includes(title)).slice(0, limit),

    placesIn: () => [],
    explain: async (text) => blankExplanation(text),
    forget: async () => undefined,
    about: () => ({ roles: TITLES.length, embedded: 2, sources: [], licences: [] }),
  };
  return fake;
}

function scripted(text: string): Answer {
  if (text === 'fail') throw new Error('scripted failure');
  if (text === 'help') return HELP;
  if (text.startsWith('manager')) return text.includes('department') ? SALARY : CLARIFY;
  if (text.includes('moonbeam')) return UNKNOWN;
  if (text.includes('hostile')) return HOSTILE;
  if (text.includes('long')) return LONG;
  return answer({ ...SALARY, lead: `You asked: ${text}.` });
}
