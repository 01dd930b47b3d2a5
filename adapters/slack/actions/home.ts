import type { AllMiddlewareArgs, App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../bot.ts';
import { ACTIONS } from '../controls.ts';
import { publishHome } from '../home.ts';
import { compareForm } from '../render/forms.ts';
import { guarded, type Reply, respond } from '../respond.ts';
import { directOutlet } from '../show/outlet.ts';
import { askerOf } from '../shown-answers.ts';
import { encodeMetadata } from '../views/metadata.ts';
import { openView } from './forms.ts';
import { teamOf } from './pressed.ts';

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** The controls of the Home tab: what they find comes in the private chat. */
export function registerHome(app: App, bot: Bot): void {
  const on = (id: string | RegExp, handler: (args: Args) => Promise<void>) =>
    app.action<BlockAction>({ type: 'block_actions', action_id: id }, async (args) => {
      await args.ack();
      await handler(args);
    });
  on(ACTIONS.homeCompare, (args) => openCompare(bot, args));
  on(ACTIONS.homeFind, (args) =>
    answerPrivately(bot, args, async (asking) => {
      const { action } = args;
      const role = action.type === 'external_select' ? action.selected_option?.value : undefined;
      const roles = role ? [role] : [];
      return { answer: await bot.assistant.compare({ roles, ...asking }) };
    }),
  );
  on(new RegExp(`^${ACTIONS.homePair}`), (args) =>
    answerPrivately(bot, args, async (asking) => {
      const text = args.action.type === 'button' ? (args.action.value ?? '') : '';
      return { answer: await bot.assistant.ask({ text, ...asking }) };
    }),
  );
}

function interactionOf(bot: Bot, args: Args) {
  const { body, client } = args;
  const team = { id: teamOf(args), client };
  const owner = body.user.id;
  const conversation = `slack:${team.id}:home:${owner}`;
  return {
    team,
    trigger: body.trigger_id,
    outlet: directOutlet(bot, team, owner, conversation),
    asking: { owner, conversation, shareable: false },
  };
}

function openCompare(bot: Bot, args: Args): Promise<void> {
  const interaction = interactionOf(bot, args);
  const metadata = encodeMetadata({ conversation: interaction.asking.conversation });
  return guarded(bot, interaction, () =>
    openView(args.client, args.body.trigger_id, compareForm(metadata, false)),
  );
}

async function answerPrivately(
  bot: Bot,
  args: Args,
  work: (asking: { conversation: string; user: string; workspace: string }) => Promise<Reply>,
): Promise<void> {
  const interaction = interactionOf(bot, args);
  const { owner, conversation } = interaction.asking;
  const asking = { conversation, ...askerOf(interaction.team.id, owner) };
  await respond(bot, interaction, 'private', () => work(asking));
  try {
    const { api_app_id: app } = args.body;
    const there = `<slack://app?team=${interaction.team.id}&amp;id=${app}&amp;tab=messages|Messages tab>`;
    await publishHome(bot, args.client, owner, `The answer is in the ${there}.`);
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: the Home tab was not refreshed');
  }
}
