import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { wholeForm } from '../common/whole-form.ts';

/** Sends files as bytes. */
const requestWhole: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const { body, type } = await wholeForm(init.body);
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'content-type': type },
    body,
  });
};

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
    super({ ...options, makeRequest: requestWhole });
    const unlimited = { globalRequestsPerSecond: Number.POSITIVE_INFINITY };
    this.ownToken = new REST({ ...options, ...unlimited, makeRequest: requestWhole });
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
