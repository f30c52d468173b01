import { type NicLayout, nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'

export const HOST_NETWORK_KINDS = ['storage', 'backup', 'replication', 'liveMigration', 'import'] as const
export type HostNetworkKind = (typeof HOST_NETWORK_KINDS)[number]

/** `open`: nobody has said. `without`: the cluster has no such traffic. `range`: pods take addresses from a range. */
export type HostNetworkMode = 'open' | 'dhcp' | 'static' | 'range' | 'without'
export const MODES_OF: Readonly<Record<HostNetworkKind, readonly HostNetworkMode[]>> = {
  storage: ['open', 'dhcp', 'static', 'without'],
  backup: ['open', 'dhcp', 'static', 'without'],
  replication: ['open', 'dhcp', 'static', 'without'],
  liveMigration: ['open', 'range'],
  import: ['open', 'range', 'without'],
}

/** A network of hosts as a form holds it, all as typed. */
export interface HostNetworkDraft {
  mode: HostNetworkMode
  /** Empty: untagged. */
  vlanId: string
  /** Empty: nobody has said. */
  mtu: string
  /** The first address of nodes with its prefix, or the range of pods. */
  addresses: string
  /** The gateway of imports; empty: none. */
  route: string
}

export interface LayoutDraft {
  networks: Record<HostNetworkKind, HostNetworkDraft>
  evacuationMinutes: string
  bandwidthMbpsPerMigration: string
}

export function layoutDraftOf(layout: NicLayout): LayoutDraft {
  const draft = (kind: HostNetworkKind): HostNetworkDraft => {
    const network = layout.networks[kind]
    const isWithout = layout.without.some((own) => own === kind)
    if (network === undefined) return { mode: isWithout ? 'without' : 'open', vlanId: '', mtu: '', addresses: '', route: '' }
    const base = { vlanId: textOf(network.vlanId), mtu: textOf(network.mtu) }
    if (!('addressing' in network)) return { ...base, mode: 'range', addresses: network.range ?? '', route: 'route' in network && network.route !== 'none' ? network.route : '' }
    return network.addressing.by === 'dhcp' ? { ...base, mode: 'dhcp', addresses: '', route: '' } : { ...base, mode: 'static', addresses: `${network.addressing.first}/${String(network.addressing.prefixLength)}`, route: '' }
  }
  return {
    networks: { storage: draft('storage'), backup: draft('backup'), replication: draft('replication'), liveMigration: draft('liveMigration'), import: draft('import') },
    evacuationMinutes: textOf(layout.evacuationMinutes),
    bandwidthMbpsPerMigration: textOf(layout.bandwidthMbpsPerMigration),
  }
}

/** The layout with what the form says, or the fields that the schema refuses: "storage vlanId". */
export function layoutOfDraft(layout: NicLayout, draft: LayoutDraft): { readonly layout: NicLayout } | { readonly problems: ReadonlyMap<string, string> } {
  const networks = Object.fromEntries(HOST_NETWORK_KINDS.flatMap((kind) => {
    const own = networkOf(kind, draft.networks[kind])
    return own === null ? [] : [[kind, own] as const]
  }))
  const { evacuationMinutes: _minutes, bandwidthMbpsPerMigration: _bandwidth, ...rest } = layout
  const parsed = nicLayoutSchema.safeParse({
    ...rest,
    networks,
    without: HOST_NETWORK_KINDS.filter((kind) => draft.networks[kind].mode === 'without'),
    ...optional('evacuationMinutes', draft.evacuationMinutes),
    ...optional('bandwidthMbpsPerMigration', draft.bandwidthMbpsPerMigration),
  })
  if (parsed.success) return { layout: parsed.data }
  return { problems: new Map(parsed.error.issues.map(({ path, message }) => [fieldOf(path.map(String)), message])) }
}

function networkOf(kind: HostNetworkKind, { mode, vlanId, mtu, addresses, route }: HostNetworkDraft): object | null {
  if (mode === 'open' || mode === 'without') return null
  const base = { vlanId: vlanId.trim() === '' ? null : numberOf(vlanId), ...optional('mtu', mtu) }
  if (mode === 'dhcp') return { ...base, addressing: { by: 'dhcp' } }
  if (mode === 'static') {
    const [first = '', prefix = ''] = addresses.trim().split('/')
    return { ...base, addressing: { by: 'static', first, prefixLength: numberOf(prefix) } }
  }
  return { ...base, ...(addresses.trim() === '' ? {} : { range: addresses.trim() }), ...(kind === 'import' ? { route: route.trim() === '' ? 'none' : route.trim() } : {}) }
}

function fieldOf([first = '', kind = '', field = '']: readonly string[]): string {
  return first === 'networks' ? `${kind} ${field === 'addressing' || field === 'range' ? 'addresses' : field}` : first
}

function optional(name: string, text: string): Readonly<Record<string, number>> {
  return text.trim() === '' ? {} : { [name]: numberOf(text) }
}

/** What is no number is for the schema to refuse. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim())
}

function textOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
