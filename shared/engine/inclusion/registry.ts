import type { InclusionRule } from './inclusion-rule.ts'
import { clusterAgent } from './rules/cluster-agent.ts'
import { desktopMachine } from './rules/desktop-machine.ts'
import { disconnected } from './rules/disconnected.ts'
import { hostedEngine } from './rules/hosted-engine.ts'
import { noDisks } from './rules/no-disks.ts'
import { srmPlaceholder } from './rules/srm-placeholder.ts'
import { template } from './rules/template.ts'

/** In the order in which their reasons are given. */
export const INCLUSION_RULES: readonly InclusionRule[] = [template, clusterAgent, hostedEngine, srmPlaceholder, desktopMachine, disconnected, noDisks]
