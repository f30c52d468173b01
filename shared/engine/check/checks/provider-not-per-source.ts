import { describeObject } from '#shared/domain/plan/kube-object.ts'
import { isUnfilledUrl } from '#shared/domain/plan/unknown-server.ts'
import { SOURCE_ID_ANNOTATION } from '#shared/domain/plan/labels.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'
import type { ManifestSet } from '../manifest-set.ts'

/** Object ids are unique within one vCenter only: each has its own Provider, and a plan's maps are of the plan's Provider. */
export const providerNotPerSource = defineCheck({
  id: 'provider-not-per-source',
  title: 'Each source has one Provider, and maps are of their plan’s Provider',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => [...mapsOfOthers(objects), ...providersOfOneSource(objects)],
})

function mapsOfOthers(objects: ManifestSet): readonly CheckProblem[] {
  return objects.plans.flatMap((plan) =>
    (['NetworkMap', 'StorageMap'] as const).flatMap((kind) => {
      const map = objects.find(kind, kind === 'NetworkMap' ? plan.networkMap : plan.storageMap)
      if (map === null) return []
      return (['source', 'destination'] as const).flatMap((side) => {
        const ofPlan = fieldText(plan.object, `spec.provider.${side}.name`)
        const ofMap = fieldText(map, `spec.provider.${side}.name`)
        if (ofPlan === null || ofMap === null || ofPlan === ofMap) return []
        return [{ subject: plan.subject, message: `Its ${side} Provider is ${ofPlan}, and that of its ${describeObject(map)} is ${ofMap}.`, remedy: 'Give the plan maps of its own Provider.' }]
      })
    }),
  )
}

function providersOfOneSource(objects: ManifestSet): readonly CheckProblem[] {
  const first = new Map<string, string>()
  return objects.ofKind('Provider').flatMap((provider) => {
    const keys = [provider.metadata?.annotations?.[SOURCE_ID_ANNOTATION], fieldText(provider, 'spec.url')].filter((key) => typeof key === 'string' && key !== '' && !isUnfilledUrl(key))
    const owner = keys.map((key) => first.get(String(key))).find((subject) => subject !== undefined)
    for (const key of keys) if (!first.has(String(key))) first.set(String(key), describeObject(provider))
    if (owner === undefined) return []
    return [{ subject: describeObject(provider), message: `It stands for the same source as ${owner}.`, remedy: 'Keep one Provider for each source.', severity: 'warning' as const }]
  })
}
