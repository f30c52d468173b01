import { minuteOf } from '#backend/report/minute-of.ts'
import type { ReportContent } from '#backend/report/report-content.ts'
import { html, type Html } from './html.ts'
import { PATTERNS } from './breakdown-bars.ts'
import { REPORT_STYLE } from './report-style.ts'
import { SECTIONS } from './sections.ts'

/** No script, no picture, nothing from elsewhere: what the file holds is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/**
 * The report as one HTML file: summary, risks, sizing, layouts, waves, decisions and open questions. It needs nothing beside
 * itself, runs nothing, prints in black and white, and is the same for the same content.
 */
export function writeReport(content: ReportContent): string {
  const title = `${content.projectName}: the move to OpenShift Virtualization`
  const style: Html = { html: REPORT_STYLE } // our own constant
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Portolan ${content.version}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${PATTERNS}
<header>
<h1>${title}</h1>
<p class="lead">Portolan ${content.version}, ${minuteOf(content.at)}. Target ${content.plan.target.name}: OpenShift ${content.sizing.result.openshift}, MTV ${content.plan.target.mtv}. Scenario “${content.sizing.result.name}”.</p>
</header>
<nav aria-label="Contents"><ol>${SECTIONS.map(({ id, title: own }) => html`<li><a href="#${id}">${own}</a></li>`)}</ol></nav>
<main>
${SECTIONS.map(({ id, title: own, body }, index) => html`<section aria-labelledby="${id}">
<h2 id="${id}" class="${index === 0 ? 'here' : ''}">${own}</h2>
${body(content)}
</section>
`)}</main>
</body>
</html>
`.html
}
