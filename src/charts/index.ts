export { type Chart, chartFor } from './chart.ts';
export { middleText, type PayChart, type PayRow, spanText } from './pay.ts';
export { renderPng } from './png.ts';
export type { ShareChart } from './shares.ts';
export { chartSvg, heightOf, type Theme } from './svg.ts';
