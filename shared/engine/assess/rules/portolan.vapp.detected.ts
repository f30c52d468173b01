import { defineRule } from '../rule.ts'

/** The VM is part of a vApp: its start order and start delays do not move. */
export const vappDetected = defineRule({
  id: 'portolan.vapp.detected',
  title: 'Part of a vApp',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    if (vm.vApp === null) return { notEvaluated: 'The inventory does not say whether the VM is part of a vApp.' }
    const vApp = vm.vApp.trim()
    return vApp === '' ? null : { message: `${vm.name} is part of the vApp ${vApp}, whose start order does not move along.`, remedy: 'Note the start order, and see to it on the target by priorities or by the application itself.', data: { vApp } }
  },
})
