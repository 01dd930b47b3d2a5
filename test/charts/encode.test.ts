import { Resvg } from '@resvg/resvg-js';
import { expect, it } from 'vitest';
import { encodePng } from '../../src/charts/encode.ts';

it('a picture is encoded pixel by pixel as it was drawn', () => {
  const [width, height] = [3, 2];
  const pixels = Buffer.from(
    Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : at * 9)),
  );
  const png = encodePng({ width, height, pixels }).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${png}"/></svg>`;
  const again = new Resvg(svg).render();
  expect([again.width, again.height]).toEqual([width, height]);
  expect([...again.pixels]).toEqual([...pixels]);
});
