/** The size of a message, as counted by Discord's limits. */
export interface Size {
  components: number;
  /** Every character that a reader sees: texts, labels, options, placeholders. */
  text: number;
}

const VISIBLE = new Set(['content', 'label', 'placeholder', 'description']);

/** Counts components, nested ones too, and visible characters. */
export function measure(part: unknown): Size {
  if (Array.isArray(part)) return part.map(measure).reduce(add, { components: 0, text: 0 });
  if (typeof part !== 'object' || part === null) return { components: 0, text: 0 };
  const own = { components: 'type' in part ? 1 : 0, text: 0 };
  return Object.entries(part)
    .map(([key, value]) =>
      typeof value === 'string' && VISIBLE.has(key) ? { components: 0, text: value.length } : measure(value),
    )
    .reduce(add, own);
}

function add(a: Size, b: Size): Size {
  return { components: a.components + b.components, text: a.text + b.text };
}
