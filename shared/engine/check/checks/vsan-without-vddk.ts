import { isVsan } from '#shared/engine/estate/is-vsan.ts'
import { defineCheck } from '../check.ts'
import { fieldText } from '../field-values.ts'

/** Disks on vSAN are read through the VDDK only: without its image the plan becomes ready and fails at its first copy. */
export const vsanWithoutVddk = defineCheck({
  id: 'vsan-without-vddk',
  title: 'Plans with disks on vSAN have a VDDK image',
  severity: 'warning',
  needs: ['manifests', 'estate'],
  inputs: ['disks', 'datastores'],
  check: ({ objects, plans, estate }) => {
    const onVsan = new Set(estate?.datastores.filter(isVsan).map((datastore) => datastore.id))
    return plans.flatMap(({ plan, source, vms }) => {
      const provider = objects.find('Provider', plan.sourceProvider)
      if (source.kind !== 'vsphere' || provider === null || fieldText(provider, 'spec.settings.vddkInitImage')) return []
      const names = vms.filter(({ vm }) => vm.disks.some((disk) => disk.datastoreId !== null && onVsan.has(disk.datastoreId))).map(({ vm }) => vm.name)
      if (names.length === 0) return []
      const others = names.length === 1 ? '' : ` and ${names.length - 1} more`
      return [{
        subject: plan.subject,
        message: `${names[0] ?? ''}${others} ${names.length === 1 ? 'has' : 'have'} disks on vSAN, which are read with a VDDK image only, and its Provider ${plan.sourceProvider.name ?? ''} names none.`,
        remedy: 'Set spec.settings.vddkInitImage of the Provider before the plan starts.',
        data: { vms: names },
      }]
    })
  },
})
