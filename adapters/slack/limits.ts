/**
 * Slack's limits, each with the page that states it; our own lower limits follow.
 * Lengths count UTF-16 code units, which is never less than what Slack counts.
 */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks — in a message, and in a modal or Home. */
  blocks: 50,
  viewBlocks: 100,
  /** Not documented: messages of more than about 13,200 characters are refused with `msg_blocks_too_long`. */
  message: 13_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  section: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block — elements, and each of their texts. */
  contextElements: 10,
  contextText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
  contextActions: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element and checkboxes */
  radioOptions: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/data-table-block — rows with the header. */
  tableRows: 101,
  tableColumns: 20,
  tableChars: 10_000,
  tablesAMessage: 1,
  /** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
  chartTitle: 50,
  chartLabel: 20,
  chartSeries: 6,
  chartPoints: 20,
  chartsAMessage: 2,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  altText: 2_000,
  /** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  fileAlt: 1_000,
  /** https://docs.slack.dev/reference/views — modal titles and buttons, what a view keeps for us. */
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2_000,
  privateMetadata: 3_000,
  /** https://docs.slack.dev/reference/methods/chat.postMessage — the text that notifications show. */
  text: 4_000,
  /** https://docs.slack.dev/reference/methods/chat.startStream */
  stream: 12_000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  prompts: 4,
  /** https://docs.slack.dev/apis/web-api/rate-limits — posts to one channel, in milliseconds. */
  betweenPostsMs: 1_000,
} as const;

/** Our own limits: a message should be read in two or three screens of a phone, the rest is "More". */
export const COMFORT = {
  pageText: 2_400,
  /** A cell of more characters than this makes a table of a phone's width unreadable. */
  cell: 60,
  /** Rows that a table shows at once: Slack leafs through the others. */
  tableRows: 12,
  /** Roles of this number and more are rows of their tables: as columns they would not fit a phone. */
  roleRows: 3,
  /** The part of a page that is left to a table where that makes one page of the answer; the rows that it shows at least. */
  tablePart: 0.4,
  leastRows: 4,
  /** Buttons in the Home tab. */
  buttons: 5,
  /** The characters of the labels of buttons that fit beside each other on a phone. */
  rowOfButtons: 24,
  /** Readings of more than this many are a list to pick from, not buttons. */
  choices: 8,
  /** The maximum length of the sources on a page; those that do not fit are counted. */
  sources: 900,
} as const;

/** A message on a phone as Slack's clients draw it, in pixels, and letters a line; about. */
export const PHONE = {
  width: 334,
  screen: 660,
  /** What a page should not be taller than: two screens, less the line that says who speaks and what an estimate is off. */
  page: 2 * 660 - 110,
  letter: 7.6,
  line: 22,
  lineLetters: 43,
  smallLine: 18.2,
  smallLetters: 47,
  /** Around a block, a cell, a label that is pressed. */
  gap: 6,
  cellPadding: 20,
  cellLine: 21,
  cellGap: 15,
  button: 32,
  control: 34,
} as const;
