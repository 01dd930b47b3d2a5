/** Where in an input file something is wrong. */
export interface Place {
  file: string;
  row?: number | undefined;
  column?: string | undefined;
}

/** An input file that cannot be used: one sentence that says where and why. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  constructor(place: Place, problem: string, options?: ErrorOptions) {
    const row = place.row === undefined ? '' : `, row ${place.row}`;
    const column = place.column === undefined ? '' : `, column ${place.column}`;
    super(`${place.file}${row}${column}: ${problem}`, options);
  }
}
