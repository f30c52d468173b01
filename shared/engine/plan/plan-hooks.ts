import type { PlannedHook, PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import type { WaveHook } from '#shared/domain/waves/wave-hook.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { createNameAllocator } from '#shared/engine/naming/name-allocator.ts'

export interface HookedPlans {
  readonly plans: readonly PlannedPlan[]
  readonly hooks: readonly PlannedHook[]
  /** Hooks that the release cannot run, one sentence each. */
  readonly assumptions: readonly string[]
}

/**
 * The plans with each VM's hooks in the order in which they were stated, and the hooks that any VM has. What the release cannot run is in
 * no plan: what was to come before stands among the plan's prerequisites, and all of it among the assumptions.
 */
export function planHooks(plans: readonly PlannedPlan[], hooks: readonly WaveHook[], applications: ReadonlyMap<string, string>, versions: TargetVersions): HookedPlans {
  if (hooks.length === 0) return { plans, hooks: [], assumptions: [] }
  const canRunJobs = isFieldAvailable(versions, 'Hook', 'spec.aap')
  const used = new Set<WaveHook>()
  const hooked = plans.map((plan) => {
    const byHand = new Set<WaveHook>()
    const vms = plan.vms.map((vm) => {
      const own = hooks.filter((hook) => isFor(hook, vm.vmId, applications.get(vm.vmId)))
      for (const hook of own) used.add(hook)
      const run = own.filter(({ jobTemplate }) => jobTemplate === undefined || canRunJobs)
      for (const hook of own) if (hook.step === 'PreHook' && !run.includes(hook)) byHand.add(hook)
      return run.length === 0 ? vm : { ...vm, hooks: run.map(({ name, step }) => ({ name, step })) }
    })
    return { ...plan, vms, ...(byHand.size === 0 ? {} : { prerequisites: [...plan.prerequisites, ...[...byHand].map((hook) => toDoByHand(hook, versions))] }) }
  })
  const inUse = hooks.filter((hook) => used.has(hook))
  const secrets = tokenSecrets(inUse)
  return {
    plans: hooked,
    hooks: inUse.filter(({ jobTemplate }) => jobTemplate === undefined || canRunJobs).map((hook) => { const tokenSecret = hook.jobTemplate === undefined ? undefined : secrets.get(hook.jobTemplate.url); return tokenSecret === undefined ? hook : { ...hook, tokenSecret } }),
    assumptions: inUse.filter(({ jobTemplate }) => jobTemplate !== undefined && !canRunJobs).map((hook) => `The hook ${hook.name} is in no Plan: MTV ${versions.mtv} runs no job templates, which MTV 2.12 does. Run ${jobWords(hook)} by hand ${hook.step === 'PreHook' ? 'before' : 'after'} the migration of its VMs.`),
  }
}

function toDoByHand(hook: WaveHook, { mtv }: TargetVersions): Reason {
  return { code: 'hook-by-hand', message: `Run ${jobWords(hook)} for the VMs of the hook ${hook.name}: MTV ${mtv} runs no job templates.` }
}

function jobWords({ jobTemplate }: WaveHook): string {
  return jobTemplate === undefined ? 'it' : `the job template ${jobTemplate.name === undefined ? '' : `${jobTemplate.name} `}(${String(jobTemplate.id)}) of ${jobTemplate.url}`
}

/** Leaves room for "-token" within a DNS label's 63 characters. */
const LONGEST_SERVER = 57

/** A Secret for each platform, named by its server. */
function tokenSecrets(hooks: readonly WaveHook[]): ReadonlyMap<string, string> {
  const allocator = createNameAllocator()
  const secrets = new Map<string, string>()
  for (const { jobTemplate } of hooks) if (jobTemplate !== undefined && !secrets.has(jobTemplate.url)) secrets.set(jobTemplate.url, allocator.allocate(`${toDnsLabel(jobTemplate.url.replace(/^https:\/\//, ''), LONGEST_SERVER)}-token`, jobTemplate.url))
  return secrets
}

function isFor({ applications, vms }: WaveHook, vmId: string, application: string | undefined): boolean {
  if (applications.length === 0 && vms.length === 0) return true
  return vms.includes(vmId) || (application !== undefined && applications.includes(application))
}
