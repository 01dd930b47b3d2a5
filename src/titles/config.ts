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
  /** How much of the score is the share of the title that was named; the rest is the share of the mention explained. */
  titleShare: 0.35,
  /** Where of the words of a mention this share are words that nothing has, no role is near it. */
  strange: 0.5,
  /** Left of the score when the title's last word, which says what the job is, was not named, and when
   *  the mention's last word is in no title of the role. */
  headMissing: 0.8,
  tailMissing: 0.86,
  /** Added to a title that curators gave, when the shortlist is made. */
  curated: 0.15,
  /** A word that ends so many titles says little alone. */
  commonHead: 400,
  /** Titles looked at closely; the best of them are handed to fuse.js. Roles weighed beside theirs. */
  shortlist: 48,
  judged: 12,
  likeliest: 24,
  likelyByWords: 12,
  /** Roles weighed against each other at the end, and given back. */
  nearest: 12,
  given: 6,
  /** Where the best role is less likely than this, nothing is offered. */
  offer: 0.004,
  /** A title stands in the mention as it is listed and makes up this share of it: it is told to the ranker. */
  inside: 0.3,
  /** From this confidence a role is answered with; said to be the nearest; asked about. */
  sure: 0.6,
  near: 0.3,
  ask: 0.2,
  /** What a title of any kind still needs: where every word of the mention stands in it, misspelled at most;
   *  where every word stands in it or in what the role does; else. */
  acceptWhole: 0.3,
  acceptExplained: 0.42,
  accept: 0.46,
  /** So likely the words must make a role that one of many lists gives them to, for that to be final. */
  agreed: 0.2,
  /** A role this much as likely as the first is its rival. */
  rival: 0.6,
  /** How sure the one job is that people mean by a word, and the likeliest of several. */
  spoken: 0.99,
  likeliestSpoken: 0.55,
  /** How sure those who lead a field are, where all their titles are of one role. */
  led: 0.85,
  /** How sure the job that is done in a field is, of whom leads it. */
  inField: 0.5,
  /** How much more a title of a manager says of who leads a field than another of the same words. */
  managing: 3,
  /** A word that so often ends the titles that it stands in says what somebody is. */
  doer: 0.4,
  /** So many titles end in a word that it may end another. */
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
