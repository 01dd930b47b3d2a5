export type { DiscordSettings } from '../../src/settings.ts';
