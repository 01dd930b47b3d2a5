import { ButtonStyle, ComponentType } from 'discord.js';
import { asHtml } from '../../common/preview.ts';
import type { Rendered } from '../render/types.ts';
import { toHtml } from './markdown.ts';

/** One message of a preview page. */
export interface Shown {
  /** The question, drawn above the answer. */
  asked: string;
  message: Rendered;
  /** Only the asker sees it. */
  hidden: boolean;
}

type Part = Record<string, unknown>;

/**
 * A page that draws messages as Discord does, in the theme that the reader's system prefers; self-contained, pictures
 * included. `open`: its lists show what they hold.
 */
export function previewPage(messages: readonly Shown[], open = false): string {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rolewise in Discord</title><style>${STYLE}</style>
${messages.map(messageHtml).join('\n')}</html>`;
  return open ? page.replaceAll('<details', '<details open') : page;
}

function messageHtml({ asked, message, hidden }: Shown): string {
  const body = message.components.map((part) => partHtml({ ...part }, message)).join('\n');
  const only = hidden ? '<div class="only">👁 Only you can see this</div>' : '';
  return `<article><div class="asked">${asHtml(asked)}</div><div class="who"><i>R</i><b>Rolewise</b><span>APP</span></div>
<div class="body">${body}${only}</div></article>`;
}

function partHtml(part: Part, message: Rendered): string {
  const inner = () =>
    list(part.components)
      .map((one) => partHtml(one, message))
      .join('\n');
  switch (part.type) {
    case ComponentType.Container:
      return `<section style="border-left-color:#${Number(part.accent_color).toString(16).padStart(6, '0')}">${inner()}</section>`;
    case ComponentType.TextDisplay:
      return `<div class="text">${toHtml(String(part.content))}</div>`;
    case ComponentType.Separator:
      return '<hr>';
    case ComponentType.MediaGallery:
      return list(part.items)
        .map((item) => pictureHtml(item, message))
        .join('');
    case ComponentType.ActionRow:
      return `<div class="row">${inner()}</div>`;
    case ComponentType.Button:
      return `<button class="${part.style === ButtonStyle.Primary ? 'primary' : ''}">${asHtml(String(part.label))}</button>`;
    case ComponentType.StringSelect:
      return `<details class="select"><summary>${asHtml(String(part.placeholder))}<span>⌄</span></summary>${list(
        part.options,
      )
        .map(({ label }) => `<div>${asHtml(String(label))}</div>`)
        .join('')}</details>`;
    case ComponentType.File:
      return `<div class="file">${asHtml(fileName(part))}</div>`;
    default:
      throw new Error(`the preview draws no component of type ${String(part.type)}`);
  }
}

function fileName(part: Part): string {
  return (part.file as { url: string }).url.replace('attachment://', '');
}

function pictureHtml(item: Part, message: Rendered): string {
  const media = item.media as { url: string };
  const picture = message.files.find(({ name }) => media.url === `attachment://${name}`);
  if (!picture) throw new Error(`the message has no picture ${media.url}`);
  return `<img alt="${asHtml(picture.alt)}" src="data:image/png;base64,${picture.data.toString('base64')}">`;
}

function list(value: unknown): Part[] {
  return Array.isArray(value) ? value.map((part: Part) => part) : [];
}

/** Sizes and colours measured off Discord's desktop and phone clients. */
const STYLE = `
*{box-sizing:border-box}
:root{color-scheme:light dark;--back:light-dark(#fbfbfb,#1a1a1e);--card:light-dark(#fff,#242429);--line:light-dark(#dcdce0,#35353b);--text:light-dark(#2f3035,#dfe0e2);--strong:light-dark(#1c1d22,#fff);--quiet:light-dark(#5c5e66,#949ba4);--button:light-dark(#e3e3e8,#3a3a42);--field:light-dark(#fff,#1e1e22);--link:light-dark(#0b63c4,#7bb0f5)}
html{background:var(--back);color:var(--text);font:16px/1.375 "gg sans","Noto Sans","Helvetica Neue",Arial,sans-serif}
body{margin:0;padding:12px}
article{margin:0 0 24px;max-width:680px}
.asked{color:var(--quiet);font-size:13px;margin:0 0 4px 52px}
.who{display:flex;align-items:center;gap:8px}
.who i{width:40px;height:40px;border-radius:50%;background:#2f7f86;color:#fff;display:grid;place-items:center;font-style:normal;font-weight:700}
.who b{color:var(--strong)}.who span{background:#5865f2;color:#fff;font-size:10px;border-radius:3px;padding:1px 4px}
.body{margin-left:52px}
@media(max-width:480px){.body,.asked{margin-left:0}.who i{width:32px;height:32px}}
section{background:var(--card);border:1px solid var(--line);border-left:4px solid;border-radius:8px;padding:14px 16px;max-width:600px}
.text{overflow-wrap:anywhere}.text+.text{margin-top:8px}
.text h3{font-size:17px;line-height:1.3;margin:0 0 2px;color:var(--strong)}
.text li{margin-left:18px}.text small{display:block;color:var(--quiet);font-size:13px;line-height:1.4}
.text strong{color:var(--strong)}.text a{color:var(--link);text-decoration:none}
.text em{color:var(--quiet)}.mention{background:light-dark(#dfe2fb,#3c4270)}
hr{border:0;border-top:1px solid var(--line);margin:10px 0}
img{display:block;max-width:100%;border-radius:8px;margin-top:10px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px;max-width:600px}
button{background:var(--button);color:var(--strong);border:0;border-radius:8px;padding:8px 14px;font:500 14px/18px inherit}
button.primary{background:#5865f2;color:#fff}
.select{flex:1;background:var(--field);border:1px solid var(--line);border-radius:8px;color:var(--quiet);max-width:400px}
.select summary{display:flex;justify-content:space-between;padding:10px 12px;list-style:none}
.select div{padding:8px 12px;border-top:1px solid var(--line);color:var(--text)}
.only{color:var(--quiet);font-size:12px;margin-top:6px}`;
