/** Every threshold of title matching, measured on mentions whose occupation is known (see `bench/`). */
export const MATCH = Object.freeze({
  /** How much a hit under each kind of evidence says, in the order of EVIDENCE. */
  evidence: [0.99, 0.98, 0.97, 0.92, 0.9, 0.84],
  /** Same words in another order, and words run together, are a little less telling than the title as listed. */
  anyOrder: 0.97,
  together: 0.96,
  /** A short form written out, or a level ("senior") left out. */
  rewritten: 0.985,
  /** What each edit takes off the likeness of two words, as a share of the word's length; and the least left. */
  edit: 1.05,
  leastLikeness: 0.62,
  /** A word that is itself a word of titles, yet meant as another one edit away. */
  realWord: 0.78,
  sameStem: 0.72,
  /** A word that no title of a role has, but its tasks or software do, counts for this share. */
  context: 0.55,
  /** How much of the score is the share of the title that was named; the rest is the share of the mention explained. */
  titleShare: 0.35,
  /** Left of the score when the title's last word, which says what the job is, was not named, and when
   *  the mention's last word is in no title of the role. */
  headMissing: 0.8,
  tailMissing: 0.86,
  /** Titles looked at closely; the best of them are handed to fuse.js, and its judgement counts for this much. */
  shortlist: 48,
  judged: 12,
  fuse: 0.25,
  /** Below this score nothing is offered; below `accept` nothing is answered. */
  offer: 0.34,
  accept: 0.68,
  /** The same where every word of the mention stands in the title, misspelled at most; and where every word
   *  stands in the title or in what the role does. */
  acceptWhole: 0.5,
  acceptExplained: 0.6,
  /** Two roles closer than this are both meant until the person says which. */
  margin: 0.04,
  /** A mention that names less than this share of the best title is generic ("manager"): then roles this
   *  close to the best are all possible. */
  generic: 0.72,
  genericMargin: 0.14,
  /** A title listed under more roles than this is asked about, not guessed. */
  readings: 3,
  /** Words below this weight stand in many titles. */
  commonWeight: 5.5,
  /** Weight of a word that nothing knows: it is then more telling than any that is known. */
  unknownWeight: 9,
});
