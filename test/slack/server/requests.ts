import { createHmac } from 'node:crypto';
import type { Deliveries, Delivery } from './deliveries.ts';
import { next } from './payloads.ts';
import type { Json } from './schema/blocks.ts';

/** How a signed request may be spoilt, for an app to refuse. */
export interface Spoilt {
  /** Seconds that the timestamp is in the past. */
  age?: number;
  /** Signed with another secret than the app's. */
  secret?: string;
  /** Sent without a signature. */
  unsigned?: boolean;
}

/** The HTTP half of the small Slack: what it sends to an app's request URL, signed as Slack signs. */
export class Requests {
  /** Where the app listens; unset: Socket Mode. */
  url: string | undefined;
  secret = '';
  onAck: (delivery: Delivery, payload: Json) => void = () => undefined;
  private readonly deliveries: Deliveries;
  private readonly changed: () => void;

  constructor(deliveries: Deliveries, changed: () => void) {
    this.deliveries = deliveries;
    this.changed = changed;
  }

  /** Sends one delivery; what the app answers within the request is its acknowledgement. */
  send(kind: string, body: Json, { retry, reason, ...spoilt }: Retry & Spoilt = {}): Delivery {
    const delivery = this.deliveries.sent(`request-${next()}`, kind, body);
    const { type, raw } = encoded(kind, body);
    const headers = {
      'content-type': type,
      ...signature(raw, this.secret, spoilt),
      ...(retry
        ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason ?? 'http_timeout' }
        : {}),
    };
    void this.post(delivery, raw, headers);
    return delivery;
  }

  private async post(delivery: Delivery, body: string, headers: Record<string, string>): Promise<void> {
    const response = await fetch(this.url ?? '', { method: 'POST', body, headers }).catch(() => undefined);
    const text = (await response?.text()) ?? '';
    delivery.status = response?.status ?? 0;
    if (response?.ok) {
      const payload = text === '' ? {} : ((text.startsWith('{') ? JSON.parse(text) : { text }) as Json);
      this.deliveries.acknowledged(delivery.id, payload);
      this.onAck(delivery, payload);
    } else {
      this.deliveries.forget(delivery.id);
    }
    this.changed();
  }
}

export interface Retry {
  retry?: number;
  reason?: string;
}

/** Events are JSON, commands a form, interactions JSON in one field of a form. */
function encoded(kind: string, body: Json): { type: string; raw: string } {
  if (kind === 'events_api' || kind === 'url_verification')
    return { type: 'application/json', raw: JSON.stringify(body) };
  const fields =
    kind === 'slash_commands' ? (body as Record<string, string>) : { payload: JSON.stringify(body) };
  return { type: 'application/x-www-form-urlencoded', raw: new URLSearchParams(fields).toString() };
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signature(raw: string, right: string, spoilt: Spoilt): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - (spoilt.age ?? 0));
  const hmac = createHmac('sha256', spoilt.secret ?? right).update(`v0:${timestamp}:${raw}`);
  return {
    'x-slack-request-timestamp': timestamp,
    ...(spoilt.unsigned ? {} : { 'x-slack-signature': `v0=${hmac.digest('hex')}` }),
  };
}
