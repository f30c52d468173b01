import { defineRule } from '../rule.ts'

/** Names of the systems that virt-v2v converts with Red Hat's support, as parts of vSphere's and the Tools' names, in lower case. */
const SUPPORTED_NAMES = ['red hat enterprise linux 7', 'red hat enterprise linux 8', 'red hat enterprise linux 9', 'red hat enterprise linux 10', 'windows 10', 'windows 11', 'windows server 2016', 'windows server 2019', 'windows server 2022', 'windows server 2025']

/**
 * The same by vSphere's guest id, for an inventory that gives no names. `windows9` is Windows 10 and, as a server, 2016;
 * `windows2019srvNext` is Server 2022 and `windows2022srvNext` Server 2025 (vSphere VirtualMachineGuestOsIdentifier).
 */
const SUPPORTED_ID = /^(?:rhel(?:7|8|9|10)|windows(?:9|11|9server|2019srv|2019srvnext|2022srvnext))_?(?:64)?guest$/i

/** A guest that MTV does not promise to convert. The name that the Tools report comes first, then the configured one. */
export const osUnsupported = defineRule({
  id: 'vmware.os.unsupported',
  title: 'A guest that MTV does not list as supported',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const named = ([['tools', vm.guestOsFromTools], ['configuration', vm.guestOsConfigured]] as const).find(([, name]) => (name?.trim() ?? '') !== '')
    const guestId = vm.configuration?.guestId?.trim() ?? ''
    const [from, os] = named ?? (guestId === '' ? [null, null] : ['guest id', guestId])
    if (from === null || os === null) return { notEvaluated: 'The inventory names no operating system for the VM.' }
    const lower = os.toLowerCase()
    const isSupported = from === 'guest id' ? SUPPORTED_ID.test(os) : SUPPORTED_NAMES.some((name) => lower.includes(name))
    return isSupported ? null : { message: `${vm.name} runs ${os} (${FROM[from]}), which MTV does not list as supported.`, remedy: 'Update the guest to a supported release, or try the conversion on a copy first.', data: { os, from } }
  },
})

const FROM = { tools: 'as VMware Tools say', configuration: 'as configured, Tools say nothing', 'guest id': 'by its guest id' } as const
