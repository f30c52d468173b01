import { defineSettingRule, hasInstanceType, patched, setting } from './setting-rule.ts'

/** The least processor that the VM has been promised: the EVC mode of its cluster, or the CPU type of an oVirt one. */
export const cpuModel = defineSettingRule({
  id: 'cpu-model',
  find: (vm, context) => {
    const { target, baseline, choice, kind, recognised } = context
    if (target.compute.cpuModel === 'cluster') return []
    const own = vm.configuration?.customCpuModel ?? null
    if (own !== null && own !== '' && !hasInstanceType(choice)) return [setting('cpu-model', 'mtv', null, `MTV takes its own CPU model ${own} from the source.`)]
    if (baseline === null) return [setting('cpu-model', 'cluster-default', 'HyperConverged spec.defaultCPUModel', 'The inventory states no one baseline for its cluster: it gets what the cluster gives, host-model by default.')]
    const { words, cpu } = baseline
    if (cpu === null) return [setting('cpu-model', 'cluster-default', 'HyperConverged spec.defaultCPUModel', `No CPU model is known for the baseline ${words}: it gets what the cluster gives, host-model by default.`)]
    const level = recognised?.os.cpuLevel ?? 1
    const tooOld = cpu.level < level ? [setting('cpu-model-too-old', 'advice', null, `${recognised?.os.label ?? 'Its system'} needs x86-64-v${level}, and ${cpu.model} has less: raise the baseline or leave the model to the cluster.`)] : []
    const message = `CPU model ${cpu.model}, after the baseline ${words}: the nodes have to be of that generation or newer.`
    if (choice?.type === 'custom') return [setting('cpu-model', 'instance-type', 'VirtualMachineClusterInstancetype spec.cpu.model', message), ...tooOld]
    if (kind === 'ovirt' && !hasInstanceType(choice)) return [setting('cpu-model', 'plan-field', 'Plan spec.preserveClusterCpuModel', `MTV takes the CPU model of its cluster (${words}) from the engine.`), ...tooOld]
    return [patched(context, 'cpu-model', 'spec.template.spec.domain.cpu.model', message, { domain: { cpu: { model: cpu.model } } }), ...tooOld]
  },
})
