/** A kind of thing that is kept: the part of its key before the first colon. */
export interface Kind {
  /** The description, for operators. */
  what: string;
  /** The retention time. */
  kept: string;
  /** It must never be lost; everything else is over after a while. */
  lasting?: true;
}

/** Everything that a store may hold; `npm run state -- check` shows it so. */
export const KINDS: Readonly<Record<string, Kind>> = {
  conversation: { what: 'what conversations were about', kept: 'a day' },
  view: { what: 'answers shown, for their controls', kept: '30 days' },
  spot: { what: 'which answer stands where', kept: '30 days' },
  last: { what: 'the last turn of somebody in a place', kept: 'a day' },
  'slack-state': { what: 'installations under way', kept: 'ten minutes' },
  'slack-installation': { what: 'workspaces with sealed tokens', kept: 'until they leave', lasting: true },
  'slack-channel': { what: 'what members chose for a channel', kept: 'until they leave', lasting: true },
  pairs: { what: 'how often which pair was compared, without people', kept: '90 days' },
  'discord-guild': { what: 'what moderators chose', kept: 'until the bot leaves', lasting: true },
  'discord-pause': {
    what: 'when somebody asked last, where moderators set a pause',
    kept: 'as long as the pause',
  },
  'discord-seen': { what: 'the newest message that was seen', kept: 'an hour' },
  'discord-direct': { what: 'which private chats are in use', kept: 'an hour' },
  rating: { what: 'ratings, without their users', kept: 'for good', lasting: true },
  rater: { what: 'who gave which rating', kept: '30 days' },
  unanswered: { what: 'words that named no role', kept: '90 days' },
  'unanswered-origin': { what: 'how many such words one user brought', kept: 'a day' },
  count: { what: 'how much is asked, and what a model was used for', kept: 'a minute, or a day' },
  health: { what: 'that the store can be written', kept: 'a minute' },
  work: { what: 'questions under way, sealed', kept: 'until they are answered' },
  claim: { what: 'what is being or was done', kept: '30 days at most' },
};

/** The kinds that must never be lost. */
export const LASTING: readonly string[] = Object.entries(KINDS)
  .filter(([, { lasting }]) => lasting)
  .map(([kind]) => kind);
