import type { html } from 'hono/html';

/** A piece of the page: text that was escaped where it was put in. */
export type Html = ReturnType<typeof html>;
