import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'

/** Two decimals of TiB, or GiB where it is less than one. */
export function capacityWords(mib: number): string {
  return mib >= MIB_PER_TIB ? `${(mib / MIB_PER_TIB).toFixed(2)} TiB` : `${(mib / MIB_PER_GIB).toFixed(1)} GiB`
}
