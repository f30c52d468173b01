import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { reserveFormula } from '#shared/engine/sizing/reserved.ts'
import type { HardwareCells } from './hardware-cells.ts'

/** What a node keeps for the system, over the cells of its hardware, in millicores and MiB; null where it is the same for all nodes. */
export function reserveFormulas(reserved: SizingScenario['reserved'], openshift: OpenshiftVersion, { cores, threadsPerCore, memoryGib }: HardwareCells): { readonly cpu: string; readonly memory: string } | null {
  const formula = reserveFormula(reserved, openshift)
  if (formula === 'static') return null
  // The engine's own numbers: shared/engine/sizing/reserved.ts.
  const cpu = `MAX(0.5,ROUND((0.06+0.012*(${cores}*${threadsPerCore}-1))*100,0)/100)*1000`
  const whole = `INT(${memoryGib})`
  if (formula === 'from-4.21') return { cpu, memory: `IF(${whole}<=8,1,INT(IF(${whole}<=128,1+0.06*(${whole}-8),7.72+0.02*(${whole}-120))+0.5))*1024` }
  const steps = [`MIN(${memoryGib},4)*0.25`, `MAX(0,MIN(${memoryGib}-4,4))*0.2`, `MAX(0,MIN(${memoryGib}-8,8))*0.1`, `MAX(0,MIN(${memoryGib}-16,112))*0.06`, `MAX(0,${memoryGib}-128)*0.02`]
  return { cpu, memory: `ROUNDUP((${steps.join('+')})*1024-0.000000001,0)` }
}
