import { type GatewayIdentifyData, GatewayOpcodes } from 'discord.js';
import { closedBecause } from '../errors.ts';

/** Looks in at the gateway: identifies, and leaves. Resolves when it is let in; rejects with one sentence why not. */
export function lookIn(url: string, identity: GatewayIdentifyData, ms: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let socket: WebSocket;
  try {
    socket = new WebSocket(`${url.replace(/\/$/, '')}/?v=10&encoding=json`);
  } catch {
    return Promise.reject(new Error(`The gateway's address ${url} is none.`));
  }
  let greeted = false;
  const silence = () =>
    greeted
      ? `The gateway greeted the bot and then said nothing for ${ms / 1000} seconds: try again in a minute.`
      : `The gateway did not answer within ${ms / 1000} seconds: check that outgoing WebSockets to ${new URL(url).host} are allowed.`;
  const timer = setTimeout(() => reject(new Error(silence())), ms);
  socket.addEventListener('message', ({ data }) => {
    const { op, t } = JSON.parse(String(data)) as { op: number; t?: string };
    if (op === GatewayOpcodes.Hello) {
      greeted = true;
      socket.send(JSON.stringify({ op: GatewayOpcodes.Identify, d: identity }));
    } else if (t === 'READY') resolve();
    else if (op === GatewayOpcodes.InvalidSession)
      reject(new Error('The gateway refused the session: try again in a minute.'));
  });
  socket.addEventListener('error', () =>
    reject(
      new Error(
        `The gateway could not be connected: check that outgoing WebSockets to ${new URL(url).host} are allowed.`,
      ),
    ),
  );
  socket.addEventListener('close', ({ code }) => reject(new Error(closedBecause(code))));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}
