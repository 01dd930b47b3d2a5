import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import type { Assistant } from '../../../src/contract/assistant.ts';
import { say } from '../../chat/texts.ts';
import { type Channels, choiceText } from '../channels.ts';
import { ACTIONS } from '../controls.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { actions, button, header, plainText, sections, small } from './blocks.ts';
import { escapeText, link } from './text.ts';

/** The content of the Home tab. */
export interface HomeContent {
  about: ReturnType<Assistant['about']>;
  /** The pairs that the workspace asks most. */
  popular: readonly string[];
  /** Questions to begin with, where too few were asked yet. */
  help: Answer;
  channels: Awaited<ReturnType<Channels['all']>>;
  /** One sentence on top, when something just happened. */
  notice?: string | undefined;
}

type Drawable = { blocks: types.KnownBlock[] };

/** Sources named in the Home tab; the rest is counted. */
const SOURCES = 12;

/** Channels whose settings are listed; the rest is counted. */
const CHANNELS = 10;

/** The Home tab: search, popular pairs, settings of channels, what the catalogue holds and how fresh it is, help. */
export function renderHome({
  about,
  help,
  popular,
  channels,
  notice,
}: HomeContent): types.HomeView & Drawable {
  const blocks = [
    ...(notice ? sections(notice) : []),
    header(say('slack_home_title')),
    ...sections(say('slack_home_what')),
    search(),
    ...pairs(popular, help),
    { type: 'divider' as const },
    header(say('slack_home_knows')),
    ...holdings(about),
    { type: 'divider' as const },
    header(say('slack_home_channels')),
    ...settings(channels),
    { type: 'divider' as const },
    header(say('slack_home_how')),
    ...sections(HELP.map((line) => `• ${say(line)}`).join('\n')),
  ].filter((block) => block !== undefined);
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

const HELP = [
  'slack_home_how_command',
  'slack_home_how_mention',
  'slack_home_how_private',
  'slack_home_how_named',
  'slack_home_how_follow',
] as const;

function search(): types.ActionsBlock | undefined {
  return actions([
    button(ACTIONS.homeCompare, say('slack_compare_roles'), 'open', 'primary'),
    {
      type: 'external_select',
      action_id: ACTIONS.homeFind,
      placeholder: plainText(say('slack_home_find'), LIMITS.placeholder),
      min_query_length: 1,
    },
  ]);
}

/** What the workspace asks most, else what may be asked. */
function pairs(popular: readonly string[], { followUps }: Answer): types.KnownBlock[] {
  const asked = popular.map((pair) => ({ label: pair, text: pair }));
  const shown = (asked.length > 0 ? asked : followUps).slice(0, COMFORT.buttons);
  const row = actions(
    shown.map(({ label, text }, at) =>
      button(`${ACTIONS.homePair}${at}`, label, text.slice(0, LIMITS.buttonValue)),
    ),
  );
  return row
    ? [...sections(`*${say(asked.length > 0 ? 'slack_home_popular' : 'ask_for_instance')}*`), row]
    : [];
}

function settings(channels: HomeContent['channels']): types.KnownBlock[] {
  const lines = channels
    .slice(0, CHANNELS)
    .map(({ place, choice }) => `• <#${place.split(':')[1]}>: ${escapeText(choiceText(choice))}`);
  const left = channels.length - lines.length;
  const more = left > 0 ? [say('more_items', { left })] : [];
  return sections([say('slack_home_set_channels'), ...lines, ...more].join('\n'));
}

function holdings({ roles, sources }: HomeContent['about']): types.KnownBlock[] {
  const shown = sources.slice(0, SOURCES).map(({ title, publisher, asOf, url }) => {
    const fresh = asOf ? say('slack_home_as_of', { date: escapeText(asOf) }) : say('slack_home_undated');
    return `• ${link(url, title)} (${escapeText(publisher)}), ${fresh}`;
  });
  const left = sources.length - shown.length;
  const more = left > 0 ? [say('more_items', { left })] : [];
  return [...sections(say('slack_home_roles', { roles })), ...small([...shown, ...more].join('\n'))];
}
