import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** What loading the program leads to; with less the collector runs so often that an export takes noticeably longer. */
const YOUNG_BYTES = 16 * 1024 * 1024
/** Some milliseconds' worth, in case that an engine grows otherwise. */
const MOST_OBJECTS = 200_000
const OBJECTS_A_LOOK = 1_000

/** By how much the heap may grow over what is alive before the collector looks again; V8's own choice is up to four times as much. */
const GROWTH_PERCENT = 70

/**
 * Keeps V8's heap near to what is alive, for a command that ends afterwards: it costs a little of the collector's time. The young generation
 * stays at 16 MiB, or at what it has grown to by now; by itself it grows while most of what is made stays, as a plan does, to some 120 MiB on a
 * machine with much memory. The old one is looked through each time it has grown by a part of itself.
 */
export function keepHeapSmall(): void {
  // The young one grows when much stays, so that something has to stay for a moment.
  const kept: unknown[] = []
  while (youngBytes() < YOUNG_BYTES && kept.length < MOST_OBJECTS) for (let count = 0; count < OBJECTS_A_LOOK; count += 1) kept.push({ count })
  // V8 asks for both whenever a generation would grow; largest sizes could be set at the start of the process alone.
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`)
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? YOUNG_BYTES
}
