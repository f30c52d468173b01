import { defineRule } from '../rule.ts'

/** Folders and VMs that VMware Horizon makes for its clones, and the machine that Citrix prepares catalogs with. */
const FOLDERS = /\/(?:ClonePrep(?:InternalTemplate|ReplicaVm|ParentVm)Folder|VMwareViewComposerReplicaFolder)(?:\/|$)/i
const NAMES = /^cp-(?:template|replica|parent)-[0-9a-f-]+$|^replica-[0-9a-f]{8}-[0-9a-f-]+$|^preparation - /i

/** A machine that a virtual desktop product made for its clones: it is made anew, not moved. */
export const vdiDetected = defineRule({
  id: 'portolan.vdi.detected',
  title: 'A machine of a virtual desktop product',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const isMarked = NAMES.test(vm.name) || FOLDERS.test(vm.folderPath ?? '')
    return isMarked ? { message: `${vm.name} was made by a virtual desktop product for its clones.`, remedy: 'Leave it out: set the desktop product up on the target, which makes its machines itself.', data: {} } : null
  },
})
