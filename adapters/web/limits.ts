/** The limits of one visitor; enough for every question that a person types. */
export const LIMITS = {
  /** Characters of a question. */
  question: 1_000,
  /** Questions that an address holds; the oldest are left out of a longer conversation. */
  turns: 10,
  /** Characters of what a rating names. */
  rating: 2_000,
  /** Bytes of a body. */
  body: 16 * 1024,
  /** Bytes of a message to `/mcp`. */
  message: 64 * 1024,
  /** Milliseconds within which a request must have arrived whole. */
  requestMs: 5_000,
  /** Milliseconds that an answer may take. */
  answerMs: 30_000,
  /** Requests at work at once, each here whole: more are refused rather than answered late. */
  atOnce: 64,
  /** Milliseconds that requests may have waited for their turn. */
  patienceMs: 1_000,
  /** Connections open at once, and those of one address among them. */
  connections: 2_000,
  connectionsOfOne: 250,
  /** Bytes of the pages that are kept ready. */
  pages: 16 * 1024 * 1024,
  /** Roles that one answer of `/api/suggest` and of `/api/roles` holds at most. */
  suggestions: 20,
  roles: 2_000,
  /** Requests a minute of one address; the default of the setting. */
  perMinute: 240,
  /** Addresses whose count is kept at once; the ones silent longest go first. */
  addresses: 20_000,
} as const;
