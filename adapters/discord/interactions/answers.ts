import type { MessageComponentInteraction, StringSelectMenuInteraction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import { isAspect } from '../../../src/contract/aspects.ts';
import type { Bot } from '../bot.ts';
import { askerOf, conversationOf } from '../place.ts';
import type { View } from '../shown-answers.ts';
import type { ControlId } from './ids.ts';
import { type Asked, type Reply, respond, type Showing } from './respond.ts';

export const TOO_OLD = 'This answer is too old for its controls to work; ask again with /compare or /ask.';

/** The asker's own controls change the message in place; anyone else gets a private answer. */
export function inPlace(interaction: Asked, { owner }: ControlId): Showing {
  return interaction.user.id === owner ? 'update' : 'private';
}

/** A new message beside the old one, as visible as that one; private for anyone but the asker. */
function beside(interaction: MessageComponentInteraction, { owner }: ControlId): Showing {
  const hidden = interaction.message.flags.has(MessageFlags.Ephemeral);
  return hidden || interaction.user.id !== owner ? 'private' : 'public';
}

/** The asker goes on with the answer's conversation, anyone else with their own. */
export function conversationFor(interaction: Asked, { owner }: ControlId, view: View): string {
  return interaction.user.id === owner ? view.conversation : conversationOf(interaction);
}

/** "More" and "Back". */
export function turnPage(bot: Bot, interaction: MessageComponentInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, inPlace(interaction, id), async () => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    const own = interaction.user.id === id.owner;
    return { ...view, page: id.at ?? 0, ...(own ? { ref: id.ref } : {}) };
  });
}

/** A reading picked where a title fits several roles. */
export function choose(bot: Bot, interaction: StringSelectMenuInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, inPlace(interaction, id), async () => {
    const view = await bot.views.load(id.ref);
    const choice = view?.answer.choices[Number(interaction.values[0])];
    return view && choice ? askOn(bot, interaction, id, view, choice.text) : { notice: TOO_OLD };
  });
}

/** Another aspect of the same roles, or one of the questions that make sense next. */
export function next(bot: Bot, interaction: StringSelectMenuInteraction, id: ControlId): Promise<void> {
  return respond(bot, interaction, beside(interaction, id), async () => {
    const view = await bot.views.load(id.ref);
    if (!view) return { notice: TOO_OLD };
    const [kind, what = ''] = (interaction.values[0] ?? '').split(':');
    if (kind === 'aspect' && isAspect(what)) {
      const conversation = conversationFor(interaction, id, view);
      const roles = view.answer.roles.map((role) => role.id);
      return {
        answer: await bot.assistant.compare({
          roles,
          aspects: [what],
          conversation,
          ...askerOf(interaction),
        }),
        conversation,
      };
    }
    const followUp = kind === 'ask' ? view.answer.followUps[Number(what)] : undefined;
    return followUp ? askOn(bot, interaction, id, view, followUp.text) : { notice: TOO_OLD };
  });
}

async function askOn(bot: Bot, interaction: Asked, id: ControlId, view: View, text: string): Promise<Reply> {
  const conversation = conversationFor(interaction, id, view);
  return { answer: await bot.assistant.ask({ text, conversation, ...askerOf(interaction) }), conversation };
}
