/** The body of a request, and the type of its content. */
export interface Whole {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

/**
 * Returns a form, such as one with a picture, as bytes. Node 24 reads a form piece by piece as it sends it, and where the
 * request is given up in the middle of that, an error that nobody can catch ends the process.
 */
export async function wholeForm(form: FormData): Promise<Whole> {
  const read = new Response(form);
  return { body: new Uint8Array(await read.arrayBuffer()), type: read.headers.get('content-type') ?? '' };
}
