import { computed, ref, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { bundleName, isFolderName, placeIn } from './export-place.ts'

/** Where a bundle may go on this host, and what the person chose. */
export function useDestination() {
  const host = useHost()
  const project = useProject()
  const info = useCall(() => host.info())
  const { chooseFolder } = host.capabilities

  const folders = computed(() => info.value?.folders ?? [])
  const canDownload = computed(() => info.value?.kind === 'web')
  /** A folder of this machine can be had: by its dialog, or among those of the command line. */
  const canUseFolder = computed(() => chooseFolder !== null || folders.value.length > 0)
  const kind = ref<'download' | 'folder'>('folder')
  const base = ref<string | null>(null)
  const name = ref(bundleName(project.info?.name ?? ''))

  watch(() => info.value, (answer) => {
    if (answer === null) return
    if (answer.kind === 'web') kind.value = 'download'
    if (chooseFolder === null) base.value = answer.folders[0] ?? null
  }, { immediate: true })

  async function choose(): Promise<void> {
    const chosen = (await chooseFolder?.()) ?? null
    if (chosen !== null) base.value = chosen
  }

  /** A folder that the person has just chosen may be the bundle's own; one of the command line is shared. */
  const mayBeNameless = chooseFolder !== null
  const isNameGood = computed(() => (name.value === '' ? mayBeNameless : isFolderName(name.value)))
  /** The folder of the bundle; null while it is not yet said, or for a download. */
  const out = computed(() => (kind.value === 'folder' && base.value !== null && isNameGood.value ? placeIn(base.value, name.value) : null))
  const isReady = computed(() => kind.value === 'download' || out.value !== null)

  return { info, kind, canDownload, canUseFolder, hasDialog: chooseFolder !== null, folders, base, name, isNameGood, out, isReady, choose }
}
