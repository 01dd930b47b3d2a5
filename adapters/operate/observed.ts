import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/contract/answer.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import type { Log } from '../common/log.ts';
import type { Metrics } from './metrics.ts';

/** The length of an id that people read out from a log or an error. */
const ID_LENGTH = 8;

/**
 * Returns the assistant with each answer counted and logged in one line, without user text; a question without an id
 * gets one, which the line names.
 */
export function observed(assistant: Assistant, metrics: Metrics, log: Log): Assistant {
  const watch = async (id: string, answering: () => Promise<Answer>): Promise<Answer> => {
    const done = metrics.asked();
    const begun = performance.now();
    try {
      const answer = await answering();
      done(answer);
      const { outcome, intent, roles, aspects } = answer;
      const ms = Math.round(performance.now() - begun);
      log.info({ answer: id, outcome, intent, roles: roles.length, aspects, ms }, 'answered');
      return answer;
    } catch (error) {
      done(null);
      throw error;
    }
  };
  const named = <T extends { id?: string | undefined }>(question: T): T & { id: string } => ({
    ...question,
    id: question.id ?? randomUUID().slice(0, ID_LENGTH),
  });
  return {
    ...assistant,
    ask(question, onLead) {
      const one = named(question);
      return watch(one.id, () => assistant.ask(one, onLead));
    },
    compare(selection, onLead) {
      const one = named(selection);
      return watch(one.id, () => assistant.compare(one, onLead));
    },
  };
}
