import { defineRule } from '../rule.ts'

/** `ISO [datastore] path`, as RVTools describes a drive with an image from a datastore. */
const ISO = /^iso\b/i

/** A CD image is connected: it stays behind, and a guest that waits for it may not start. */
export const cdIsoMounted = defineRule({
  id: 'portolan.cd.iso_mounted',
  title: 'A CD image that is connected',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: ['cdDrives'],
  check: (vm) => {
    const images = vm.cdDrives.filter((drive) => drive.isConnected === true && drive.deviceType !== null && ISO.test(drive.deviceType)).map((drive) => drive.deviceType ?? '')
    if (images.length > 0) return { message: `${vm.name} has ${images.join(', ')} connected, which does not move along.`, remedy: 'Disconnect the image before the migration.', data: { images } }
    return vm.cdDrives.some((drive) => drive.isConnected === null || (drive.isConnected && drive.deviceType === null)) ? { notEvaluated: 'The inventory does not say what is in a CD drive.' } : null
  },
})
