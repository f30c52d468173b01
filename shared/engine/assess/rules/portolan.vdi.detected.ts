import { isDesktopMachineName } from '#shared/engine/estate/desktop-machine.ts'
import { defineRule } from '../rule.ts'

/** Folders in which VMware Horizon keeps the machines that it makes for its clones. */
const FOLDERS = /\/(?:ClonePrep(?:InternalTemplate|ReplicaVm|ParentVm)Folder|VMwareViewComposerReplicaFolder)(?:\/|$)/i

/** A machine that a virtual desktop product made for its clones: it is made anew, not moved. By its name it is left out by default. */
export const vdiDetected = defineRule({
  id: 'portolan.vdi.detected',
  title: 'A machine of a virtual desktop product',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const isMarked = isDesktopMachineName(vm.name) || FOLDERS.test(vm.folderPath ?? '')
    return isMarked ? { message: `${vm.name} was made by a virtual desktop product for its clones.`, remedy: 'Leave it out: set the desktop product up on the target, which makes its machines itself.', data: {} } : null
  },
})
