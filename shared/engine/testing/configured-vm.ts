import { diskConfigurationSchema, nicConfigurationSchema, type DiskConfiguration, type NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { EstateDisk, EstateNic, EstateVm } from '#shared/domain/estate/estate.ts'
import { vmConfigurationSchema, type VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { makeDisk, makeNic, makeVm } from './estate-fixtures.ts'

/** Parts of a vSphere estate as MTV's own inventory gives them: with a configuration, of which a test names what it is about. */
export function makeConfiguredVm(configuration: Partial<VmConfiguration> = {}, overrides: Partial<EstateVm> = {}): EstateVm {
  const vm = makeVm(overrides)
  return { ...vm, configuration: { ...nothingSaid<VmConfiguration>(vmConfigurationSchema.shape), vmId: vm.id, ...configuration } }
}

export function makeConfiguredDisk(configuration: Partial<DiskConfiguration> = {}, overrides: Partial<EstateDisk> = {}): EstateDisk {
  const disk = makeDisk(overrides)
  return { ...disk, configuration: { ...nothingSaid<DiskConfiguration>(diskConfigurationSchema.shape), vmId: disk.vmId, diskNumber: 1, ...configuration } }
}

export function makeConfiguredNic(configuration: Partial<NicConfiguration> = {}, overrides: Partial<EstateNic> = {}): EstateNic {
  const nic = makeNic(overrides)
  return { ...nic, configuration: { ...nothingSaid<NicConfiguration>(nicConfigurationSchema.shape), vmId: nic.vmId, nicNumber: 1, ...configuration } }
}

function nothingSaid<Row>(shape: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, null])) as Row // every nullable field is null, and the callers set the others
}
