/** What is made once and then kept: for good, as long as an object lives, or by a text. */

/** Returns a function that makes at its first call what it returns from then on. */
export function once<Made extends {}>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Returns a function that makes something of an object once, by whatever else it is told first, and forgets it with the object. */
export function ofEach<Of extends object, More extends unknown[], Made>(
  make: (of: Of, ...more: More) => Made,
): (of: Of, ...more: More) => Made {
  const known = new WeakMap<Of, { made: Made }>();
  return (of, ...more) => {
    const own = known.get(of);
    if (own) return own.made;
    const made = make(of, ...more);
    known.set(of, { made });
    return made;
  };
}

/**
 * Returns a function that makes something of a text once, and keeps the newest `most`. It is told whatever else is
 * needed to make it, which the text must stand for.
 */
export function byText<Made, From = undefined>(
  most: number,
  make: (text: string, from: From) => Made,
): (text: string, ...from: From extends undefined ? [] : [From]) => Made {
  const known = new Map<string, Made>();
  // One for good: a new one would pass over all that was deleted before it came to the oldest.
  const oldest = known.keys();
  return (text, from?) => {
    const own = known.get(text);
    if (own !== undefined || known.has(text)) return own as Made;
    const made = make(text, from as From);
    if (known.size >= most) known.delete(oldest.next().value ?? '');
    known.set(text, made);
    return made;
  };
}

/** The same of several texts; one of them may be left out. */
export function byParts<Made, Parts extends readonly (string | undefined)[]>(
  most: number,
  make: (...parts: Parts) => Made,
): (...parts: Parts) => Made {
  const made: (text: string, parts: Parts) => Made = byText<Made, Parts>(most, (_, parts) =>
    make(...parts),
  ) as never;
  return (...parts) => made(parts.join('\n'), parts);
}
