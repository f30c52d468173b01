import { DECISION_CARRIERS } from '#shared/engine/check/carriers.ts'
import { defineTable, joined } from '../report-table.ts'

/** A value longer than this is of the project's own settings, which the decisions file holds whole. */
const MOST_CHARACTERS = 2_000

/** What people decided, and what brings it to the cluster. */
export const decisions = defineTable({
  id: 'decisions',
  title: 'Decisions',
  about: 'One row a decision in force: about what, since when, and what brings it to the cluster.',
  none: 'Nobody has decided anything yet: all is as Portolan suggests it.',
  columns: [
    { key: 'kind', title: 'Kind', kind: 'text', width: 26 },
    { key: 'subject', title: 'About', kind: 'text', width: 34 },
    { key: 'value', title: 'Decided', kind: 'prose', width: 70 },
    { key: 'at', title: 'At (UTC)', kind: 'text', width: 22 },
    { key: 'carriedBy', title: 'Carried by', kind: 'text', width: 40 },
    { key: 'subjectId', title: 'Id', kind: 'text', width: 46 },
  ],
  rows: ({ decisions: inForce, estate }) => {
    const names = new Map([...estate.vms, ...estate.datastores, ...estate.portGroups].map(({ id, name }) => [id, name]))
    return inForce.map(({ kind, subject, value, at }) => {
      const text = JSON.stringify(value)
      return [kind, names.get(subject) ?? subject, text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… (${text.length} characters)` : text, at, carriedBy(kind), subject]
    })
  },
})

function carriedBy(kind: string): string | null {
  const carriers = Object.entries(DECISION_CARRIERS).find(([known]) => known === kind)?.[1]
  return carriers === undefined ? null : joined(carriers.map((carrier) => [carrier.carrier, carrier.kind, carrier.field].filter((part) => part !== undefined).join(' ')))
}
