import { crc32, deflateSync } from 'node:zlib';

/** Pixels in rows from the top, each of four bytes. */
export interface Image {
  width: number;
  height: number;
  pixels: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES = 4;
/** Eight bits a channel, colours with transparency; the only compression, the only filters, whole rows. */
const FORMAT = [8, 6, 0, 0, 0];
/** Charts are flat: a quick compression leaves as little of them as a thorough one, which takes several times as long. */
const LEVEL = 2;

/** A picture as PNG (https://www.w3.org/TR/png-3/). */
export function encodePng({ width, height, pixels }: Image): Buffer {
  const row = width * BYTES;
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(height * (row + 1));
  for (let at = 0; at < height; at += 1) pixels.copy(rows, at * (row + 1) + 1, at * row, (at + 1) * row);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([head, Buffer.from(FORMAT)])),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
