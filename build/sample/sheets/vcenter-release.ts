/** The release that all vCenters of the sample run. */
export const VCENTER_RELEASE = {
  fullName: 'VMware vCenter Server 8.0.3 build-24322831',
  version: '8.0.3',
  apiVersion: '8.0.3.0',
  build: '24322831',
  patchLevel: '00300',
  host: 'VMware ESXi 8.0.3 build-24280767',
} as const
