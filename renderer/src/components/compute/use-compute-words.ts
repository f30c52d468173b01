import { useI18n } from 'vue-i18n'
import type { ComputeFacet, ComputeRow } from '#shared/contract/compute-rows.ts'
import { formatMib } from '#renderer/format/format-mib.ts'

type InstanceType = ComputeRow['instanceType']['effective']['instanceType']

/** What the codes of the VMs' map read like. */
export function useComputeWords() {
  const i18n = useI18n()
  const { t, n } = i18n
  const number = (value: number): string => n(value, { maximumFractionDigits: 1 })
  const size = (mib: number | null): string => (mib === null ? t('compute.unknownSize') : formatMib(mib, number))

  function type(instanceType: InstanceType): string {
    if (instanceType === null) return t('compute.open')
    return instanceType.type === 'source' ? t('compute.source') : instanceType.name
  }

  /** "+2 vCPUs, +4 GiB" beyond what the source has. */
  function waste(extra: { readonly vcpus: number; readonly memoryMib: number } | null): string {
    if (extra === null) return t('compute.unknownSize')
    return [
      ...(extra.vcpus === 0 ? [] : [t('compute.vcpus', { n: signed(extra.vcpus, number(extra.vcpus)) }, Math.abs(extra.vcpus))]),
      ...(extra.memoryMib === 0 ? [] : [signed(extra.memoryMib, size(extra.memoryMib))]),
    ].join(', ')
  }

  function value(facet: ComputeFacet, code: string): string {
    if (facet === 'setting') {
      const [setting = code, carrier = ''] = code.split(':')
      return t('compute.settingBy', { setting: settingName(setting), carrier: carrierName(carrier) })
    }
    const key = `compute.values.${facet}.${code}`
    return CODE.test(code) && i18n.te(key) ? t(key) : code
  }

  const settingName = (code: string): string => (i18n.te(`compute.settings.${code}`) ? t(`compute.settings.${code}`) : code)
  const carrierName = (carrier: string): string => (i18n.te(`compute.carriers.${carrier}`) ? t(`compute.carriers.${carrier}`) : carrier)

  return { number, size, type, waste, value, settingName, carrierName }
}

/** A word of the program's, as against a name of the estate's. */
const CODE = /^[a-z0-9-]+$/

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text
}
