import { defineCheck } from '../check.ts'
import { fieldText, fieldValue } from '../field-values.ts'

/** The CPU model of a cluster is oVirt's notion; MTV refuses the field on a plan from vSphere. */
export const preserveClusterCpuModel = defineCheck({
  id: 'preserve-cluster-cpu-model',
  title: 'preserveClusterCpuModel is for oVirt only',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.plans.flatMap((plan) => {
      const provider = objects.find('Provider', plan.sourceProvider)
      if (fieldValue(plan.object, 'spec.preserveClusterCpuModel') !== true || provider === null || fieldText(provider, 'spec.type') !== 'vsphere') return []
      return [{ subject: plan.subject, message: 'spec.preserveClusterCpuModel is set, and the plan reads from vSphere.', remedy: 'Take the field out.' }]
    }),
})
