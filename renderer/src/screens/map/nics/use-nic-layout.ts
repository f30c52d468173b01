import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { NicLayout } from '#shared/domain/target/nic-layout.ts'
import type { Target } from '#shared/domain/target/target.ts'

/** What the NIC layout shows: a host of the sources, a group of nodes, and the way to change the latter. */
export function useNicLayout() {
  const { t } = useI18n()
  const api = useHost()
  const project = useProject()
  const reloadOn = (): unknown => project.generation
  const hosts = useCall((signal) => api.invoke('networks.hosts', {}, { signal }), { reloadOn })
  const layout = useCall((signal) => api.invoke('nics.layOut', {}, { signal }), { reloadOn })
  // Of the whole project: a host carries networks of VMs in scope and of others.
  const networks = useCall((signal) => api.invoke('mapping.networks', { scope: '' }, { signal }), { reloadOn })
  const target = useCall((signal) => api.invoke('target.get', {}, { signal }), { reloadOn })

  const hostId = ref<string | null>(null)
  const groupName = ref<string | null>(null)
  const isSaving = ref(false)
  const error = shallowRef<string | null>(null)
  const said = ref('')

  // The host with the most NICs is the one that has the most to show.
  watch(() => hosts.value, (answer) => {
    if (answer === null || answer.hosts.some(({ id }) => id === hostId.value)) return
    hostId.value = answer.hosts.toSorted((left, right) => right.nics - left.nics)[0]?.id ?? null
  }, { immediate: true })
  const host = useCall(
    async (signal) => (hostId.value === null ? { ok: true as const, value: EMPTY_HOST } : api.invoke('networks.host', { hostId: hostId.value }, { signal })),
    { reloadOn: () => [project.generation, hostId.value] },
  )

  const groups = computed(() => layout.value?.layout?.groups ?? [])
  const group = computed(() => groups.value.find(({ name }) => name === groupName.value) ?? groups.value[0] ?? null)
  const problems = computed(() => (layout.value?.layout?.problems ?? []).filter((problem) => problem.group === null || problem.group === group.value?.name))
  const bandwidth = computed(() => (layout.value?.layout?.bandwidth ?? []).filter((check) => check.group === group.value?.name))

  /** One undo step; `what` names it for who cannot see the drawing change. */
  async function change(make: (current: Target) => NicLayout, what: string): Promise<boolean> {
    const current = target.value?.target
    if (current === undefined || isSaving.value) return false
    isSaving.value = true
    error.value = null
    const outcome = await api.invoke('target.set', { target: { ...current, nicLayout: make(current) } })
    if (outcome.ok) {
      said.value = t('nics.said', { what })
      project.changed()
      // The next edit begins with what this one left.
      await target.reload()
    } else {
      error.value = outcome.error.message
    }
    isSaving.value = false
    return outcome.ok
  }

  return { project, hosts, host, layout, networks, target, hostId, groupName, groups, group, problems, bandwidth, isSaving, error, said, change }
}

export type NicLayoutState = ReturnType<typeof useNicLayout>

const EMPTY_HOST: ApiOutput<'networks.host'> = { nics: [], switches: [], networks: [], adapters: [], guests: [] }
