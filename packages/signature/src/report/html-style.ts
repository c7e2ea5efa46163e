/**
 * The look of the Italian public administration's documents: its blue, its typeface where the reader has it, dark blue
 * text. Every colour has a contrast of at least 4.5 to 1 against what it stands on (WCAG 2.1, 1.4.3).
 */
export const STYLE = `
:root{--blue:#06c;--ink:#17324d;--quiet:#4c5b69;--line:#c5cdd6;--pale:#f2f6fa;--good:#00663f;--bad:#b3203a;--open:#8a5200}
*{box-sizing:border-box}
html{font:16px/1.5 "Titillium Web",Titillium,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0}
header{background:var(--blue);color:#fff;padding:1.75rem max(1.5rem,calc((100% - 53rem)/2)) 2rem}
header p{margin:0;overflow-wrap:anywhere}
.producer{font-size:.875rem;font-weight:600;letter-spacing:.02em}
h1{font-size:2rem;line-height:1.2;font-weight:700;margin:.5rem 0 .5rem}
.subject{font-size:1.125rem}
main,footer{max-width:56rem;margin:0 auto;padding:0 1.5rem}
section{margin:2rem 0 2.5rem}
h2{font-size:1.5rem;line-height:1.25;font-weight:700;margin:0 0 1rem;padding-top:1.25rem;border-top:3px solid var(--blue);overflow-wrap:anywhere}
h3{font-size:1.125rem;line-height:1.3;font-weight:700;margin:1.75rem 0 .5rem;color:#004c99}
h4{font-size:1rem;font-weight:700;margin:1.25rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.25rem 0 .5rem;overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.banner{display:flex;gap:1rem;border:1px solid;border-left-width:8px;border-radius:4px;padding:1rem 1.25rem;background:#fff;break-inside:avoid}
.banner p{margin:0;color:var(--ink)}
.banner .title{font-size:1.25rem;font-weight:700;color:inherit;line-height:1.3;margin-bottom:.25rem}
.banner .sign{width:2rem;height:2rem}
.banner.good{color:var(--good);border-color:var(--good)}
.banner.bad{color:var(--bad);border-color:var(--bad)}
.banner.open{color:var(--open);border-color:var(--open)}
.sign{flex:none;fill:none;stroke:#fff;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.sign circle,.sign .shape{fill:currentColor;stroke:none}
.answer.good{color:var(--good)}
.answer.bad{color:var(--bad)}
.answer.open{color:var(--open)}
.answer span{display:flex;gap:.5rem;align-items:flex-start;font-weight:700}
.answer .sign{width:1.25rem;height:1.25rem;margin-top:.125rem}
dl{margin:.5rem 0 1rem;border-top:1px solid var(--line)}
dl>div{display:grid;grid-template-columns:13rem 1fr;column-gap:1rem;padding:.4rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
dt{color:var(--quiet);grid-column:1}
dd{margin:0;grid-column:2;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:400;border-bottom:2px solid var(--ink)}
tbody th{width:8.5rem;font-weight:700}
td.answer{width:12rem}
tr{break-inside:avoid}
.reasons{margin:0;padding:0;list-style:none}
.reasons li{margin:0 0 .375rem;overflow-wrap:anywhere}
.weight{font-weight:700}
.failure .weight{color:var(--bad)}
.warning .weight{color:var(--open)}
.note .weight{color:var(--quiet)}
code,.exact{font-family:"Roboto Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
code{color:var(--quiet);white-space:normal}
.none{margin:0}
.indented{border-left:4px solid var(--line);padding-left:1.25rem;margin:.5rem 0}
.previews{display:flex;flex-wrap:wrap;gap:1.5rem}
figure{margin:.5rem 0;max-width:26rem;flex:1 1 20rem;break-inside:avoid}
img{display:block;width:100%;height:auto;border:1px solid #8a97a5}
.no-picture{background:var(--pale);border:1px dashed var(--quiet);padding:2rem 1.25rem;margin:0}
figcaption{color:var(--quiet);font-size:.875rem;margin-top:.5rem;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;color:var(--quiet);font-size:.875rem}
@media (max-width:40rem){dl>div{grid-template-columns:1fr}dt,dd{grid-column:1}h1{font-size:1.5rem}
tbody tr{display:grid;padding:.5rem 0;border-bottom:1px solid var(--line)}tbody th,tbody td,td.answer{width:auto;border:0;padding:.125rem 0}thead{position:absolute;clip-path:inset(50%)}}
@media print{@page{size:A4;margin:18mm 16mm 20mm}html{font-size:10.5pt}
header{background:none;color:var(--ink);padding:0 0 1rem;border-bottom:3px solid var(--blue)}
main,footer{max-width:none;padding:0}h2,h3,h4{break-after:avoid}h1{font-size:1.75rem}section{margin:1.25rem 0}
thead{display:table-header-group}footer{padding-top:1rem;break-inside:avoid}dl{break-inside:avoid}.quiet,p:has(+.reasons){break-after:avoid}p{orphans:3;widows:3}.previews{display:block}figure{display:inline-block;vertical-align:top;width:80mm;margin:2mm 4mm 2mm 0}img{width:auto;max-width:100%;max-height:66mm;border-width:1.5px}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
