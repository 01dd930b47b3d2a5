/** A kind of thing that is kept: the part of its key before the first colon. */
export interface Kind {
  /** What it is, for whoever runs Rolewise. */
  what: string;
  /** How long it is kept. */
  kept: string;
  /** It must never be lost; everything else is over after a while. */
  lasting?: true;
}

/** Everything that a store may hold; `npm run state -- check` shows it so. */
export const KINDS: Readonly<Record<string, Kind>> = {
  conversation: { what: 'what conversations were about', kept: 'a day' },
  'slack-answer': { what: 'answers shown in Slack', kept: 'a day' },
  'slack-control': { what: 'what the controls under them carry', kept: 'a day' },
  'slack-thread': { what: 'threads with answers', kept: 'a day' },
  'slack-recent': { what: 'private chats a moment ago', kept: 'half an hour' },
  'slack-installation': { what: 'workspaces with sealed tokens', kept: 'until they leave', lasting: true },
  'discord-view': { what: 'answers shown in Discord', kept: '30 days' },
  'discord-message': { what: 'messages with answers', kept: '30 days' },
  'discord-guild': { what: 'what moderators chose', kept: 'until the bot leaves', lasting: true },
  rating: { what: 'ratings, without their users', kept: 'for good', lasting: true },
  rater: { what: 'who gave which rating', kept: '30 days' },
  unanswered: { what: 'words that named no role', kept: '90 days' },
  'unanswered-origin': { what: 'how many such words one user brought', kept: 'a day' },
  work: { what: 'questions under way, sealed', kept: 'until they are answered' },
  claim: { what: 'what is being or was done', kept: 'a day at most' },
};

/** The kinds that must never be lost. */
export const LASTING: readonly string[] = Object.entries(KINDS)
  .filter(([, { lasting }]) => lasting)
  .map(([kind]) => kind);
