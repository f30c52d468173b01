import type { DocumentBlock, DocumentSection } from '#shared/domain/document.ts'
import type { RunBookFacts } from '#shared/domain/waves/run-book.ts'
import type { WaveHook } from '#shared/domain/waves/wave-hook.ts'

const SECONDS_PER_MINUTE = 60

/** The hooks that VMs of the wave have, in the order in which they were stated, with the names of those VMs. */
export function hooksOfWave({ plans, hooks, vms }: RunBookFacts): readonly { readonly hook: WaveHook; readonly vmNames: readonly string[] }[] {
  const names = new Map(vms.map(({ id, name }) => [id, name]))
  const vmsOf = new Map<string, string[]>()
  for (const vm of plans.flatMap(({ vms: own }) => own)) for (const { name } of vm.hooks ?? []) vmsOf.set(name, [...(vmsOf.get(name) ?? []), names.get(vm.vmId) ?? vm.vmId])
  return hooks.flatMap((hook) => {
    const vmNames = vmsOf.get(hook.name)
    return vmNames === undefined ? [] : [{ hook, vmNames }]
  })
}

/** What MTV runs before and after it migrates VMs of the wave, with the playbooks themselves; nothing where nobody chose hooks. */
export function hookSections(facts: RunBookFacts): readonly DocumentSection[] {
  const used = hooksOfWave(facts)
  if (used.length === 0) return []
  const playbooks = used.flatMap(({ hook: { name, playbook } }): readonly DocumentBlock[] => (playbook === undefined ? [] : [{ kind: 'text', text: `Playbook of ${name}:` }, { kind: 'code', lines: playbook.trimEnd().split('\n') }]))
  return [{
    heading: 'Hooks',
    blocks: [
      { kind: 'text', text: 'MTV runs these by itself, once for each VM. Where one fails, the migration of its VM fails: look at the log of its job, in the namespace of MTV or on the automation platform, and start the plan again once the cause is gone.' },
      {
        kind: 'table', head: ['Hook', 'When', 'What', 'As', 'At most', 'VMs'],
        rows: used.map(({ hook, vmNames }) => [
          { code: hook.name }, hook.step === 'PreHook' ? 'before the VM is migrated' : 'after the VM is migrated',
          hook.jobTemplate === undefined ? { code: runsOf(hook) } : runsOf(hook),
          hook.jobTemplate === undefined ? (hook.serviceAccount ?? 'the default service account') : 'the user of its token',
          limitOf(hook), vmNames.length === facts.vms.length ? 'all of the wave' : vmNames.join(', '),
        ]),
      },
      ...playbooks,
    ],
  }]
}

/** What a hook needs to be there: an image, or a job template. */
export function runsOf({ image, jobTemplate }: WaveHook): string {
  return jobTemplate === undefined ? (image ?? '') : `job template ${String(jobTemplate.id)}${jobTemplate.name === undefined ? '' : ` (${jobTemplate.name})`} of ${jobTemplate.url}`
}

function limitOf({ deadlineSeconds, jobTemplate }: WaveHook): string {
  const seconds = deadlineSeconds ?? jobTemplate?.timeoutSeconds
  return seconds === undefined ? 'no limit' : `${String(Math.ceil(seconds / SECONDS_PER_MINUTE))} min`
}
