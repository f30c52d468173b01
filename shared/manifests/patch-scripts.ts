import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan, PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import { PATCH_SCRIPT_FILE, planFolder } from './bundle-folders.ts'
import { placementPatch } from './placement-patch.ts'
import { shellWord } from './shell-word.ts'

export interface PatchScript {
  /** The plan whose VMs it is for. */
  readonly planName: string
  readonly path: string
  readonly text: string
}

type Patch = Readonly<Record<string, unknown>>

/** A script for each plan with VMs that are to be patched once they are there; none where the policies write none. */
export function patchScripts(plan: MigrationPlan): readonly PatchScript[] {
  const mappings = new Map(plan.target.compute.patches ? plan.compute.vms.map((mapping) => [mapping.vmId, mapping] as const) : [])
  const placements = new Map(plan.placement.vms.map((placed) => [placed.vmId, placed]))
  return plan.plans.flatMap((planned) => {
    const commands = planned.vms.flatMap((vm) => {
      const mapping = mappings.get(vm.vmId)
      const placed = placements.get(vm.vmId)
      const patches = [...(mapping === undefined ? [] : patchesOf(mapping)), ...(placed === undefined ? [] : placementPatch(placed, planned))]
      return patches.length === 0 ? [] : [patchCommand(planned, vm.targetName, patches)]
    })
    return commands.length === 0 ? [] : [{ planName: planned.name, path: `${planFolder(planned)}/${PATCH_SCRIPT_FILE}`, text: script(planned, commands) }]
  })
}

function script(planned: PlannedPlan, commands: readonly string[]): string {
  return ['#!/bin/sh', `# For the VMs of the plan ${planned.name}: run it once the plan has succeeded.`, '# A VM that runs already takes over what is patched when it is started the next time.', 'set -eu', ...commands, ''].join('\n')
}

function patchCommand({ targetNamespace }: PlannedPlan, targetName: string, patches: readonly Patch[]): string {
  const patch = JSON.stringify(patches.reduce(merge, {}))
  return `oc patch virtualmachines.kubevirt.io/${targetName} -n ${targetNamespace} --type merge -p ${shellWord(patch)}`
}

function patchesOf({ settings, preference }: ComputeMapping): readonly Patch[] {
  const own = settings.flatMap(({ patch }) => (patch === null ? [] : [patch]))
  if (preference.carrier !== 'patch') return own
  // The revision is of the preference that it had before.
  const spec = preference.name === null ? null : { kind: 'VirtualMachineClusterPreference', name: preference.name, revisionName: null }
  return [...own, { spec: { preference: spec } }]
}

/** JSON merge patches (RFC 7386) one after the other, as one. */
function merge(into: Patch, from: Patch): Patch {
  const merged: Record<string, unknown> = { ...into }
  for (const [key, value] of Object.entries(from)) {
    const before = merged[key]
    merged[key] = isObject(before) && isObject(value) ? merge(before, value) : value
  }
  return merged
}

function isObject(value: unknown): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
