import { useI18n } from 'vue-i18n'
import type { ComputeFacet, ComputeRow } from '#shared/contract/compute-rows.ts'
import { useMapWords } from './use-map-words.ts'

type InstanceType = ComputeRow['instanceType']['effective']['instanceType']

/** What the codes of the VMs' map read like. */
export function useComputeWords() {
  const i18n = useI18n()
  const { t } = i18n
  const words = useMapWords()

  function type(instanceType: InstanceType): string {
    if (instanceType === null) return t('map.table.open')
    return instanceType.type === 'source' ? t('map.compute.source') : instanceType.name
  }

  /** "+2 vCPUs, +4 GiB" beyond what the source has. */
  function waste(size: { readonly vcpus: number; readonly memoryMib: number } | null): string {
    if (size === null) return t('map.table.unknown')
    return [
      ...(size.vcpus === 0 ? [] : [t('map.compute.vcpus', { n: signed(size.vcpus, words.number(size.vcpus)) }, Math.abs(size.vcpus))]),
      ...(size.memoryMib === 0 ? [] : [signed(size.memoryMib, words.size(size.memoryMib))]),
    ].join(', ')
  }

  function value(facet: ComputeFacet, code: string): string {
    if (facet === 'setting') {
      const [setting = code, carrier = ''] = code.split(':')
      return t('map.compute.settingBy', { setting: settingName(setting), carrier: carrierName(carrier) })
    }
    const key = `map.compute.values.${facet}.${code}`
    return CODE.test(code) && i18n.te(key) ? t(key) : code
  }

  const settingName = (code: string): string => (i18n.te(`map.compute.settings.${code}`) ? t(`map.compute.settings.${code}`) : code)
  const carrierName = (carrier: string): string => (i18n.te(`map.compute.carriers.${carrier}`) ? t(`map.compute.carriers.${carrier}`) : carrier)

  return { ...words, type, waste, value, settingName, carrierName }
}

/** A word of the program's, as against a name of the estate's. */
const CODE = /^[a-z0-9-]+$/

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text
}
