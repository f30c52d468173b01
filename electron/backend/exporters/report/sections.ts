import type { ReportContent } from '#backend/report/report-content.ts'
import { decisions } from '#backend/report/tables/decisions.ts'
import { failures } from '#backend/report/tables/failures.ts'
import { freed } from '#backend/report/tables/freed.ts'
import { importReport } from '#backend/report/tables/import-report.ts'
import { instanceTypes } from '#backend/report/tables/instance-types.ts'
import { leftOut } from '#backend/report/tables/left-out.ts'
import { networkMap } from '#backend/report/tables/network-map.ts'
import { nicLayout } from '#backend/report/tables/nic-layout.ts'
import { openQuestions } from '#backend/report/tables/open-questions.ts'
import { scenarios } from '#backend/report/tables/scenarios.ts'
import { storageMap } from '#backend/report/tables/storage-map.ts'
import { waves } from '#backend/report/tables/waves.ts'
import { ASSESSMENT_STATUSES } from '#shared/domain/assessment.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Finding } from '#shared/domain/finding.ts'
import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import { breakdownBars } from './breakdown-bars.ts'
import { html, type Html } from './html.ts'
import { count, decimal, htmlTable } from './html-table.ts'

const MILLICORES = 1_000
const SEVERITIES = ['critical', 'warning', 'information'] as const

export interface Section {
  readonly id: string
  readonly title: string
  readonly body: (content: ReportContent) => Html
}

/** The parts of the report, in their order. */
export const SECTIONS: readonly Section[] = [
  { id: 'summary', title: 'Summary', body: summary },
  { id: 'risks', title: 'Risks', body: risks },
  { id: 'sizing', title: 'Sizing', body: sizing },
  { id: 'layouts', title: 'Storage, networks and nodes', body: layouts },
  { id: 'waves', title: 'Waves', body: (content) => html`${htmlTable(waves, content, ['wave', 'date', 'window', 'vms', 'tib', 'lowHours', 'highHours', 'binding', 'subject', 'notes'])}${content.waves === null ? null : html`<p>${content.waves.lowerBound.because}</p>`}<h3>Freed on the source</h3>${htmlTable(freed, content, ['window', 'date', 'vms', 'allVcpus', 'allMemoryGib', 'allDisksTib', 'emptyHosts'])}` },
  { id: 'decisions', title: 'Decisions', body: (content) => htmlTable(decisions, content, ['kind', 'subject', 'value', 'at', 'carriedBy']) },
  { id: 'open', title: 'Open questions', body: (content) => htmlTable(openQuestions, content) },
  { id: 'left-out', title: 'Left out', body: (content) => htmlTable(leftOut, content, ['name', 'isTemplate', 'why']) },
  { id: 'sources', title: 'What was read', body: (content) => htmlTable(importReport, content) },
]

function summary({ estate, plan, places, sizing: { result }, assessment }: ReportContent): Html {
  const judged = [...assessment.values()]
  const blocked = judged.filter(({ status }) => status === 'blocked').length
  const tib = result.storage.classes.reduce((sum, { usableMib }) => sum + usableMib.value, 0) / MIB_PER_TIB
  return html`<dl class="numbers">
${number('Worker nodes', count(result.workers.value))}${number('Control-plane nodes', count(result.controlPlane.role?.nodes ?? 0))}${number('VMs in plans', count(places.planned.size))}${number('VMs outside plans', count(plan.unplaced.length))}${number('VMs that are blocked', count(blocked))}${number('Plans of MTV', count(plan.plans.length))}${number('vCPUs', count(result.demand.vcpus.value))}${number('Memory asked for, GiB', count(result.demand.memoryMib.value / MIB_PER_GIB))}${number('Storage, TiB', decimal(tib))}
</dl>
<p>${count(estate.vms.length)} VMs and templates of ${count(estate.sources.length)} ${estate.sources.length === 1 ? 'source' : 'sources'} were read; ${count(plan.excluded.length)} are left out. The number of nodes is decided by ${result.binding}. ${result.isVerified ? 'With as many nodes gone as may fail, every VM has a place: found by packing again.' : 'The failover could not be verified: see the open questions.'}${result.isPartial ? ' The answer is partial: some VMs or inputs are not in it.' : ''}</p>
<h3>Readiness</h3>
<table><thead><tr><th scope="col">Readiness</th><th scope="col" class="number">VMs</th></tr></thead><tbody>${ASSESSMENT_STATUSES.map((status) => html`<tr><td>${STATUS_WORDS[status]}</td><td class="number">${count(judged.filter((vm) => vm.status === status).length)}</td></tr>`)}</tbody></table>
${plan.assumptions.length === 0 ? null : html`<h3>Taken for granted</h3><ul class="plain">${plan.assumptions.map((text) => html`<li>${text}</li>`)}</ul>`}`
}

const STATUS_WORDS = { ready: 'Ready', 'not-evaluated': 'Not evaluated', attention: 'Needs attention', blocked: 'Blocked' } as const

function number(label: string, value: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`
}

/** Rules by severity and by how many VMs they concern, those with the most first. */
function risks({ assessment, places }: ReportContent): Html {
  const rules = new Map<string, { finding: Finding; vms: number }>()
  for (const { vmId, findings } of assessment.values()) {
    if (places.excluded.has(vmId)) continue
    for (const finding of findings) {
      const key = `${finding.ruleId} ${finding.severity}`
      rules.set(key, { finding, vms: (rules.get(key)?.vms ?? 0) + 1 })
    }
  }
  const rows = [...rules.values()].sort((left, right) => SEVERITIES.indexOf(left.finding.severity) - SEVERITIES.indexOf(right.finding.severity) || right.vms - left.vms || compareText(left.finding.ruleId, right.finding.ruleId))
  if (rows.length === 0) return html`<p class="note">No rule says anything of a VM that takes part.</p>`
  return html`<table><caption>One row a rule: how many VMs it concerns, and what it says of one of them.</caption><thead><tr><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col" class="number">VMs</th><th scope="col">For example</th><th scope="col">What to do</th></tr></thead><tbody>${rows.map(({ finding, vms }) => html`<tr><td>${finding.severity}</td><td>${finding.ruleId}</td><td class="number">${count(vms)}</td><td>${finding.message}</td><td>${finding.remedy ?? '–'}</td></tr>`)}</tbody></table>`
}

function sizing(content: ReportContent): Html {
  const { result } = content.sizing
  return html`${htmlTable(scenarios, content, ['scenario', 'vms', 'cpuCores', 'memoryGib', 'workers', 'failoverNodes', 'updateNodes', 'bound', 'binding', 'models', 'subscriptions'])}
${result.pools.map((pool) => html`<h3>Nodes of the group ${pool.name}: ${count(pool.nodeCount.value)}</h3>
<table><thead><tr><th scope="col">Step</th><th scope="col" class="number">Nodes</th><th scope="col">Where it is from</th></tr></thead><tbody>${pool.nodeCount.terms.map((term) => html`<tr><td>${term.label}</td><td class="number">${term.operation === '-' ? '−' : ''}${count(term.value)}</td><td>${term.source}</td></tr>`)}</tbody></table>
${breakdownBars(pool)}`)}
<h3>When nodes fail</h3>${htmlTable(failures, content)}
<h3>Storage to be had</h3>
<table><thead><tr><th scope="col">StorageClass</th><th scope="col" class="number">Disks</th><th scope="col" class="number">TiB</th><th scope="col">Enough?</th></tr></thead><tbody>${result.storage.classes.map(({ name, disks, usableMib, fits }) => html`<tr><td>${name ?? 'none is chosen'}</td><td class="number">${count(disks)}</td><td class="number">${decimal(usableMib.value / MIB_PER_TIB)}</td><td>${fits === null ? 'not evaluated' : fits ? 'yes' : 'no'}</td></tr>`)}</tbody></table>
<p>CPU asked for: ${decimal(result.demand.cpuMillicores.value / MILLICORES)} cores. Control plane: ${result.controlPlane.topology}.</p>`
}

function layouts(content: ReportContent): Html {
  return html`<h3>Storage</h3>${htmlTable(storageMap, content, ['source', 'datastore', 'vms', 'disksGib', 'storageClass', 'volumeMode', 'accessMode', 'confidence', 'why'])}
<h3>Networks</h3>${htmlTable(networkMap, content, ['source', 'portGroup', 'vlan', 'vms', 'destination', 'physicalNetwork', 'targetVlan', 'confidence', 'why'])}
<h3>NICs of the nodes</h3>${htmlTable(nicLayout, content, ['group', 'bond', 'mode', 'nics', 'traffic', 'bridges', 'isAggregated', 'taggedVlans', 'asks'])}
<h3>Instance types</h3>${htmlTable(instanceTypes, content, ['name', 'kind', 'vms', 'vcpus', 'memoryGib'])}`
}
