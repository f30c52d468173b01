import { cpuLimit } from './cpu-limit.ts'
import { cpuModel } from './cpu-model.ts'
import { cpuReservation } from './cpu-reservation.ts'
import { eviction } from './eviction.ts'
import { firmware } from './firmware.ts'
import { hotPlug } from './hot-plug.ts'
import { memoryLimit } from './memory-limit.ts'
import { memoryReservation } from './memory-reservation.ts'
import { nestedVirtualization } from './nested-virtualization.ts'
import { numa } from './numa.ts'
import type { SettingRule } from './setting-rule.ts'
import { shares } from './shares.ts'

/** In the order in which they are shown. */
export const SETTING_RULES: readonly SettingRule[] = [cpuModel, cpuReservation, cpuLimit, memoryReservation, memoryLimit, shares, hotPlug, numa, firmware, nestedVirtualization, eviction]
