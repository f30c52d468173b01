import type { GuestFamilyId } from '#shared/engine/estate/guest-families.ts'
import { guestSystemOf } from '#shared/engine/estate/guest-os-name.ts'
import { defineRule } from '../rule.ts'

/** RHEL and its rebuilds, whose releases 6 and 7 made XFS of version 4 (Red Hat: RHEL 7 before 7.3, and RHEL 6). */
const FAMILIES: ReadonlySet<GuestFamilyId> = new Set<GuestFamilyId>(['rhel', 'centos', 'oracle', 'scientific'])
const MAJORS: ReadonlySet<string> = new Set(['6', '7'])

/** A guest of a generation that made XFS file systems of version 4, which the conversion's newer kernel does not mount. */
export const guestXfsV4 = defineRule({
  id: 'portolan.guest.xfs_v4',
  title: 'File systems that may be XFS version 4',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm) => {
    const system = guestSystemOf(vm)?.system ?? null
    if (system === null || system.isVague || (FAMILIES.has(system.family) && system.major === null)) return { notEvaluated: 'The inventory does not say clearly which operating system the VM runs.' }
    if (!FAMILIES.has(system.family) || !MAJORS.has(system.major ?? '')) return null
    return { message: `${vm.name} runs ${system.label}, whose file systems may be XFS version 4, which the conversion cannot mount as it is.`, remedy: 'Look at the guest with xfs_info (crc=0 is version 4), and set xfsCompatibility in its plan if so; that gives up BTRFS.', data: { system: system.label } }
  },
})
