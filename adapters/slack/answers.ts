import type { Answer } from '../../src/contract/answer.ts';
import type { Bot } from './bot.ts';
import type { Control } from './controls.ts';

export const TOO_OLD = 'This answer is too old for that; ask again with /compare or by a mention.';

/** The answer that a control stands under: as it was kept, else made anew from its roles where it has any. */
export async function answerOf(bot: Bot, team: string, control: Control): Promise<Answer | undefined> {
  const kept = await bot.kept.answer(team, control.ref);
  if (kept || control.roles.length === 0) return kept;
  return bot.assistant.compare({ roles: control.roles, aspects: aspectsOf(control) });
}

/** What was asked for; the overview is what comes without. */
export function aspectsOf({ aspects }: Pick<Control, 'aspects'>): Control['aspects'] | undefined {
  const named = aspects.filter((aspect) => aspect !== 'overview');
  return named.length > 0 ? named : undefined;
}
