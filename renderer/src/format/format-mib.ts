import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'

/** An amount of MiB in the binary unit that a person would choose, e.g. "16 GiB"; `format` writes the number. */
export function formatMib(mib: number, format: (value: number) => string): string {
  const size = Math.abs(mib)
  if (size >= MIB_PER_TIB) return `${format(mib / MIB_PER_TIB)} TiB`
  if (size >= MIB_PER_GIB) return `${format(mib / MIB_PER_GIB)} GiB`
  return `${format(mib)} MiB`
}
