import type { types } from '@slack/bolt';
import type { Answer } from '../../../src/contract/answer.ts';
import type { Assistant } from '../../../src/contract/assistant.ts';
import { ACTIONS } from '../controls.ts';
import { COMFORT, LIMITS } from '../limits.ts';
import { actions, button, header, plainText, sections, small } from './blocks.ts';
import { escapeText, link } from './text.ts';

/** The content of the Home tab. */
export interface HomeContent {
  about: ReturnType<Assistant['about']>;
  /** The help's answer: its questions are the popular pairs. */
  help: Answer;
  /** One sentence on top, when something just happened. */
  notice?: string | undefined;
}

type Drawable = { blocks: types.KnownBlock[] };

/** Sources named in the Home tab; the rest is counted. */
const SOURCES = 12;

/** The Home tab: search, popular pairs, what the catalogue holds and how fresh it is, help. */
export function renderHome({ about, help, notice }: HomeContent): types.HomeView & Drawable {
  const blocks = [
    ...(notice ? sections(notice) : []),
    header('How do two jobs differ?'),
    ...sections('Pay, education, duties, skills: side by side, every figure with its source.'),
    search(),
    ...pairs(help),
    { type: 'divider' as const },
    header('What Rolewise knows'),
    ...holdings(about),
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

function pairs({ followUps }: Answer): types.KnownBlock[] {
  const shown = followUps.slice(0, COMFORT.buttons);
  const row = actions(
    shown.map(({ label, text }, at) =>
      button(`${ACTIONS.homePair}${at}`, label, text.slice(0, LIMITS.buttonValue)),
    ),
  );
  return row ? [...sections('*Popular pairs*'), row] : [];
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
