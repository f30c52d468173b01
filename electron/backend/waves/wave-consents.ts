import type { WaveConsentRow } from '#shared/contract/wave-consents.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveProject } from './wave-input.ts'

/** The owners of each wave's VMs, with what they say to it; VMs without a known owner are a row of their own. In the order of the waves, then by owner. */
export function waveConsents({ applications, decisions }: WaveProject, waves: readonly { readonly number: number; readonly window: string; readonly vmIds: readonly string[] }[]): WaveConsentRow[] {
  return waves.flatMap(({ number, window, vmIds }) => {
    const byOwner = new Map<string, string[]>()
    for (const id of vmIds) {
      const owner = applications.get(id)?.owner ?? ''
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), id])
    }
    const said = decisions['wave.consent'][window]?.owners ?? {}
    return [...byOwner].sort(([left], [right]) => Number(left === '') - Number(right === '') || compareNatural(left, right)).map(([owner, vms]): WaveConsentRow => {
      const facts = vms.map((id) => applications.get(id)).filter((entry) => entry !== undefined)
      const own = owner === '' || !Object.hasOwn(said, owner) ? undefined : said[owner]
      return {
        wave: number, window, owner: owner === '' ? null : owner,
        mails: distinct(facts.map(({ ownerMail }) => ownerMail)), applications: distinct(facts.map(({ application }) => application)), approvals: distinct(facts.map(({ approval }) => approval)),
        vms, state: own?.state ?? 'not-asked', at: own?.at ?? null, by: own?.by ?? null, note: own?.note ?? null,
      }
    })
  })
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null))].sort(compareNatural)
}
