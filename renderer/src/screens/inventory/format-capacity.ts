const MIB_PER_GIB = 1024
const MIB_PER_TIB = 1024 * MIB_PER_GIB

/** An amount of MiB in the binary unit that a person would choose, e.g. "16 GiB". */
export function formatCapacity(mib: number, format: (value: number) => string): string {
  if (mib >= MIB_PER_TIB) return `${format(mib / MIB_PER_TIB)} TiB`
  if (mib >= MIB_PER_GIB) return `${format(mib / MIB_PER_GIB)} GiB`
  return `${format(mib)} MiB`
}
