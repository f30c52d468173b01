/** A VM that shows one thing an importer or a rule has to cope with. */
export type SpecialCase =
  | 'template'
  | 'cluster-agent'
  | 'shared-disk-on'
  | 'shared-disk-off'
  | 'same-name'
  | 'same-label'
  | 'raw-physical'
  | 'raw-virtual'
  | 'placeholder'
  | 'disconnected'
  | 'orphaned'
  | 'inaccessible'
  | 'long-name'
  | 'ten-nics'
  | 'two-nics-one-network'
  | 'no-network'
  | 'tools-not-running'
  | 'tools-not-installed'
  | 'tools-blank'
  | 'independent-persistent'
  | 'independent-nonpersistent'
  | 'mounted-iso'
  | 'usb'
  | 'snapshot-chain'
  | 'snapshot-backup'
  | 'full-root-linux'
  | 'full-root-windows'
  | 'bind-mounts'
  | 'blank-disk-keys'
  | 'secure-boot'
  | 'old-hardware'
  | 'cpu-reserved'
  | 'memory-locked'
  | 'low-latency'
  | 'suspended'
  | 'no-disk'
  | 'mixed-controllers'
  | 'consolidation-needed'
  | 'local-datastore'
  | 'two-datastores'
  | 'large'
  | 'same-smbios-uuid'
  | 'quoted-annotation'
  | 'non-ascii-name'
  | 'vapp'
  | 'old-windows'
  | 'unsupported-guest'
  | 'bus-sharing'
  | 'trunk-network'
  | 'name-with-dots'

/**
 * Says which special case the VM at a place shows, or null for an ordinary one.
 * The first sixty places hold every case once; later they return in every hundred, at about the rate that
 * real estates have them. Cases that need two VMs stand at an even place and the one after it.
 */
export function specialCaseAt(place: number): SpecialCase | null {
  if (place < FIRST_PLACES.length) return FIRST_PLACES[place] ?? null
  return RECURRING.get((place - FIRST_PLACES.length) % RECURRING_PERIOD) ?? null
}

const FIRST_PLACES: readonly (SpecialCase | null)[] = [
  null, null, null, null,
  'template', 'cluster-agent',
  'shared-disk-on', 'shared-disk-on',
  'shared-disk-off', 'shared-disk-off',
  'same-name', 'same-name',
  'same-label', 'same-label',
  'raw-physical', 'raw-virtual',
  'placeholder', 'disconnected',
  'orphaned', 'inaccessible',
  'long-name', 'ten-nics',
  'two-nics-one-network', 'no-network',
  'tools-not-running', 'tools-not-installed',
  'tools-blank', 'independent-persistent',
  'independent-nonpersistent', 'mounted-iso',
  'usb', 'snapshot-chain',
  'snapshot-backup', 'full-root-linux',
  'full-root-windows', 'bind-mounts',
  'blank-disk-keys', 'secure-boot',
  'old-hardware', 'cpu-reserved',
  'memory-locked', 'low-latency',
  'suspended', 'no-disk',
  'mixed-controllers', 'consolidation-needed',
  'local-datastore', 'two-datastores',
  'large', 'trunk-network',
  'same-smbios-uuid', 'same-smbios-uuid',
  'quoted-annotation', 'non-ascii-name',
  'vapp', 'old-windows',
  'unsupported-guest', 'bus-sharing',
  'cluster-agent', 'name-with-dots',
]

const RECURRING_PERIOD = 100

const RECURRING: ReadonlyMap<number, SpecialCase> = new Map<number, SpecialCase>([
  [4, 'template'],
  [9, 'snapshot-chain'],
  [13, 'cluster-agent'],
  [18, 'mounted-iso'],
  [22, 'snapshot-backup'],
  [27, 'tools-not-running'],
  [31, 'tools-not-installed'],
  [35, 'two-datastores'],
  [38, 'raw-virtual'],
  [44, 'template'],
  [49, 'old-windows'],
  [52, 'shared-disk-on'],
  [53, 'shared-disk-on'],
  [57, 'tools-blank'],
  [61, 'secure-boot'],
  [66, 'mounted-iso'],
  [70, 'independent-persistent'],
  [74, 'full-root-linux'],
  [79, 'cpu-reserved'],
  [83, 'cluster-agent'],
  [88, 'memory-locked'],
  [94, 'snapshot-chain'],
])
