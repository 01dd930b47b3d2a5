/** Sizes and colours measured off Slack's desktop and phone clients. */
export const STYLE = `
*{box-sizing:border-box}
html{background:#fff;color:#1d1c1d;font:15px/1.46668 Lato,"Noto Sans","Helvetica Neue",Arial,sans-serif}
body{margin:0;padding:12px}
article{margin:0 0 22px;max-width:680px}
.asked{color:#616061;font-size:13px;margin:0 0 4px 46px}
.message{display:flex;gap:8px}
.face{flex:none;width:36px;height:36px;border-radius:8px;background:#1f5f66;color:#fff;display:grid;place-items:center;font-style:normal;font-weight:700}
.said{min-width:0;flex:1}
.who{display:flex;align-items:center;gap:6px}.who span{background:#ddd;color:#616061;font-size:10px;border-radius:2px;padding:0 3px}
.only{color:#616061;font-size:12px}
p{margin:4px 0;overflow-wrap:anywhere}
.context{color:#616061;font-size:13px;line-height:1.4}
a{color:#1264a3;text-decoration:none}.mention{background:#e8f5fa;color:#1264a3}
code{background:#f6f6f6;border:1px solid #ddd;border-radius:3px;color:#c01343;padding:1px 3px;font-size:12px}
h3{margin:12px 0 4px;font-size:18px}hr{border:0;border-top:1px solid #ddd;margin:10px 0}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
button{background:#fff;color:#1d1c1d;border:1px solid #bbb;border-radius:6px;padding:5px 11px;font:700 13px/18px inherit}
button.primary{background:#007a5a;border-color:#007a5a;color:#fff}
.select{border:1px solid #bbb;border-radius:6px;padding:5px 10px;color:#616061;font-size:13px;min-width:150px;display:flex;justify-content:space-between;gap:12px}
.rate{color:#616061;gap:14px}
.table{border:1px solid #ddd;border-radius:8px;overflow-x:auto;margin:8px 0;max-width:600px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{border-bottom:1px solid #eee;padding:7px 10px;text-align:left;vertical-align:top}
th{background:#f8f8f8}tr:last-child td{border:0}td:first-child{font-weight:700}
figure{border:1px solid #ddd;border-radius:8px;margin:8px 0;padding:10px 12px;max-width:600px}
figure svg{width:100%;display:block}figure line{stroke:#eee}figure text{font-size:11px;fill:#616061}
.legend{display:flex;flex-wrap:wrap;gap:12px;font-size:12px;color:#616061}.legend i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:4px}.legend em{margin-left:auto}
img{display:block;max-width:100%;border-radius:8px;border:1px solid #ddd;margin:8px 0}
.form{border:1px solid #ddd;border-radius:10px;padding:16px 20px;max-width:520px;box-shadow:0 4px 12px #0002}
.form h2{margin:0 0 10px;font-size:20px}.form label{display:block;font-weight:700;margin:12px 0 4px}.form small{font-weight:400;color:#616061}
.radio{padding:3px 0}footer{display:flex;justify-content:flex-end;gap:8px;margin-top:16px}
@media(max-width:480px){.asked{margin-left:0}.face{width:28px;height:28px}body{padding:10px}}`;
