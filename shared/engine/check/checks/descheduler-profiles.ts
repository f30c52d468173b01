import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldItems, fieldText } from '../field-values.ts'

/** The profile that balances VMs, under both of its names, and those that it excludes (Kube Descheduler Operator, Profiles). */
const FOR_VMS: readonly unknown[] = ['KubeVirtRelieveAndMigrate', 'DevKubeVirtRelieveAndMigrate']
const EXCLUDED: readonly unknown[] = ['LongLifecycle', 'DevPreviewLongLifecycle', 'LifecycleAndUtilization', 'CompactAndScale']
/** The kernel measures how long tasks wait for CPUs, which the profile goes by. */
const PRESSURE_ARGUMENT = 'psi=1'

/** The operator runs nothing where profiles exclude each other; and where the kernel measures no pressure, the one for VMs moves none. */
export const deschedulerProfiles = defineCheck({
  id: 'descheduler-profiles',
  title: 'Profiles of the descheduler go together, and the kernel measures what they go by',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects, target }) =>
    objects.ofKind('KubeDescheduler').flatMap((object): readonly CheckProblem[] => {
      const profiles = fieldItems(object, 'spec.profiles')
      const forVms = profiles.filter((profile) => FOR_VMS.includes(profile))
      if (forVms.length === 0) return []
      const subject = describeObject(object)
      const excluded = profiles.filter((profile) => EXCLUDED.includes(profile))
      const isHosted = target?.controlPlane === 'hosted'
      // No MachineConfig has an effect on a hosted cluster's nodes.
      const isMeasured = (!isHosted && objects.ofKind('MachineConfig').some((config) => fieldItems(config, 'spec.kernelArguments').includes(PRESSURE_ARGUMENT))) || objects.ofKind('ConfigMap').some(setsPressure)
      return [
        ...excluded.map((profile) => ({ subject, message: `spec.profiles has ${String(profile)} beside ${String(forVms[0])}, and they exclude each other.`, remedy: `Take ${String(profile)} out.` })),
        ...(isMeasured ? [] : isHosted ? [{ subject, severity: 'information' as const, message: `${String(forVms[0])} goes by the pressure that the kernel measures, and with a hosted control plane the NodePools of the hosting cluster decide whether it does.`, remedy: `Put a MachineConfig with the kernel argument ${PRESSURE_ARGUMENT} into a ConfigMap there and name it in spec.config of each NodePool: the README has it, under Scheduling.` }] : [{ subject, severity: 'warning' as const, message: `${String(forVms[0])} goes by the pressure that the kernel measures, and no MachineConfig among the manifests has the kernel argument ${PRESSURE_ARGUMENT}.`, remedy: `Add it, or see that the nodes have it.` }]),
      ]
    }),
})

/** Whether a ConfigMap is what a NodePool takes the kernel argument from: a MachineConfig as text under the key config (HyperShift, NodePool spec.config). */
function setsPressure(map: KubeObject): boolean {
  const text = fieldText(map, 'data.config') ?? ''
  return /^kind: "?MachineConfig"?$/m.test(text) && /^\s*-\s+"?psi=1"?$/m.test(text)
}
