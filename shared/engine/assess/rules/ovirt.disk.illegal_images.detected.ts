import { defineRule } from '../rule.ts'

/** The engine marks a VM some of whose images, snapshots' among them, it calls illegal. */
export const ovirtIllegalImages = defineRule({
  id: 'ovirt.disk.illegal_images.detected',
  title: 'Illegal images',
  sourceKind: 'ovirt',
  severity: 'critical',
  needs: [],
  check: (vm) => {
    const hasIllegalImages = vm.configuration?.hasIllegalImages ?? null
    if (hasIllegalImages === null) return { notEvaluated: 'The inventory does not say whether the VM has illegal images.' }
    return hasIllegalImages ? { message: `${vm.name} has images that the engine calls illegal.`, remedy: 'Repair or remove them in the engine.', data: {} } : null
  },
})
