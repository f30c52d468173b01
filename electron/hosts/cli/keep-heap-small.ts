import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const BYTES_PER_MIB = 1024 * 1024

/**
 * With a smaller one the collector runs so often that an export takes noticeably longer: 16 MiB, which is what loading the program leads to,
 * cost a twentieth more of the processor. With 32, to which the generation grows by itself, the export of 10,000 VMs takes more memory than it may.
 */
const YOUNG_MIB = 24
/** From here on it grows to three times its size instead of to twice, so that it comes out there. */
const YOUNG_BEFORE_LAST_MIB = YOUNG_MIB / 3
/** Some milliseconds' worth, in case that an engine grows otherwise. */
const MOST_OBJECTS = 400_000
const OBJECTS_A_LOOK = 1_000

/** By how much the heap may grow over what is alive before the collector looks again; V8's own choice is up to four times as much. */
const GROWTH_PERCENT = 70

/**
 * Keeps V8's heap near to what is alive, for a command that ends afterwards: it costs a little of the collector's time. The young generation
 * stays at 24 MiB, or at what it has grown to by now; by itself it grows while most of what is made stays, as a plan does, to some 120 MiB on a
 * machine with much memory. The old one is looked through each time it has grown by a part of itself.
 */
export function keepHeapSmall(): void {
  // V8 asks for these whenever a generation would grow; largest sizes could be set at the start of the process alone.
  growYoung(YOUNG_BEFORE_LAST_MIB)
  setFlagsFromString('--semi-space-growth-factor=3')
  growYoung(YOUNG_MIB)
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`)
}

/** The young generation grows when much stays in it, so that something has to stay for a moment. */
function growYoung(mib: number): void {
  const kept: unknown[] = []
  while (youngBytes() < mib * BYTES_PER_MIB && kept.length < MOST_OBJECTS) for (let count = 0; count < OBJECTS_A_LOOK; count += 1) kept.push({ count })
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? Number.POSITIVE_INFINITY
}
