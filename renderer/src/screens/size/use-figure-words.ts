import { useI18n } from 'vue-i18n'
import type { Explanation, WhyTerm } from '#renderer/components/why/why-term.ts'
import { formatMib } from '#renderer/format/format-mib.ts'
import type { Figure } from '#shared/domain/sizing/figure.ts'

const MILLICORES = 1000

/** Numbers of a sizing for people: amounts in the units that they think in, and what a figure is made of. */
export function useFigureWords() {
  const { t, n } = useI18n()
  const number = (value: number, digits = 1): string => n(value, { maximumFractionDigits: digits })
  const size = (mib: number): string => formatMib(mib, number)
  const cores = (millicores: number): string => t('size.units.cores', { n: number(millicores / MILLICORES) })
  const percent = (value: number | null): string => (value === null ? t('size.units.unknown') : `${number(value)} %`)

  function text({ value, unit }: Figure): string {
    if (unit === 'MiB') return size(value)
    if (unit === 'm') return cores(value)
    return unit === 'nodes' || unit === 'VMs' || unit === '' ? number(value) : `${number(value)} ${unit}`
  }

  function term({ label, operation, value, unit, source }: Figure['terms'][number]): WhyTerm {
    const words = unit === 'm' ? { value: value / MILLICORES, unit: t('size.units.core') } : { value, ...(unit === '' ? {} : { unit }) }
    return { label, operation, source, ...words }
  }

  function explain(title: string, figure: Figure): Explanation {
    const { unit, value, rounding } = figure
    const isCores = unit === 'm'
    return {
      title,
      terms: figure.terms.map(term),
      total: { label: t(`size.rounding.${rounding}`), value: isCores ? value / MILLICORES : value, ...(unit === '' ? {} : { unit: isCores ? t('size.units.core') : unit }) },
    }
  }

  return { number, size, cores, percent, text, explain }
}
