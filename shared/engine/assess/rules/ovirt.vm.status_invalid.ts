import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { defineRule } from '../rule.ts'

/** The states from which MTV migrates (oVirt API VmStatus). */
const SETTLED: ReadonlySet<string> = new Set(['up', 'down'])

/** A VM that is neither up nor down. Critical up to MTV 2.11, a warning from 2.12. */
export const ovirtVmStatus = defineRule({
  id: 'ovirt.vm.status_invalid',
  title: 'A VM that is neither up nor down',
  sourceKind: 'ovirt',
  severity: ({ mtv }) => (isMtvAtLeast(mtv, '2.12') ? 'warning' : 'critical'),
  needs: [],
  check: (vm) => {
    const status = vm.configuration?.status ?? null
    if (status === null) return { notEvaluated: 'The inventory does not say in which state the VM is.' }
    return SETTLED.has(status) ? null : { message: `${vm.name} is ${status}, neither up nor down.`, remedy: 'Bring the VM up or down before it migrates.', data: { status } }
  },
})
