/** What this front end needs of the settings; `src/settings.ts` parses them. */
export interface DiscordSettings {
  token: string;
  /** Left out: asked of Discord. */
  applicationId?: string | undefined;
  /** Where the REST API is; the gateway's address comes from it. */
  apiUrl: string;
  /** Where answers, choices of moderators and feedback are kept; shared by all shards. */
  dataDir: string;
  /** Processes on this machine, one a shard; left out: one process for as many shards as Discord advises. */
  shards?: number | 'auto' | undefined;
  /** The shards of this process, of `shardCount` in all, where several machines share the work. */
  shardIds?: readonly number[] | undefined;
  shardCount?: number | undefined;
}
