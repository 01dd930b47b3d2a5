/** Sizes and colours measured off Slack's desktop and phone clients. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d1c1d;--quiet:#616061;--rule:#ddd;--edge:#bbb;--head:#f8f8f8;--link:#1264a3;--mention:#e8f5fa;--code:#c01343}
@media(prefers-color-scheme:dark){:root{--paper:#1a1d21;--ink:#d1d2d3;--quiet:#ababad;--rule:#35373b;--edge:#565856;--head:#222529;--link:#1d9bd1;--mention:#1d3a4d;--code:#e8912d}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.46668 Lato,"Noto Sans","Helvetica Neue",Arial,sans-serif}
body{margin:0;padding:12px}
article{margin:0 0 22px;max-width:680px}
.asked{color:var(--quiet);font-size:13px;margin:0 0 4px 46px}
.message{display:flex;gap:8px}
.face{flex:none;width:36px;height:36px;border-radius:8px;background:#1f5f66;color:#fff;display:grid;place-items:center;font-style:normal;font-weight:700}
.said{min-width:0;flex:1}
.who{display:flex;align-items:center;gap:6px}.who span{background:var(--rule);color:var(--quiet);font-size:10px;border-radius:2px;padding:0 3px}
.only{color:var(--quiet);font-size:12px}
p{margin:4px 0;overflow-wrap:anywhere}
.context{color:var(--quiet);font-size:13px;line-height:1.4}
a{color:var(--link);text-decoration:none}.mention{background:var(--mention);color:var(--link)}
code{background:var(--head);border:1px solid var(--rule);border-radius:3px;color:var(--code);padding:1px 3px;font-size:12px}
h3{margin:12px 0 4px;font-size:18px}hr{border:0;border-top:1px solid var(--rule);margin:10px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
button{background:var(--paper);color:var(--ink);border:1px solid var(--edge);border-radius:6px;padding:5px 11px;font:inherit;font-size:13px;font-weight:700;line-height:18px}
button.primary{background:#007a5a;border-color:#007a5a;color:#fff}
.select{border:1px solid var(--edge);border-radius:6px;padding:5px 10px;color:var(--quiet);font-size:13px;min-width:110px;display:flex;justify-content:space-between;gap:12px}
.rate{color:var(--quiet);gap:14px}
.table{border:1px solid var(--rule);border-radius:8px;overflow-x:auto;margin:8px 0;max-width:600px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{border-bottom:1px solid var(--rule);padding:7px 10px;text-align:left;vertical-align:top}
th{background:var(--head)}tr:last-child td{border:0}.leaf{padding:6px 10px;color:var(--quiet);font-size:13px;border-top:1px solid var(--rule)}td:first-child{font-weight:700}
figure{border:1px solid var(--rule);border-radius:8px;margin:8px 0;padding:10px 12px;max-width:600px}
figure svg{width:100%;display:block}figure line{stroke:var(--rule)}figure text{font-size:11px;fill:var(--quiet)}
.legend{display:flex;flex-wrap:wrap;gap:12px;font-size:12px;color:var(--quiet)}.legend i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:4px}.legend em{margin-left:auto}
img{display:block;max-width:100%;border-radius:8px;border:1px solid var(--rule);margin:8px 0}
.form{border:1px solid var(--rule);border-radius:10px;padding:16px 20px;max-width:520px;box-shadow:0 4px 12px #0002}
.form h2{margin:0 0 10px;font-size:20px}.form label{display:block;font-weight:700;margin:12px 0 4px}.form small{font-weight:400;color:var(--quiet)}
.radio{padding:3px 0}footer{display:flex;justify-content:flex-end;gap:8px;margin-top:16px}
@media(max-width:480px){.asked{margin-left:0}.face{width:28px;height:28px}body{padding:10px}}`;
