import { BOND_RULES } from './bond-rules.ts'
import type { LayoutRule } from './layout-rule.ts'
import { NETWORK_RULES } from './network-rules.ts'
import { TRAFFIC_RULES } from './traffic-rules.ts'

export { GROUPS_RULES } from './group-rules.ts'

/** In the order in which their problems are given. */
export const LAYOUT_RULES: readonly LayoutRule[] = [...BOND_RULES, ...TRAFFIC_RULES, ...NETWORK_RULES]
