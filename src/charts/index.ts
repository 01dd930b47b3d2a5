export { type Chart, type ChartRow, chartFor, middleText, spanText } from './chart.ts';
export { renderPng } from './png.ts';
export { chartSvg, type Theme } from './svg.ts';
