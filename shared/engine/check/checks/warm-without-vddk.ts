import { defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'

/** Warm migration from vSphere reads disks through the VDDK, whose image the Provider names. */
export const warmWithoutVddk = defineCheck({
  id: 'warm-without-vddk',
  title: 'Warm plans from vSphere have a VDDK image',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) =>
    objects.plans.flatMap((plan) => {
      const provider = objects.find('Provider', plan.sourceProvider)
      if (plan.type !== 'warm' || provider === null || fieldText(provider, 'spec.type') !== 'vsphere' || fieldText(provider, 'spec.settings.vddkInitImage')) return []
      return [{ subject: plan.subject, message: `It is warm, and its Provider ${plan.sourceProvider.name ?? ''} names no VDDK image.`, remedy: 'Set spec.settings.vddkInitImage of the Provider, or make the plan cold.' }]
    }),
})
