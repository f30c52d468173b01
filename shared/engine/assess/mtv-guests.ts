import type { GuestOsName } from '#shared/engine/estate/guest-os-name.ts'

/** Names of the systems that virt-v2v converts with Red Hat's support, as parts of vSphere's and the Tools' names, in lower case. */
const SUPPORTED_NAMES = ['red hat enterprise linux 7', 'red hat enterprise linux 8', 'red hat enterprise linux 9', 'red hat enterprise linux 10', 'windows 10', 'windows 11', 'windows server 2016', 'windows server 2019', 'windows server 2022', 'windows server 2025']

/**
 * The same by vSphere's guest id, for an inventory that gives no names. `windows9` is Windows 10 and, as a server, 2016;
 * `windows2019srvNext` is Server 2022 and `windows2022srvNext` Server 2025 (vSphere VirtualMachineGuestOsIdentifier).
 */
const SUPPORTED_ID = /^(?:rhel(?:7|8|9|10)|windows(?:9|11|9server|2019srv|2019srvnext|2022srvnext))_?(?:64)?guest$/i

/** Whether MTV lists a guest's system as supported. */
export function isSupportedByMtv({ os, from }: GuestOsName): boolean {
  if (from === 'guest id') return SUPPORTED_ID.test(os)
  const name = os.toLowerCase()
  return SUPPORTED_NAMES.some((supported) => name.includes(supported))
}

/** Systems that virt-v2v finds its way in, by the names of vSphere, the Tools, the oVirt agent and their ids (virt-v2v-support(1)). */
const CONVERTIBLE = /red ?hat|rhel|centos|fedora|suse|sles|debian|ubuntu|oracle ?linux|rocky|alma|scientific|alt linux|amazon|windows (?:xp|vista|7|8|10|11|server)|windows_?(?:7|8|9|10|11|20)|win(?:xp|vista|longhorn|net)/i

/** Systems that it knows nothing of: other kernels, and Windows before XP. */
const NOT_CONVERTIBLE = /freebsd|openbsd|netbsd|solaris|sunos|netware|os\/2|ecomstation|unixware|openserver|mac ?os|darwin|ms-dos|\bdos\b|esxi?\b|vmkernel|photon|windows (?:nt|95|98|me|2000|3\.1)|win(?:nt|2000|95|98|31|me)/i

/** Whether virt-v2v can convert a guest; null where the name says too little ("Other Linux"). */
export function isConvertible({ os }: GuestOsName): boolean | null {
  if (NOT_CONVERTIBLE.test(os)) return false
  return CONVERTIBLE.test(os) ? true : null
}
