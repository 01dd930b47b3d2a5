/** Every threshold of title matching, measured on mentions whose occupation is known (see `bench/`). */
export const MATCH = Object.freeze({
  /** The strength of a hit under each kind of evidence, in the order of EVIDENCE. */
  evidence: [0.99, 0.98, 0.97, 0.965, 0.92, 0.9, 0.84],
  /** Same words in another order, and words run together, are a little less telling than the title as listed. */
  anyOrder: 0.97,
  together: 0.96,
  /** A short form written out, or a level ("senior") left out. */
  rewritten: 0.985,
  /** The reduction in likeness of two words per edit, as a share of the word's length; and the minimum likeness. */
  edit: 1.05,
  leastLikeness: 0.62,
  /** A word that is itself a word of titles, yet meant as another one edit away. */
  realWord: 0.78,
  sameStem: 0.72,
  /** A word of which a mention has only some letters. */
  contracted: 0.85,
  /** The weight of the named share of the title in the score; the rest goes to the explained share of the mention. */
  titleShare: 0.35,
  /** The share of unknown words in a mention from which it counts as unlike all roles. */
  strange: 0.5,
  /** So many words that are not strange name a role whatever stands beside them. */
  enough: 3,
  /** A word that is less like any of titles than this is strange all the same. */
  alike: 0.65,
  /** Left of the score when the title's last word, which says what the job is, was not named, and when
   *  the mention's last word is in no title of the role. */
  headMissing: 0.8,
  tailMissing: 0.86,
  /** Added to a title that curators gave, when the shortlist is made. */
  curated: 0.15,
  /** The number of titles ending in a word from which it says little alone. */
  commonHead: 400,
  /** Titles looked at closely; the best of them are handed to fuse.js. Roles weighed beside theirs. */
  shortlist: 40,
  judged: 12,
  likelyByWords: 12,
  /** Roles weighed against each other at the end, and given back. */
  nearest: 8,
  given: 6,
  /** The minimum likelihood of the best role; nothing is offered below it. */
  offer: 0.004,
  /** The minimum likelihood of what is offered where no role fits, alone and as a share of the likeliest. */
  worth: 0.012,
  beside: 0.15,
  /** A title stands in the mention as it is listed and makes up this share of it: it is told to the ranker. */
  inside: 0.3,
  /** From this confidence a role is answered with; said to be the nearest; asked about. */
  sure: 0.6,
  near: 0.35,
  ask: 0.2,
  /** The minimum confidence for a title of any kind: if every word of the mention is in it, misspelled at most;
   *  if every word is in it or in the role's description; otherwise. */
  acceptWhole: 0.3,
  acceptExplained: 0.42,
  accept: 0.46,
  /** So likely the words must make a role that one of many lists gives them to, for that to be final. */
  agreed: 0.2,
  /** A role this much as likely as the first is its rival. */
  rival: 0.6,
  /** The confidence in the only job that people mean by a word, and in the likeliest of several. */
  spoken: 0.99,
  likeliestSpoken: 0.55,
  /** The confidence in the title before a mark, where the whole is not settled. */
  headed: 0.5,
  /** The confidence in the leaders of a field, if all their titles are of one role. */
  led: 0.85,
  /** The confidence in the job done in a field, for a mention of its leader. */
  inField: 0.5,
  /** From this confidence words made of what is done are a title although no list has it. */
  listedNowhere: 0.75,
  /** The minimum share of a role in all that speaks for those who do something, for it to be offered, and for it to be
   *  answered with; the minimum of what is said that its lines must hold for either; the minimum weight of the words. */
  deed: 0.05,
  deedSure: 0.3,
  told: 0.35,
  telling: 2.5,
  /** From this share it stands before a title that is made of the words. */
  deedOther: 0.5,
  /** The minimum of what is said that lines must hold where somebody is not described, but only said to do it. */
  toldAlone: 0.6,
  /** The factor by which a manager's title counts more for the leader of a field than others of the same words. */
  managing: 3,
  /** A word that so often ends the titles that it stands in says what somebody is. */
  doer: 0.4,
  /** The minimum number of titles ending in a word for it to end another title. */
  severalEnd: 5,
  /** From this likeness a misspelled word is another one, where that makes the mention a word for a job. */
  slip: 0.78,
  /** From this confidence words that no dictionary has are a misspelled title, and no other language. */
  misspelled: 0.85,
  /** From this confidence words that are roles apart are one title together. */
  oneName: 0.9,
  /** A word that names more jobs than this is asked about. */
  mostSpoken: 3,
  /** Two roles closer than this are both meant until the person says which. */
  margin: 0.04,
  /** A mention that names less than this share of the best title is generic ("manager"). */
  generic: 0.72,
  /** A title listed under more roles than this is asked about, not guessed. */
  readings: 3,
  /** Weight of a word that nothing knows: it is then more telling than any that is known. */
  unknownWeight: 9,
});
