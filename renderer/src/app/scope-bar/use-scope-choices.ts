import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCall } from '#renderer/api/use-call.ts'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'

/** The sources and clusters that the project holds and what application lists say of its VMs, as choices of the scope. */
export function useScopeChoices() {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const call = useCall((signal) => host.invoke('inventory.scopes', {}, { signal }), { reloadOn: () => project.generation })
  const sources = computed(() => (call.value?.sources ?? []).map(({ id, name, vms }) => ({ value: id, label: `${name} (${vms})` })))
  const clusters = computed(() => {
    const all = call.value?.clusters ?? []
    const hasSeveral = (call.value?.sources.length ?? 0) > 1
    return all
      .filter(({ source }) => scope.sources.length === 0 || scope.sources.includes(source))
      .map(({ name, source, sourceName, vms }) => ({ value: keyOf({ source, name }), label: `${hasSeveral ? `${name} · ${sourceName}` : name} (${vms})` }))
  })
  const chosenClusters = computed({
    get: () => scope.clusters.map(keyOf),
    set: (keys: string[]) => {
      const wanted = new Set(keys)
      scope.clusters = (call.value?.clusters ?? []).filter((cluster) => wanted.has(keyOf(cluster))).map(({ source, name }) => ({ source, name }))
    },
  })
  const { t } = useI18n()
  const facts = computed(() => (call.value?.facts ?? []).map(({ field, value, vms }) => ({ value: factKey({ field, value }), label: `${t(`frame.scope.facts.${field}`)}: ${value} (${vms})` })))
  const chosenFacts = computed({
    get: () => scope.facts.map(factKey),
    set: (keys: string[]) => {
      const wanted = new Set(keys)
      scope.facts = (call.value?.facts ?? []).filter((fact) => wanted.has(factKey(fact))).map(({ field, value }) => ({ field, value }))
    },
  })
  const chosenSources = computed({
    get: () => [...scope.sources],
    set: (ids: string[]) => {
      scope.sources = ids
      // A cluster of a source that was left out would narrow everything to nothing.
      if (ids.length > 0) scope.clusters = scope.clusters.filter(({ source }) => ids.includes(source))
    },
  })
  return { call, sources, clusters, facts, chosenSources, chosenClusters, chosenFacts }
}

function factKey({ field, value }: { readonly field: string; readonly value: string }): string {
  return JSON.stringify([field, value])
}

function keyOf({ source, name }: { readonly source: string; readonly name: string }): string {
  return JSON.stringify([source, name])
}
