import { REST, type RESTOptions } from 'discord.js';

/**
 * The REST client for a bot whose interactions must be answered within 3 seconds. Discord counts
 * requests with an interaction's own token apart from the bot's 50 a second, but the library holds both
 * back together: two hundred interactions at once would wait for four seconds. So those with their own
 * token, which the library marks `auth: false`, go through a client of their own; each keeps to the
 * limits that Discord's answers name.
 * https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export class InteractionRest extends REST {
  private readonly ownToken: REST;

  constructor(options: Partial<RESTOptions>) {
    super(options);
    this.ownToken = new REST({ ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  }

  override queueRequest(request: Parameters<REST['queueRequest']>[0]): ReturnType<REST['queueRequest']> {
    return request.auth === false ? this.ownToken.queueRequest(request) : super.queueRequest(request);
  }

  override clearHashSweeper(): void {
    super.clearHashSweeper();
    this.ownToken?.clearHashSweeper();
  }

  override clearHandlerSweeper(): void {
    super.clearHandlerSweeper();
    this.ownToken?.clearHandlerSweeper();
  }
}
