import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useComputeWords } from '#renderer/components/compute/use-compute-words.ts'
import { useMapWords } from '#renderer/screens/map/use-map-words.ts'
import type { VmDetails } from '#shared/contract/vm-details.ts'
import type { VmOnTargetCalls } from './use-vm-on-target.ts'

/** Where a disk or a NIC goes, in words. */
export interface VmMapping {
  readonly key: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly isOpen: boolean
  readonly isDecided: boolean
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
  readonly confidence: 'high' | 'medium' | 'low' | 'decided' | undefined
}

/** Where the disks and NICs of a VM go on the target and what becomes of its size, as the maps have it. */
export function useVmMappings(details: () => VmDetails, { compute, storage, networks }: Pick<VmOnTargetCalls, 'compute' | 'storage' | 'networks'>) {
  const { t } = useI18n()
  const words = useMapWords()
  const computeWords = useComputeWords()

  const sizes = computed((): readonly VmMapping[] => {
    const row = compute.value?.rows[0]
    if (row === undefined) return []
    const { instanceType, preference } = row
    return [
      {
        key: 'size', name: t('vm.mappings.size'), from: `${t('vm.mappings.vcpus', { n: row.vcpus ?? t('vm.unknown') })}, ${computeWords.size(row.memoryMib)}`, to: computeWords.type(instanceType.effective.instanceType),
        isOpen: instanceType.effective.instanceType === null, isDecided: instanceType.decision !== null, reasons: instanceType.effective.why, confidence: instanceType.effective.confidence,
      },
      {
        key: 'guest', name: t('vm.mappings.guest'), from: row.guestOs ?? t('vm.unknown'), to: preference.effective.preference ?? t('vm.mappings.noPreference'),
        isOpen: false, isDecided: preference.decision !== null, reasons: preference.effective.why, confidence: preference.effective.confidence,
      },
    ]
  })

  const disks = computed((): readonly VmMapping[] => {
    if (storage.value === null) return []
    const { rows, overrides } = storage.value
    const own = new Map(overrides.filter(({ id }) => id === details().vm.id).flatMap(({ places }) => places.map((place) => [place.datastore, place] as const)))
    return details().vm.disks.map((disk, index): VmMapping => {
      const place = own.get(disk.datastoreId ?? '')
      const row = rows.find(({ id }) => id === disk.datastoreId)
      const choice = place?.choice ?? row?.effective ?? null
      return {
        key: `disk ${index}`,
        name: disk.label ?? t('vm.mappings.disk', { n: index + 1 }),
        from: disk.datastoreName ?? t('map.table.unknown'),
        to: choice === null ? t('vm.mappings.nowhere') : words.storage(choice.destination),
        isOpen: choice?.destination === null,
        isDecided: place?.isOwn === true || (row !== undefined && (row.decision !== null || row.rule !== null)),
        reasons: [...(choice?.why ?? []), ...(row?.evidence ?? []), ...(row?.consequences ?? [])],
        confidence: choice?.confidence,
      }
    })
  })
  const nics = computed((): readonly VmMapping[] => {
    if (networks.value === null) return []
    const { rows } = networks.value
    return details().vm.nics.map((nic, index): VmMapping => {
      const row = rows.find(({ id }) => id === nic.portGroupId)
      const choice = row?.effective ?? null
      return {
        key: `nic ${index}`,
        name: nic.label ?? t('vm.mappings.nic', { n: index + 1 }),
        from: nic.networkName ?? t('map.table.unknown'),
        to: choice === null ? t('vm.mappings.nowhere') : words.network(choice.destination),
        isOpen: choice?.destination === null,
        isDecided: row !== undefined && row.decision !== null,
        reasons: choice?.why ?? [],
        confidence: choice?.confidence,
      }
    })
  })
  const calls = [compute, storage, networks]
  return {
    mappings: computed(() => [...sizes.value, ...disks.value, ...nics.value]),
    isLoading: computed(() => calls.some(({ state }) => state === 'loading')),
    error: computed(() => calls.find(({ error }) => error !== null)?.error ?? null),
    reload: () => { for (const call of calls) void call.reload() },
    /** What is there by now stays; asked again, all is. */
    cancel: () => { for (const call of calls) call.cancel() },
  }
}
