import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ExplainedSpan, Explanation } from '../../contract/explanation.ts';
import type { Query } from '../../contract/query.ts';
import type { Quantity } from '../../language/quantities.ts';
import { is, type Reading, type Span } from './reading.ts';

/** The reading of a text and the query made of it, before anything is looked up. */
export type Explained = Omit<Explanation, 'found'>;

const MOST_LOST = 4;
const MOST_CANDIDATES = 5;

/** Returns how a text was read. */
export function explained(
  { query, reading }: { query: Query; reading: Reading },
  catalogue: Catalogue,
): Explained {
  return {
    text: reading.text,
    spans: reading.spans.map((span) => ({
      ...priced(span),
      denied: span.denied,
      slip: span.slip,
      lost: losersOf(span, reading),
      verdict: span.named?.verdict ?? null,
      candidates: candidatesOf(span, catalogue),
    })),
    unknown: reading.spans.filter((span) => is(span, 'unknown')).map((span) => span.text),
    price: reading.spans.reduce((sum, span) => sum + span.price, 0),
    query,
  };
}

function candidatesOf({ named }: Span, catalogue: Catalogue): ExplainedSpan['candidates'] {
  return (named?.candidates ?? []).slice(0, MOST_CANDIDATES).map(({ role, confidence, evidence }) => ({
    id: role,
    title: catalogue.head(role).title,
    confidence,
    evidence,
  }));
}

function priced(span: Span) {
  return { text: span.text, sense: senseName(span), price: span.price };
}

function senseName({ kind, value, place, quantity }: Span): string {
  if (place) return `place ${place.title}`;
  if (quantity) return `${kind} ${quantityName(quantity)}`;
  return kind === 'unknown' ? kind : `${kind}.${value}`;
}

function quantityName({ bound, value, until, unit }: Quantity): string {
  return [bound, until ? `${value}–${until}` : value, unit].filter((part) => part !== null).join(' ');
}

function losersOf(span: Span, { lost }: Reading): ExplainedSpan['lost'] {
  return lost
    .filter((other) => other.from < span.to && other.to > span.from)
    .sort((a, b) => a.price - b.price)
    .slice(0, MOST_LOST)
    .map(priced);
}
