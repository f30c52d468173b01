import type { Breakdown, PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import { html, type Html } from './html.ts'
import { decimal } from './html-table.ts'

const HUNDRED = 100
/** Patterns as well as greys: told apart on any printer. */
const PARTS = [
  { key: 'guest', label: 'Guests', fill: '#15202b' },
  { key: 'overhead', label: 'Overhead of VMs', fill: '#5b6b7b' },
  { key: 'reserve', label: 'Reserves of the node', fill: 'url(#hatch)' },
  { key: 'spare', label: 'Nodes without VMs', fill: 'url(#dots)' },
  { key: 'aboveTarget', label: 'Above the utilisation target', fill: '#c2cad3' },
  { key: 'free', label: 'Free', fill: '#ffffff' },
] as const

/** Where the resources of a pool's nodes go, as a bar and in numbers. */
export function breakdownBars({ breakdown, name }: PoolResult): Html {
  return html`<figure><table class="bars"><caption>Where the resources of the group ${name} go, in percent of what its nodes have.</caption><thead><tr><th scope="col">Resource</th>${PARTS.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead><tbody>${row('CPU', breakdown.cpu)}${row('Memory', breakdown.memory)}</tbody></table>
${bar('CPU', breakdown.cpu)}${bar('Memory', breakdown.memory)}<figcaption>Both bars, CPU above memory, from left to right as the columns of the table.</figcaption></figure>`
}

function row(label: string, breakdown: Breakdown): Html {
  return html`<tr><th scope="row">${label}</th>${PARTS.map(({ key }) => html`<td class="number">${decimal(shareOf(breakdown, key))}</td>`)}</tr>`
}

function bar(label: string, breakdown: Breakdown): Html {
  let x = 0
  const parts = PARTS.map(({ key, fill }) => {
    const width = Math.max(0, shareOf(breakdown, key))
    const part = html`<rect x="${fixed(x)}" y="0" width="${fixed(width)}" height="6" fill="${fill}" stroke="#15202b" stroke-width="0.15"/>`
    x += width
    return part
  })
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${label}">${parts}</svg>`
}

/** The patterns, once in a document. */
export const PATTERNS: Html = html`<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs><pattern id="hatch" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="#fff"/><path d="M0 1L1 0" stroke="#15202b" stroke-width=".25"/></pattern><pattern id="dots" width="1" height="1" patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="#fff"/><circle cx=".5" cy=".5" r=".2" fill="#15202b"/></pattern></defs></svg>`

function shareOf(breakdown: Breakdown, key: (typeof PARTS)[number]['key']): number {
  return breakdown.raw === 0 ? 0 : (breakdown[key] / breakdown.raw) * HUNDRED
}

function fixed(value: number): string {
  return value.toFixed(3) // decimals
}
