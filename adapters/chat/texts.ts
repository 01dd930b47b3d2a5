import { sorry } from '../common/sentences.ts';

/** The messages of chat front ends other than answers. */
export const TEXTS = {
  tooOld: 'This answer is too old for that: ask again by a mention or with /compare.',
  namesNone: 'That message names no job that Rolewise knows; try /compare and pick the jobs there.',
  fileAlone: 'Rolewise reads no files: write the two jobs that you want to compare.',
  edited: 'You changed your question; the answer stands as it was.',
  stopped: 'Stopped: ask again whenever you like.',
  off: 'Rolewise is switched off in this channel; /compare answers you alone.',
  strangers: 'In this channel Rolewise answers people of its own organisation alone.',
  noChannel: 'These settings are for channels; here there is nothing to set.',
  notYours:
    'Only members of the organisation that installed Rolewise, not its guests, set how it answers here.',
  sameJob: 'Those are the same job twice; pick another one to compare it with.',
  tooFew: 'Pick at least two roles.',
  tooMany: (most: number) => `Pick at most ${most} roles.`,
  comparedAlready: 'This role is in the comparison already; pick another one.',
  notKnown: (typed: string) =>
    `“${typed}” is not a job title that Rolewise knows, so the comparison stays as it is: try another title.`,
  alsoNamed: (names: readonly string[]) => `That message also names ${names.join(', ')}.`,
  inPlace: (name: string, of: string) => `${name} in place of ${of}`,
  heading: {
    versus: (first: string, second: string) => `${first} vs ${second}`,
    move: (from: string, to: string) => `${from} → ${to}`,
    several: (names: readonly string[], left: number) => `${names.join(', ')} and ${left} more`,
    ranked: (measure: string) => `Ranked by ${measure.charAt(0).toLowerCase()}${measure.slice(1)}`,
    of: (shown: number, total: number) => `${shown} of ${total.toLocaleString('en-US')}`,
    and: ' and ',
  },
  shared: 'Shared with everyone in this channel.',
  sharedAlready: 'This answer is shared already.',
  late: 'Rolewise was away when you asked, and it is too late for that answer now: please ask again.',
  unsure: 'Rolewise was interrupted as it answered you: if no answer stands above, please ask again.',
  busy: {
    user: 'That is a lot of questions at once: please give Rolewise a minute, then ask on.',
    channel: 'This channel asks a lot just now: please try again in a minute.',
    workspace: 'A lot is being asked here just now: please try again in a minute.',
  },
  helpful: 'Thank you; noted as helpful.',
  unhelpful: 'Thank you; noted, so that it can be made better. What was wrong?',
  reason: 'Thank you; noted, so that it can be made better.',
  sorry,
} as const;
