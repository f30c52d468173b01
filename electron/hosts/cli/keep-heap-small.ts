import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const BYTES_PER_MIB = 1024 * 1024

/**
 * With a smaller one the collector runs so often that an export takes noticeably longer: with 16, which is what loading the program leads to,
 * half as often again. With 32 the export of 10,000 VMs takes 20 MiB more.
 */
const YOUNG_MIB = 24
/** From here on it grows to three times its size instead of to twice, so that it comes out there. */
const YOUNG_BEFORE_LAST_MIB = YOUNG_MIB / 3
/** In case that an engine grows otherwise: some milliseconds' worth. */
const MOST_LISTS = 1_000
const LISTS_A_LOOK = 8
/** Of numbers with fractions, which the collector copies as they are: it would look into objects one by one. */
const NUMBERS_A_LIST = 4_000
const NOT_AN_INTEGER = 0.5

/** When the collector looks through the old generation; by itself V8 begins at some 25 MiB, and lets it grow to up to five times what is alive. */
export interface Looks {
  /** How large it grows before the first look; null: as V8 chooses. */
  readonly firstMib: number | null
  /** By how much of what is alive it grows from one look to the next. */
  readonly growthPercent: number
}

/** As little memory as a few percent of the time buy. */
const EARLY_LOOKS: Looks = { firstMib: null, growthPercent: 70 }
/**
 * For what keeps most of what it makes. An export of 10,000 VMs comes to a little more than that, with what it no longer needs: it is looked through once instead of
 * five times, for some 20 MiB more. At 200 the look comes while the other thread has most to do, for 30 MiB more; at 250 it is not looked through at all, and the process takes more than it may.
 * With waves planned a growth of 40 keeps the peak 70 to 80 MiB lower for a fifth more of CPU, and above the promise all the same.
 */
export const LATE_LOOKS: Looks = { firstMib: 170, growthPercent: 100 }
const PERCENT = 100

/**
 * Keeps V8's heap near to what is alive, for a command that ends afterwards. The young generation
 * stays at 24 MiB, or at what it has grown to by now; by itself it grows while most of what is made stays, as a plan does, to some 120 MiB on a
 * machine with much memory. The old one is looked through each time it has grown by a part of itself.
 */
export function keepHeapSmall({ firstMib, growthPercent }: Looks = EARLY_LOOKS): void {
  const usedMib = getHeapStatistics().used_heap_size / BYTES_PER_MIB
  // V8 asks for these whenever a generation would grow; largest sizes could be set at the start of the process alone.
  growYoung(YOUNG_BEFORE_LAST_MIB)
  setFlagsFromString('--semi-space-growth-factor=3')
  growYoung(YOUNG_MIB)
  setFlagsFromString('--semi-space-growth-factor=1')
  if (firstMib !== null) lookNextAt(firstMib, usedMib)
  setFlagsFromString(`--heap-growing-percent=${String(growthPercent)}`)
}

/** The young generation grows when much stays in it, so that something has to stay for a moment. */
function growYoung(mib: number): void {
  const kept: (readonly number[])[] = []
  while (youngBytes() < mib * BYTES_PER_MIB && kept.length < MOST_LISTS) for (let count = 0; count < LISTS_A_LOOK; count += 1) kept.push(new Array<number>(NUMBERS_A_LIST).fill(NOT_AN_INTEGER))
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? Number.POSITIVE_INFINITY
}

/** When it looks next V8 decides at the end of each look, by what is alive then: so it is made to look now, which takes some milliseconds while that is little. */
function lookNextAt(mib: number, aliveMib: number): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag puts there
  setFlagsFromString(`--heap-growing-percent=${String(Math.round((mib / aliveMib - 1) * PERCENT))}`)
  collect()
}
