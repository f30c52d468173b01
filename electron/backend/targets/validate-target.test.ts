import { describe, expect, it, test } from 'vitest'
import { listPresets } from './load-target.ts'
import { validateTarget } from './validate-target.ts'

const MINIMAL = {
  id: 'mine',
  name: 'Mine',
  openshift: '4.20',
  mtv: '2.10',
  storageClasses: [{ name: 'fast', provisioner: 'csi.example.com' }],
  physicalNetworks: [{ name: 'physnet1', bridge: 'br-ex' }],
}

describe('validateTarget', () => {
  it('finds no issue in a preset, and has advice for each', async () => {
    for (const preset of await listPresets()) {
      const { issues, advice } = validateTarget(preset)
      expect(issues, preset.id).toEqual([])
      expect(advice, preset.id).not.toBeNull()
      // What comes with the product needs no warning.
      expect(advice?.filter(({ severity }) => severity === 'warning'), preset.id).toEqual([])
    }
  })

  test.each<[string, unknown, Record<string, string>]>([
    ['a name that is no subdomain', { ...MINIMAL, storageClasses: [{ name: 'Fast_One', provisioner: 'x' }] }, { 'storageClasses[0].name': 'must be a DNS-1123 subdomain' }],
    ['an empty name', { ...MINIMAL, id: '', storageClasses: [{ name: '', provisioner: '' }] }, { id: 'must not be empty', 'storageClasses[0].name': 'must not be empty', 'storageClasses[0].provisioner': 'must not be empty' }],
    ['a name twice', { ...MINIMAL, storageClasses: [...MINIMAL.storageClasses, ...MINIMAL.storageClasses] }, { 'storageClasses[1].name': 'fast is there twice' }],
    ['an unknown release', { ...MINIMAL, openshift: '4.2' }, { openshift: 'must be one of 4.18, 4.19, 4.20, 4.21, 4.22, 4.23' }],
    ['a release as a number', { ...MINIMAL, openshift: 4.2 }, { openshift: 'must be one of "4.18", "4.19", "4.20", "4.21", "4.22", "4.23"' }],
    ['what is missing', { ...MINIMAL, name: undefined, mtv: undefined, nodeModels: [{ name: 'a', coresPerSocket: 1, memoryGib: 1 }] }, { name: 'is missing', mtv: 'is missing', 'nodeModels[0].sockets': 'is missing' }],
    ['text for a number', { ...MINIMAL, nodeModels: [{ name: 'a', sockets: 'two', coresPerSocket: 1.5, memoryGib: 0, threadsPerCore: 3 }] }, {
      'nodeModels[0].sockets': 'must be a number',
      'nodeModels[0].coresPerSocket': 'must be a whole number',
      'nodeModels[0].threadsPerCore': 'must be at most 2',
      'nodeModels[0].memoryGib': 'must be more than 0',
    }],
    ['an interface name that Linux refuses', { ...MINIMAL, physicalNetworks: [{ name: 'a', bridge: 'bridge-of-the-vms', uplinks: ['a b'] }] }, { 'physicalNetworks[0].bridge': 'must have at most 15 characters', 'physicalNetworks[0].uplinks[0]': 'must be an interface name' }],
    ['empty lists', { ...MINIMAL, storageClasses: [], physicalNetworks: [] }, { storageClasses: 'needs at least one entry', physicalNetworks: 'needs at least one entry' }],
    ['a default that is not there', { ...MINIMAL, networks: { defaultPhysicalNetwork: 'nowhere' } }, { 'networks.defaultPhysicalNetwork': 'nowhere is not among physicalNetworks' }],
    ['a namespace of the cluster', { ...MINIMAL, namespaces: { by: 'single', name: 'openshift-vms' } }, { 'namespaces.name': 'is a namespace that OpenShift keeps to itself' }],
    ['an unknown policy', { ...MINIMAL, namespaces: { by: 'moon' } }, { 'namespaces.by': 'is none of the choices' }],
    ['an address that is none', { ...MINIMAL, cluster: { install: { clusterName: 'a', baseDomain: 'example.com', machineNetwork: '10.0.0.0/40', apiVip: 'api' } } }, { 'cluster.install.machineNetwork': 'must be a network such as 192.0.2.0/24', 'cluster.install.apiVip': 'must be an IP address' }],
    ['a key that is no name', { ...MINIMAL, cluster: { fleet: { clusters: [{ name: 'porto', attachments: { 'A b': {} } }] } } }, { 'cluster.fleet.clusters[0].attachments.A b': 'must be a DNS-1123 subdomain' }],
    ['an unknown field', { ...MINIMAL, colour: 'red', storageClasses: [{ name: 'a', provisioner: 'x', color: 1 }] }, { 'storageClasses[0].color': 'is no field of a target', colour: 'is no field of a target' }],
    ['no target at all', 'just words', { '': 'must be a group of fields' }],
  ])('names the field: %s', (_case, value, expected) => {
    const { issues, advice } = validateTarget(value)
    expect(Object.fromEntries(issues.map(({ path, message }) => [path, message]))).toEqual(expected)
    expect(advice).toBeNull()
  })

  it('advises on a valid target by its fields', () => {
    expect(validateTarget({ ...MINIMAL, physicalNetworks: [{ name: 'physnet1', bridge: 'br-ex', uplinks: ['eno1'] }] }).advice).toContainEqual(
      expect.objectContaining({ ruleId: 'cluster-bridge-with-uplinks', severity: 'warning', path: 'physicalNetworks[0].uplinks' }),
    )
  })
})
