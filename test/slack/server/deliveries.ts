import { acknowledgementFaults } from './schema/arguments.ts';
import type { Json } from './schema/blocks.ts';
import type { Message, View } from './workspace.ts';

/** What Slack sends to an app: an event, a command or an interaction, each to be acknowledged once, in time. */
export interface Delivery {
  id: string;
  /** `events_api`, `slash_commands`, or the type of an interaction (`block_actions`, …). */
  kind: string;
  body: Json;
  sentAt: number;
  /** How many acknowledgements came. */
  acks: number;
  /** Milliseconds to the acknowledgement; unset while there is none. */
  ackMs?: number;
  /** What the acknowledgement carried. */
  answer?: Json;
  /** What HTTP answered with; unset in Socket Mode. */
  status?: number;
  /** Messages that came by its `response_url`, or with the acknowledgement. */
  responses: Message[];
  /** The form that was opened with its trigger. */
  view?: View;
}

/** Slack shows "operation_timeout" or delivers again after so many milliseconds. */
const ACK_MS = 3_000;

/** Everything that was delivered, and whether and when it was acknowledged. */
export class Deliveries {
  readonly all: Delivery[] = [];
  ackMs = ACK_MS;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly violations: string[];
  private readonly changed: () => void;

  constructor(violations: string[], changed: () => void) {
    this.violations = violations;
    this.changed = changed;
  }

  /** Begins to wait for the acknowledgement of a delivery that is being sent now. */
  sent(id: string, kind: string, body: Json): Delivery {
    const delivery: Delivery = { id, kind, body, sentAt: performance.now(), acks: 0, responses: [] };
    this.all.push(delivery);
    const late = () => {
      this.violations.push(`${describe(delivery)}: not acknowledged within ${this.ackMs} ms`);
      this.forget(id);
      this.changed();
    };
    this.timers.set(id, setTimeout(late, this.ackMs));
    return delivery;
  }

  /** Notes an acknowledgement; returns its delivery, or undefined for one of nothing. */
  acknowledged(id: string, payload: Json): Delivery | undefined {
    const delivery = this.all.findLast((one) => one.id === id);
    if (!delivery) {
      this.violations.push(`an acknowledgement of nothing: ${id}`);
      return undefined;
    }
    delivery.acks += 1;
    if (delivery.acks > 1) this.violations.push(`${describe(delivery)}: acknowledged twice`);
    delivery.ackMs ??= performance.now() - delivery.sentAt;
    delivery.answer = payload;
    this.violations.push(
      ...acknowledgementFaults(delivery.kind, payload).map((fault) => `${describe(delivery)}: ${fault}`),
    );
    this.forget(id);
    return delivery;
  }

  /** Waits no longer: whoever was to acknowledge is gone, and was told of it or cut off. */
  forget(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  /** How many are still waited for. */
  get open(): number {
    return this.timers.size;
  }

  close(): void {
    for (const id of this.timers.keys()) this.forget(id);
  }
}

function describe({ kind, body }: Delivery): string {
  const event = body.event as Json | undefined;
  return `${kind} ${String(event?.type ?? body.command ?? body.callback_id ?? '')}`.trim();
}
