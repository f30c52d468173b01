/** Everything that names of guest systems are told apart by. Two names of one family and release are one system to every part of the engine. */
export type GuestFamilyId = (typeof GUEST_FAMILIES)[number]['id']

/** A family of guest systems: how inventories write it, and what is the same for all of its releases. */
export interface GuestFamily {
  readonly id: string
  /** Over the name in lower case with blanks between and around its words; the first group is the release. */
  readonly pattern: RegExp
  /** As a person would call it; the release comes behind where the name bears one. */
  readonly label: string
  readonly kind: 'windows-server' | 'windows-client' | 'linux' | 'other'
  /** Whether virt-v2v finds its way in (virt-v2v-support(1)); null where the name says too little. */
  readonly isConvertible: boolean | null
  /** It says what kind of system it is and not which: another statement of the inventory may say more. */
  readonly isVague?: boolean
}

const server = <Id extends string>(id: Id, label: string, pattern: RegExp) => ({ id, pattern, label: `Windows Server ${label}`, kind: 'windows-server', isConvertible: true }) as const
const client = <Id extends string>(id: Id, label: string, pattern: RegExp) => ({ id, pattern, label: `Windows ${label}`, kind: 'windows-client', isConvertible: true }) as const
const linux = <Id extends string>(id: Id, label: string, pattern: RegExp, isConvertible: boolean | null = true) => ({ id, pattern, label, kind: 'linux', isConvertible }) as const
const other = <Id extends string>(id: Id, label: string, pattern: RegExp) => ({ id, pattern, label, kind: 'other', isConvertible: false }) as const

/**
 * Guest systems, first match first: names of vSphere ("Microsoft Windows Server 2019 (64-bit)"), its guest ids
 * (vim.vm.GuestOsDescriptor.GuestOsIdentifier), names of the Tools and agents, and oVirt's ids (osinfo). vSphere's ids of
 * Windows Server run one release behind. "4/5 or later" of a name is no release.
 */
export const GUEST_FAMILIES = [
  server('windows-2025', '2025', / windows2022srvnext| server 2025| windows 2025/),
  server('windows-2022', '2022', / windows2019srvnext| server 2022| windows 2022/),
  server('windows-2019', '2019', / windows2019srv | server 2019| windows 2019/),
  server('windows-2016', '2016', / windows9server| server 2016| windows 2016/),
  server('windows-2012', '2012', / windows8server| server 2012| windows 2012/),
  server('windows-2008', '2008', / windows7server| (?:win)?longhorn| server 2008| windows 2008/),
  server('windows-2003', '2003', / winnet| server 2003| windows 2003/),
  { id: 'windows-2000', pattern: / win2000| windows (?:server )?2000/, label: 'Windows 2000', kind: 'windows-server', isConvertible: false },
  { id: 'windows-9x', pattern: / win(?:nt|31|95|98|me)| windows (?:nt|3\.1|95|98|me)\b/, label: 'Windows NT or older', kind: 'windows-client', isConvertible: false },
  client('windows-11', '11', / windows ?11/),
  client('windows-10', '10', / windows9 | windows ?10/),
  client('windows-8', '8', / windows ?8/),
  client('windows-7', '7', / windows ?7/),
  client('windows-xp', 'XP', / windows xp| winxp/),
  client('windows-vista', 'Vista', / windows vista| winvista/),
  { id: 'windows', pattern: / windows| win /, label: 'Windows', kind: 'windows-server', isConvertible: null, isVague: true },
  linux('coreos', 'CoreOS', / coreos| rhcos| (?:red hat )?enterprise linux coreos/, null),
  linux('rhel', 'Red Hat Enterprise Linux', / (?:red hat enterprise linux|rhel(?: linux)?)(?: server| workstation)? ?(?:release )?(\d+(?:\.\d+)?)?/),
  linux('centos-stream', 'CentOS Stream', / centos stream ?(?:release )?(\d+)?/),
  linux('centos', 'CentOS', / centos ?(?:linux )?(?:release )?(?:4 5|(\d+(?:\.\d+)?)(?! or))?/),
  linux('rocky', 'Rocky Linux', / rocky ?linux ?(?:release )?(\d+(?:\.\d+)?)?/),
  linux('alma', 'AlmaLinux', / alma ?linux ?(?:release )?(\d+(?:\.\d+)?)?/),
  linux('oracle', 'Oracle Linux', / oracle ?linux ?(?:server )?(?:release )?(?:4 5|(\d+(?:\.\d+)?)(?! or))?/),
  linux('scientific', 'Scientific Linux', / scientific linux ?(?:release )?(\d+(?:\.\d+)?)?/),
  linux('opensuse', 'openSUSE', / opensuse ?(?:leap |tumbleweed )?(\d+(?:\.\d+)?)?/),
  linux('sles', 'SUSE Linux Enterprise', / (?:suse linux enterprise(?: server| desktop)?|sles|sle) ?(\d+(?:\.\d+)?)?/),
  linux('ubuntu', 'Ubuntu', / ubuntu ?(?:linux )?(\d+(?:\.\d+)?)?/),
  linux('debian', 'Debian', / debian ?(?:gnu linux )?(\d+(?:\.\d+)?)?/),
  linux('fedora', 'Fedora', / fedora ?(?:linux )?(?:release )?(\d+)?/),
  linux('amazon', 'Amazon Linux', / amazon ?linux ?(\d+)?/),
  linux('alt', 'ALT Linux', / alt linux ?(\d+)?/),
  linux('alpine', 'Alpine Linux', / alpine(?: linux)? ?(\d+(?:\.\d+)?)?/, null),
  linux('photon', 'Photon OS', / (?:vmware ?)?photon/, false),
  other('freebsd', 'FreeBSD', / freebsd ?(\d+)?/),
  other('openbsd', 'OpenBSD', / openbsd/),
  other('netbsd', 'NetBSD', / netbsd/),
  other('solaris', 'Solaris', / (?:oracle )?solaris ?(\d+)?| sunos/),
  other('netware', 'NetWare', / (?:novell )?netware/),
  other('os2', 'OS/2', / os 2\b| os2guest| ecomstation/),
  other('unixware', 'UnixWare or OpenServer', / unixware| openserver/),
  other('macos', 'macOS', / mac ?os| darwin/),
  other('dos', 'MS-DOS', / (?:ms )?dos\b/),
  other('esxi', 'ESXi', / esxi?\b| vmkernel/),
  { id: 'linux', pattern: / linux|linux /, label: 'Linux', kind: 'linux', isConvertible: null, isVague: true },
] as const satisfies readonly GuestFamily[]
