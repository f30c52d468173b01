/** The report's own style: no colour carries a meaning by itself, so that it prints in black and white. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem; font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #15202b; background: #fff; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #15202b; break-after: avoid; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; break-after: avoid; }
p { margin: .4rem 0; max-width: 48rem; }
.lead, figcaption, .note { color: #4a5663; }
nav ol { columns: 2; padding-left: 1.4rem; }
nav a { display: inline-block; min-height: 1.6rem; }
a { color: #0b4a8a; }
dl.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .8rem; margin: 1rem 0; padding: 0; }
dl.numbers div { border: 1px solid #8895a3; border-radius: 4px; padding: .5rem .8rem; break-inside: avoid; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dl.numbers dt { color: #4a5663; font-size: .9rem; }
dl.numbers dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .86rem; }
caption { text-align: left; color: #4a5663; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #c2cad3; padding: .28rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 5.6rem; }
thead th { border-bottom: 2px solid #15202b; }
th.number, td.number { min-width: 0; text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
tr { break-inside: avoid; }
.bar { display: block; width: 100%; height: 1.2rem; }
.bars th { width: 12rem; font-weight: 400; }
figure { margin: .6rem 0 1rem; }
ul.plain { padding-left: 1.2rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-before: page; }
  h2.here { break-before: auto; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  caption { break-after: avoid; }
  figure, dl.numbers { break-inside: avoid; }
  th, td { min-width: 4em; }
  th { overflow-wrap: break-word; }
  table { font-size: 8.5pt; }
  table.wide { font-size: 7pt; }
  table.wide th, table.wide td { padding: .2rem .3rem; }
  nav { display: none; }
  @page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #4a5663; } }
}
`

/** For documents: boxes stand in place of bullets, commands break lines, and tables of many columns stay on the page. */
export const DOCUMENT_STYLE = 'ul.checks { list-style: none; padding-left: .2rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } th, td { min-width: 0; }'
