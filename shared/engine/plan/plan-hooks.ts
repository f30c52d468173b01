import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import type { WaveHook } from '#shared/domain/waves/wave-hook.ts'

/** The plans with each VM's hooks in the order in which they were stated, and the hooks that any VM has. */
export function planHooks(plans: readonly PlannedPlan[], hooks: readonly WaveHook[], applications: ReadonlyMap<string, string>): { readonly plans: readonly PlannedPlan[]; readonly hooks: readonly WaveHook[] } {
  if (hooks.length === 0) return { plans, hooks }
  const used = new Set<WaveHook>()
  const hooked = plans.map((plan) => ({
    ...plan,
    vms: plan.vms.map((vm) => {
      const own = hooks.filter((hook) => isFor(hook, vm.vmId, applications.get(vm.vmId)))
      for (const hook of own) used.add(hook)
      return own.length === 0 ? vm : { ...vm, hooks: own.map(({ name, step }) => ({ name, step })) }
    }),
  }))
  return { plans: hooked, hooks: hooks.filter((hook) => used.has(hook)) }
}

function isFor({ applications, vms }: WaveHook, vmId: string, application: string | undefined): boolean {
  if (applications.length === 0 && vms.length === 0) return true
  return vms.includes(vmId) || (application !== undefined && applications.includes(application))
}
