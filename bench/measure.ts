import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import stringWidth from 'string-width';

/** The machine that the figures hold for. */
export function machine(): string {
  const cores = cpus();
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

/** The value below which this share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Milliseconds that a call took, and what it gave. */
export async function timed<T>(call: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await call();
  return { ms: performance.now() - start, value };
}

export const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;

/** Two significant digits, in the unit that reads best. */
export function duration(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  if (ms >= 1000) return `${Number((ms / 1000).toPrecision(2))} s`;
  return ms >= 0.1 ? `${Number(ms.toPrecision(2))} ms` : `${Number((1000 * ms).toPrecision(2))} µs`;
}

/** "1,300×"; two significant digits. */
export const ratio = (value: number) => `${Number(value.toPrecision(2)).toLocaleString('en-US')}×`;

export const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** A Markdown table whose columns line up; all but the first are set flush right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => stringWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column > 0)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column > 0 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}

/** Ticks a second of the clock by which Linux counts the time of a process. */
const TICKS = 100;

/** The time that a process has worked on any core, in seconds; not a number where the system does not say. */
export function processorSeconds({ pid }: { pid?: number | undefined }): number {
  try {
    const [user, system] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    return (Number(user) + Number(system)) / TICKS;
  } catch {
    return Number.NaN;
  }
}
