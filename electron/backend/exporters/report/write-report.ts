import { minuteOf } from '#backend/report/minute-of.ts'
import type { ReportContent } from '#backend/report/report-content.ts'
import { htmlPage } from './html-page.ts'
import { html } from './html.ts'
import { PATTERNS } from './breakdown-bars.ts'
import { REPORT_STYLE } from './report-style.ts'
import { SECTIONS } from './sections.ts'

/**
 * The report as one HTML file: summary, risks, sizing, layouts, waves, decisions and open questions. It needs nothing beside
 * itself, runs nothing, prints in black and white, and is the same for the same content.
 */
export function writeReport(content: ReportContent): string {
  const title = `${content.projectName}: the move to OpenShift Virtualization`
  const body = html`${PATTERNS}
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
`)}</main>`
  return htmlPage({ title, generator: `Portolan ${content.version}`, style: REPORT_STYLE, body })
}
