import type { RouteLocationRaw } from 'vue-router'
import { vmsBlockedBy } from '#renderer/screens/assess/assess-links.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

export type OpenQuestion = ApiOutput<'plan.progress'>['questions'][number]

const PLACES: Readonly<Record<OpenQuestion['code'], string>> = {
  'waiting': '/import',
  'no-target': '/target',
  'datastores': '/map/storage',
  'networks': '/map/networks',
  'unplaced': '/hand-over',
  'unsized': '/size',
  'no-waves': '/waves',
  'unscheduled': '/waves/remedy',
  'notes': '/notes?state=open',
}

/** Where an open question is answered. */
export function placeOf({ code, reason }: Pick<OpenQuestion, 'code' | 'reason'>): RouteLocationRaw {
  return reason === null ? PLACES[code] : vmsBlockedBy(reason)
}
