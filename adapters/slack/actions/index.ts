import type { AllMiddlewareArgs, App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { TOO_OLD } from '../answers.ts';
import type { Bot } from '../bot.ts';
import { ACTIONS } from '../controls.ts';
import { renderNotice } from '../render/notice.ts';
import { outlet } from '../show/outlet.ts';
import { askNext, choose, showAspect, turnPage } from './answers.ts';
import { rate } from './feedback.ts';
import { openRoleForm } from './forms.ts';
import { registerHome } from './home.ts';
import { type Pressed, teamOf, type Use, useOf } from './pressed.ts';
import { share } from './share.ts';

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type Handler = (bot: Bot, use: Use, pressed: Pressed) => Promise<void>;

/** Every control under an answer. */
export function register(app: App, bot: Bot): void {
  const on = (id: string | RegExp, handler: Handler) =>
    app.action<BlockAction>({ type: 'block_actions', action_id: id }, listener(bot, handler));
  const part = (pressed: Pressed, prefix: string) => pressed.action.action_id.slice(prefix.length);

  on(beginning(ACTIONS.page), (_, use, pressed) => turnPage(bot, use, Number(part(pressed, ACTIONS.page))));
  on(beginning(ACTIONS.choose), (_, use, pressed) => choose(bot, use, Number(part(pressed, ACTIONS.choose))));
  on(ACTIONS.pick, (_, use, pressed) => choose(bot, use, Number(picked(pressed))));
  on(beginning(ACTIONS.ask), (_, use, pressed) => askNext(bot, use, Number(part(pressed, ACTIONS.ask))));
  on(beginning(ACTIONS.aspect), (_, use, pressed) => showAspect(bot, use, part(pressed, ACTIONS.aspect)));
  on(ACTIONS.subject, (_, use, pressed) => showAspect(bot, use, picked(pressed)));
  on(ACTIONS.swap, (_, use, { body }) => openRoleForm(bot, use, body.trigger_id, 'swap'));
  on(ACTIONS.add, (_, use, { body }) => openRoleForm(bot, use, body.trigger_id, 'add'));
  on(ACTIONS.share, (_, use) => share(bot, use));
  app.action<BlockAction>({ type: 'block_actions', action_id: ACTIONS.rate }, rating(bot));
  registerHome(app, bot);
}

/** Acknowledges before anything else; a control that we cannot read is told to be too old. */
function listener(bot: Bot, handler: Handler) {
  return async ({ ack, ...pressed }: Args): Promise<void> => {
    await ack();
    const use = await useOf(bot, pressed);
    await (use ? handler(bot, use, pressed) : tooOld(bot, pressed));
  };
}

function rating(bot: Bot) {
  return async ({ ack, ...pressed }: Args): Promise<void> => {
    await ack();
    const value = 'value' in pressed.action ? String(pressed.action.value) : '';
    const use = await useOf(bot, pressed, value.slice(1));
    await (use ? rate(bot, use, value.startsWith('+')) : tooOld(bot, pressed));
  };
}

async function tooOld(bot: Bot, pressed: Pressed): Promise<void> {
  const { response_url: url } = pressed.body;
  if (!url) return;
  const team = { id: teamOf(pressed), client: pressed.client };
  try {
    await outlet(bot, team, { url, user: pressed.body.user.id, conversation: '' }).send(
      renderNotice(TOO_OLD),
      'private',
    );
  } catch (error) {
    bot.log.warn({ err: error }, 'slack: a stale control could not be answered');
  }
}

function picked({ action }: Pressed): string {
  return action.type === 'static_select' ? action.selected_option.value : '';
}

function beginning(prefix: string): RegExp {
  return new RegExp(`^${prefix}`);
}
