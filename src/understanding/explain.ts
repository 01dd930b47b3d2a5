import type { Query } from '../contract/query.ts';
import { is, type Reading, type Span } from './reading.ts';
import type { NamedRole } from './titles.ts';

/** A span as `ask --explain` shows it. */
export interface ExplainedSpan {
  text: string;
  /** The sense that won ("aspect.salary"). */
  sense: string;
  price: number;
  denied: boolean;
  slip: boolean;
  /** What else the words might have been, the cheapest first. */
  lost: { text: string; sense: string; price: number }[];
  /** For a mention: the roles that it may mean, and how sure that is. */
  verdict: string | null;
  candidates: readonly NamedRole[];
}

/** How a text was read and what was made of it; plain data. */
export interface Explained {
  text: string;
  spans: ExplainedSpan[];
  /** What is not explained by any sense, as typed. */
  unknown: string[];
  price: number;
  query: Query;
}

const MOST_LOST = 4;

/** How a text was read. */
export function explained({ query, reading }: { query: Query; reading: Reading }): Explained {
  const spans = reading.spans.map((span) => ({
    text: span.text,
    sense: senseName(span),
    price: span.price,
    denied: span.denied,
    slip: span.slip,
    lost: losersOf(span, reading),
    verdict: span.named?.verdict ?? null,
    candidates: span.named?.candidates.slice(0, 5) ?? [],
  }));
  return {
    text: reading.text,
    spans,
    unknown: reading.spans.filter((span) => is(span, 'unknown')).map((span) => span.text),
    price: reading.spans.reduce((sum, span) => sum + span.price, 0),
    query,
  };
}

function senseName({ kind, value, place, quantity }: Span): string {
  if (place) return `place ${place.title}`;
  if (quantity)
    return `${kind} ${quantity.bound ?? ''} ${quantity.value}${quantity.until ? `–${quantity.until}` : ''} ${quantity.unit ?? ''}`;
  return kind === 'unknown' ? kind : `${kind}.${value}`;
}

function losersOf(span: Span, { lost }: Reading): ExplainedSpan['lost'] {
  return lost
    .filter((other) => other.from < span.to && other.to > span.from)
    .sort((a, b) => a.price - b.price)
    .slice(0, MOST_LOST)
    .map((other) => ({ text: other.text, sense: senseName(other), price: other.price }));
}
