import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'

/** A call that succeeded. */
export const ok = (value: unknown): Outcome<unknown> => ({ ok: true, value })
export const failed = (code: ErrorData['code'], details: ErrorData['details'] = {}): Outcome<never> => ({ ok: false, error: { code, message: `It failed: ${code}.`, details } })
const FINDING = { ruleId: 'nncp', severity: 'critical', subject: 'Plan x/y', message: 'It is wrong.', remedy: 'Mend it.', data: {}, file: 'a/plan.yaml' } as const
export const FINDING_GROUP = { severity: 'critical', checkId: 'nncp', title: 'All is well', remedy: 'Mend it.', count: 1 } as const

/** A bundle with a VM and a NIC outside all plans, and images. */
export function previewOf(more: Partial<BundlePreview> = {}): BundlePreview {
  return {
    fingerprint: 'f1',
    only: null,
    plan: {
      target: { id: 't', name: 'Target', mtv: '2.12', openshift: '4.22' },
      counts: { vms: 3, included: 2, planned: 1, unplaced: 1, excluded: 1, plans: 1, disks: 1, capacityMib: 1024, nics: { total: 1, mapped: 1, leftOut: 0 } },
      unplaced: [{ code: 'storage-not-mapped', title: 'A datastore without a StorageClass', count: 1 }],
      excluded: [],
      leftOutNics: [{ code: 'nic-unattached', title: 'Attached to no network', count: 1 }],
      disks: { unplaced: 15, unplacedMib: 2048, included: 16 },
      images: { total: 2, toRebuild: 1 },
      assumptions: [],
    },
    checks: { total: 2, groups: [], notEvaluated: [{ checkId: 'mac-on-target', title: 'No MAC twice', because: 'Only the cluster knows.' }] },
    files: { total: 2, bytes: 20, added: 2, changed: 0, same: 0, removed: 0 },
    last: null,
    ...more,
  }
}

/** What the lists that `previewOf` counts hold. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  unplaced: [{ vm: 's/vm-1', name: 'lost', sourceName: 'vc-lisbon', isTemplate: false, message: 'No StorageClass.' }],
  leftOutNics: [{ vm: 's/vm-2', name: 'web', sourceName: 'vc-porto', isTemplate: false, message: 'NIC 2 is attached to no network.' }],
  images: [{ image: 's/vm-9', name: 'rhel9', kind: 'template', datastore: 'ds1', sizeMib: 2048, owner: 'platform', isToRebuild: true, why: [{ code: 'template', message: 'MTV migrates no templates.' }] }],
  plans: [{ name: 'p', provider: 'vc', targetNamespace: 'n', type: 'cold', vms: 1, disks: 1, capacityMib: 1024, after: [], prerequisites: [], because: 'So.', file: 'a/plan.yaml' }],
  findings: [FINDING],
}

/** A page of them, as bundle.list answers it. */
export function listed({ part, offset, limit }: Record<string, unknown>): Outcome<unknown> {
  const all = LISTS[String(part)] ?? []
  return ok({ part, total: all.length, rows: all.slice(Number(offset), Number(offset) + Number(limit)) })
}

/** README.md beside a folder with one file, which is open unless somebody closed it. */
export function tree({ toggled = {} }: { readonly toggled?: Readonly<Record<string, boolean>> }): Outcome<unknown> {
  const isOpen = toggled['a'] ?? true
  const file = { bytes: 10, change: 'added' }
  return ok({
    rows: [
      { path: 'a', name: 'a', level: 1, position: 1, siblings: 2, file: null, changedInside: 1, isOpen },
      ...(isOpen ? [{ path: 'a/plan.yaml', name: 'plan.yaml', level: 2, position: 1, siblings: 1, file, changedInside: 0, isOpen: null }] : []),
      { path: 'README.md', name: 'README.md', level: 1, position: 2, siblings: 2, file, changedInside: 0, isOpen: null },
    ],
  })
}
