import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import type { Assistant } from '../../../src/contract/assistant.ts';
import { type ChannelChoice, choiceText } from '../channels.ts';
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
  channels: readonly { channel: string; choice: ChannelChoice }[];
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
    header('How do two jobs differ?'),
    ...sections('Pay, education, duties, skills: side by side, every figure with its source.'),
    search(),
    ...pairs(popular, help),
    { type: 'divider' as const },
    header('What Rolewise knows'),
    ...holdings(about),
    { type: 'divider' as const },
    header('Channels'),
    ...settings(channels),
    { type: 'divider' as const },
    header('How to ask'),
    ...sections(HELP.map((line) => `• ${line}`).join('\n')),
  ].filter((block) => block !== undefined);
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

const HELP = [
  '`/compare officer vs director` answers you alone, with a button to share; `/compare` opens a form',
  'Mention Rolewise in a channel: it answers in a thread, and goes on there without another mention',
  'Write to it in the *Messages* tab',
  'On any message: *More actions → Compare jobs named here*',
  'Follow up as you would with a person: _and skills?_, _which of them pays more?_',
];

function search(): types.ActionsBlock | undefined {
  return actions([
    button(ACTIONS.homeCompare, 'Compare roles', 'open', 'primary'),
    {
      type: 'external_select',
      action_id: ACTIONS.homeFind,
      placeholder: plainText('Look up a role', LIMITS.placeholder),
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
  return row ? [...sections(asked.length > 0 ? '*Asked most here*' : '*Ask for instance*'), row] : [];
}

function settings(channels: HomeContent['channels']): types.KnownBlock[] {
  const lines = channels
    .slice(0, CHANNELS)
    .map(({ channel, choice }) => `• <#${channel}>: ${escapeText(choiceText(choice))}`);
  const left = channels.length - lines.length;
  const more = left > 0 ? [`and ${left} more`] : [];
  const how = 'Type `/rolewise` in a channel to set what it answers there, and who sees it.';
  return sections([how, ...lines, ...more].join('\n'));
}

function holdings({ roles, sources }: HomeContent['about']): types.KnownBlock[] {
  const shown = sources.slice(0, SOURCES).map(({ title, publisher, asOf, url }) => {
    const fresh = asOf ? `as of ${escapeText(asOf)}` : 'undated';
    return `• ${link(url, title)} (${escapeText(publisher)}), ${fresh}`;
  });
  const left = sources.length - shown.length;
  const more = left > 0 ? [`and ${left} more`] : [];
  return [
    ...sections(`*${roles.toLocaleString('en-US')}* roles, from these sources:`),
    ...small([...shown, ...more].join('\n')),
  ];
}
