import { isOpenshiftAtLeast } from '#shared/domain/target/versions.ts'
import { defineTargetRule } from '../target-rule.ts'

/** The profile for VMs reads pressure stall information. Source: OpenShift documentation, descheduler, profiles for virtualization; KubeDescheduler's CRD of each release. */
export const deschedulerNeedsPressure = defineTargetRule({
  id: 'descheduler-needs-pressure',
  title: 'What the descheduler needs of the workers',
  severity: 'information',
  check: ({ features, openshift, controlPlane }) =>
    features.descheduler
      ? [
          {
            path: 'features.descheduler',
            message: `The descheduler's profile for VMs, ${isOpenshiftAtLeast(openshift, '4.20') ? 'KubeVirtRelieveAndMigrate' : 'DevKubeVirtRelieveAndMigrate'} in OpenShift ${openshift}, needs the kernel argument psi=1 on the workers.`,
            remedy: controlPlane === 'hosted' ? 'Put a MachineConfig with it into a ConfigMap on the hosting cluster and name it in spec.config of each NodePool, before VMs arrive: no MachineConfig of this bundle reaches its nodes.' : 'Plan a reboot of the workers before VMs arrive.',
          },
        ]
      : [],
})
