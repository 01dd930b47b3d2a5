/**
 * Discord's limits, each with the page that states it; our own lower limits follow.
 * Lengths count UTF-16 code units, which is never less than what Discord counts.
 */
export const LIMITS = {
  /** https://discord.com/developers/docs/components/reference#component-object — nested ones count. */
  components: 40,
  /** https://discord.com/developers/docs/components/reference#text-display — all texts of a message. */
  text: 4_000,
  /** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
  customId: 100,
  /** https://discord.com/developers/docs/components/reference#button */
  buttonLabel: 80,
  buttonsARow: 5,
  /** https://discord.com/developers/docs/components/reference#string-select */
  selectOptions: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  /** https://discord.com/developers/docs/components/reference#media-gallery — alt text. */
  altText: 1_024,
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#modal */
  modalTitle: 45,
  modalLabel: 45,
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#autocomplete */
  autocompleteChoices: 25,
  autocompleteName: 100,
  /** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
  commandChars: 8_000,
  chatInputCommands: 100,
  messageCommands: 15,
  /** https://discord.com/developers/docs/resources/message#create-message — for every server alike. */
  fileBytes: 10 * 1024 * 1024,
  nonce: 25,
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
  tokenMs: 15 * 60_000,
  /** https://discord.com/developers/docs/events/gateway#sharding */
  guildsAShard: 2_500,
} as const;

/** Our own limits: a message should be read in two screens of a phone, controls included; the rest is "More". */
export const COMFORT = {
  pageText: 2_400,
  /** Lines of a page above its sources, and the characters that fit into one. */
  pageLines: 38,
  lineChars: 37,
  /** Readings that stand as buttons beside an answer, and where one must be picked; the length of such a button. */
  otherReadings: 3,
  readings: 10,
  button: 36,
  /** So much of a chart's height takes the room of a line. */
  chartLine: 26,
} as const;
