const SECONDS_PER_MINUTE = 60
const MINUTES_PER_HOUR = 60

/** A duration in seconds for a person: "45 s", "12 min", "5 h 20 min". Never rounded down, so that no plan looks shorter than it is. */
export function durationText(seconds: number): string {
  if (seconds < SECONDS_PER_MINUTE) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / SECONDS_PER_MINUTE)
  const [hours, rest] = [Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
