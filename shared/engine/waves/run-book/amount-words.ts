import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'

const SECONDS_PER_MINUTE = 60
const MINUTES_PER_HOUR = 60

/** MiB in the largest unit that leaves at least one of it, with one decimal. */
export function amountWords(mib: number): string {
  return mib >= MIB_PER_TIB ? `${(mib / MIB_PER_TIB).toFixed(1)} TiB` : `${(mib / MIB_PER_GIB).toFixed(1)} GiB`
}

/** Seconds as hours and minutes, begun minutes counted whole. */
export function minuteWords(seconds: number): string {
  const minutes = Math.ceil(seconds / SECONDS_PER_MINUTE)
  return minutes < MINUTES_PER_HOUR ? `${String(minutes)} min` : `${String(Math.floor(minutes / MINUTES_PER_HOUR))} h ${String(minutes % MINUTES_PER_HOUR)} min`
}
