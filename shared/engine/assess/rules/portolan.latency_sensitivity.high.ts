import { defineRule } from '../rule.ts'

/** Latency sensitivity "high": vSphere gives the VM CPUs of its own; the target does so by an instance type alone. */
export const latencySensitivityHigh = defineRule({
  id: 'portolan.latency_sensitivity.high',
  title: 'High latency sensitivity',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const level = vm.latencySensitivity?.trim().toLowerCase() ?? ''
    if (level === '') return { notEvaluated: 'The inventory does not say how sensitive the VM is to latency.' }
    return level === 'high' ? { message: `${vm.name} is set to high latency sensitivity, which does not move along.`, remedy: 'Give the VM an instance type with dedicated CPUs, on nodes with the CPU manager.', data: {} } : null
  },
})
