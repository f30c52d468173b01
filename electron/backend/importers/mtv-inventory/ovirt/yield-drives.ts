import type { DumpObject, DumpRun } from '../dump-run.ts'

/** CD drives of oVirt VMs, and the ISO files in them: MTV's inventory names those and lists no others. */
export function yieldDrives(run: DumpRun): void {
  const vms = run.objectsOf('vms')
  const stating = vms.filter(({ object }) => Object.hasOwn(object.fields, FIELD))
  const drives = vms.flatMap((vm) => (vm.object.objects(FIELD) ?? []).map((drive) => ({ vm, deviceNode: drive.name('id'), file: drive.name('file') })))
  for (const { vm, deviceNode, file } of drives) run.sink.row('cdDrive', { vmId: vm.id, deviceNode, deviceType: file, isConnected: file !== null, isStartConnected: file !== null })
  // One VM whose drives are not stated makes "nothing is in a drive" a guess for all.
  if (vms.length > 0 && stating.length === vms.length) run.sink.sheet({ name: 'cdroms', rows: drives.length, kept: drives.length, rejected: 0, missingColumns: [], extraColumns: [] })
  const users = new Map<string, Set<DumpObject>>()
  for (const { vm, file } of drives) if (file !== null) users.set(file, (users.get(file) ?? new Set()).add(vm))
  const idOf = (file: string): string => `${run.source.id}/file:${file}`
  for (const file of users.keys()) run.sink.row('image', { id: idOf(file), sourceId: run.source.id, moref: file, kind: 'iso', name: file, datastoreName: null, datastoreId: null, path: null, sizeMib: null, owner: null, isListed: false })
  for (const [file, ofFile] of users) for (const vm of ofFile) run.sink.row('imageUse', { imageId: idOf(file), vmId: vm.id })
}

const FIELD = 'cdroms'
