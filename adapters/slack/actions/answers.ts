import { isAspect } from '../../../src/contract/aspects.ts';
import { answerOf, aspectsOf, TOO_OLD } from '../answers.ts';
import type { Bot } from '../bot.ts';
import { type Reply, respond } from '../respond.ts';
import { askerOf } from '../shown-answers.ts';
import { beside, inPlace, type Use } from './pressed.ts';

/** "More" and "Back". */
export function turnPage(bot: Bot, use: Use, page: number): Promise<void> {
  const { interaction, control, own } = use;
  return respond(bot, interaction, inPlace(use), async () => {
    const answer = await answerOf(bot, interaction.team.id, control);
    if (!answer) return { notice: TOO_OLD };
    return { answer, page, ...(own ? { ref: control.ref } : {}) };
  });
}

/** A reading picked where a title fits several roles: answered in place of the question back. */
export function choose(bot: Bot, use: Use, at: number): Promise<void> {
  return respond(bot, use.interaction, inPlace(use), async () => {
    const kept = await bot.kept.answer(use.interaction.team.id, use.control.ref);
    const choice = kept?.choices[at];
    return choice ? ask(bot, use, choice.text) : { notice: TOO_OLD };
  });
}

/** One of the questions that make sense next. */
export function askNext(bot: Bot, use: Use, at: number): Promise<void> {
  return respond(bot, use.interaction, beside(use), async () => {
    const kept = await bot.kept.answer(use.interaction.team.id, use.control.ref);
    const next = kept?.followUps[at];
    return next ? ask(bot, use, next.text) : { notice: TOO_OLD };
  });
}

/** Another aspect of the same roles. */
export function showAspect(bot: Bot, use: Use, aspect: string): Promise<void> {
  return respond(bot, use.interaction, beside(use), async () => {
    const { roles } = use.control;
    if (roles.length === 0 || !isAspect(aspect)) return { notice: TOO_OLD };
    return compare(bot, use, roles, aspectsOf({ aspects: [aspect] }));
  });
}

async function ask(bot: Bot, use: Use, text: string): Promise<Reply> {
  const { conversation } = use.interaction.asking;
  return { answer: await bot.assistant.ask({ text, conversation, ...asker(use) }) };
}

async function compare(
  bot: Bot,
  use: Use,
  roles: readonly string[],
  aspects: ReturnType<typeof aspectsOf>,
): Promise<Reply> {
  const { conversation } = use.interaction.asking;
  return { answer: await bot.assistant.compare({ roles, aspects, conversation, ...asker(use) }) };
}

function asker({ interaction, user }: Use) {
  return askerOf(interaction.team.id, user);
}
