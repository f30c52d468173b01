import type { Host } from '../estate/inventory-types.ts'

export interface Hba {
  readonly device: string
  readonly type: string
  readonly status: string
  readonly bus: string
  readonly pci: string
  readonly driver: string
  readonly model: string
  readonly wwn: string | null
}

export interface HostNic {
  readonly device: string
  readonly driver: string
  /** Mbit/s; null: the link is down. */
  readonly speedMbps: number | null
  readonly mac: string
  readonly switchName: string | null
  readonly uplink: string | null
  readonly pci: string
}

/** The storage adapters of a host; the type tells Fibre Channel from iSCSI. */
export function hbasOf(host: Host): Hba[] {
  const local: Hba[] = [
    hba('vmhba0', 'Block SCSI', 'unknown', '0', '0000:00:11.5', 'vmw_ahci', 'Lewisburg SATA AHCI Controller', null),
    hba('vmhba1', 'Block SCSI', 'unknown', '59', '0000:3b:00.0', 'lsi_mr3', 'MegaRAID SAS Invader Controller', null),
  ]
  switch (host.cluster.transport) {
    case 'FC':
      return [...local, fibreChannel(host, 2), fibreChannel(host, 3)]
    case 'iSCSI': {
      const name = `iqn.1998-01.com.vmware:${host.shortName}`
      return [...local, hba('vmhba64', 'ISCSI', 'online', '-1', 'N/A', 'iscsi_vmk', 'iSCSI Software Adapter', name)]
    }
    case null:
      return local
  }
}

/** The physical adapters of a host and the switch that each one is an uplink of. */
export function nicsOfHost(host: Host): HostNic[] {
  const { code } = host.cluster.datacenter
  const isLegacy = host.cluster.usesStandardSwitches
  const fast = isLegacy ? 10_000 : 25_000
  const driver = isLegacy ? 'ixgben' : 'i40en'
  const uplinks: { switchName: string | null; uplink: string | null; speedMbps: number | null }[] = [
    { switchName: 'vSwitch0', uplink: null, speedMbps: 1000 },
    { switchName: 'vSwitch0', uplink: null, speedMbps: 1000 },
    { switchName: `dvs-${code}-prod`, uplink: 'Uplink 1', speedMbps: fast },
    { switchName: `dvs-${code}-prod`, uplink: 'Uplink 2', speedMbps: fast },
    { switchName: `dvs-${code}-storage`, uplink: 'lag1-0', speedMbps: fast },
    { switchName: `dvs-${code}-storage`, uplink: 'lag1-1', speedMbps: fast },
    { switchName: isLegacy ? 'vSwitch1' : null, uplink: null, speedMbps: isLegacy ? 1000 : null },
    { switchName: null, uplink: null, speedMbps: null },
  ]
  return uplinks.map((uplink, place) => ({
    ...uplink,
    device: `vmnic${place}`,
    driver: place < 2 ? 'igbn' : driver,
    mac: physicalMac(host, place),
    pci: `0000:${(0x18 + Math.floor(place / 2) * 0x20).toString(16)}:00.${place % 2}`,
  }))
}

/** The hardware address of a physical or a VMkernel adapter, unique in its vCenter. */
export function physicalMac(host: Host, place: number): string {
  const digits = host.uuid.replaceAll('-', '')
  const last = (host.index * 16 + place).toString(16).padStart(6, '0').slice(-6)
  // The bit for "locally administered" is set: no vendor owns the address.
  return `02:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${last.slice(0, 2)}:${last.slice(2, 4)}:${last.slice(4)}`
}

function fibreChannel(host: Host, number: number): Hba {
  const digits = host.uuid.replaceAll('-', '').slice(0, 12)
  const node = `20000024${digits.slice(0, 7)}${number}`
  const port = `21000024${digits.slice(0, 7)}${number}`
  return hba(`vmhba${number}`, 'Fibre Channel', 'online', '94', `0000:5e:00.${number - 2}`, 'qlnativefc', 'QLE2692 Dual Port 16Gb Fibre Channel to PCIe Adapter', `${node} ${port}`)
}

function hba(
  device: string, type: string, status: string, bus: string, pci: string, driver: string, model: string, wwn: string | null,
): Hba {
  return { device, type, status, bus, pci, driver, model, wwn }
}
