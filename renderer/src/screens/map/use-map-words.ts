import { useI18n } from 'vue-i18n'
import { formatMib } from '#renderer/format/format-mib.ts'
import type { WhyTerm as TermInWords } from '#renderer/components/why/why-term.ts'
import type { MappingWarning, NetworkDestination, StorageDestination, WhyTerm } from '#shared/contract/mapping-rows.ts'

/** What the maps' codes read like. */
export function useMapWords() {
  const { t, n } = useI18n()
  const number = (value: number): string => n(value, { maximumFractionDigits: 1 })
  const size = (mib: number | null): string => (mib === null ? t('map.table.unknown') : formatMib(mib, number))

  function storage(destination: StorageDestination | null): string {
    if (destination === null) return t('map.table.open')
    const { storageClass, volumeMode, accessMode, canLiveMigrate, copyOffload } = destination
    return `${storageClass}, ${volumeMode}, ${accessMode}${copyOffload === null ? '' : `, ${t('map.destination.offload', { vendor: copyOffload.vendor })}`}${canLiveMigrate ? '' : ` (${t('map.destination.noLiveMigration')})`}`
  }

  function network(destination: NetworkDestination | null): string {
    if (destination === null) return t('map.table.open')
    if (destination.type !== 'multus') return t(`map.destination.${destination.type}`)
    const vlan = destination.trunkVlans !== null ? t('map.destination.trunk', { vlans: destination.trunkVlans }) : destination.vlanId === null ? t('map.destination.untagged') : t('map.destination.vlan', { id: destination.vlanId })
    const { attachmentName, physicalNetwork, kind, attachmentNamespace, hasPolicies } = destination
    return [
      attachmentName,
      vlan,
      physicalNetwork,
      ...(kind === 'localnet' ? [] : [t(`map.destination.kinds.${kind}`)]),
      // A ClusterUserDefinedNetwork is in each namespace by its nature.
      ...(attachmentNamespace === null && kind !== 'cluster-network' ? [t('map.destination.each')] : []),
      ...(hasPolicies ? [t('map.destination.policies')] : []),
    ].join(', ')
  }

  function warning({ code, count }: MappingWarning): string {
    return t(`map.warnings.${code}`, count ?? 1)
  }

  function term({ code, name, value, unit, from }: WhyTerm): TermInWords {
    const words = typeof value === 'string' && CODED_TERMS.has(code) && VALUE_WORDS.has(value) ? t(`map.why.values.${value}`) : value
    return {
      label: t(`map.why.terms.${code}`, { name: name ?? '' }),
      value: words,
      ...(unit === null ? {} : { unit }),
      ...(from === null ? {} : { source: t(`map.why.sources.${from}`) }),
    }
  }

  return { size, number, vms: (count: number): string => t('map.bulk.vms', { n: n(count) }, count), storage, network, warning, term }
}

/** Values that are words of the program, not names of the estate or the target. */
const VALUE_WORDS: ReadonlySet<string> = new Set(['possible', 'impossible', 'untagged', 'each'])
/** A network may be called "each": only these terms hold such words. */
const CODED_TERMS: ReadonlySet<string> = new Set(['live-migration', 'vlan', 'attachment-namespace'])
