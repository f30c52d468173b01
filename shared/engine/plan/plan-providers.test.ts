import { expect, it } from 'vitest'
import { makeSource } from '#shared/engine/testing/estate-fixtures.ts'
import { planProviders } from './plan-providers.ts'

it.each<[string, Parameters<typeof makeSource>[0], { readonly name: string; readonly isEsxi?: true }]>([
  ['a vCenter', { name: 'vc.example.com', fullName: 'VMware vCenter Server 8.0.3 build-24091160' }, { name: 'vcenter-vc-example-com' }],
  ['an ESXi host without a vCenter', { name: 'esx-1.example.com', fullName: 'VMware ESXi 8.0.3 build-24022510' }, { name: 'esxi-esx-1-example-com', isEsxi: true }],
  ['who does not say', { name: 'vc.example.com', fullName: null }, { name: 'vcenter-vc-example-com' }],
  ['an engine', { kind: 'ovirt', name: 'engine.example.com', fullName: 'VMware ESXi' }, { name: 'engine-engine-example-com' }],
])('is of %s', (_case, source, expected) => {
  const [provider] = planProviders([makeSource(source)], 'host').providers
  expect({ name: provider?.name, ...(provider?.isEsxi === undefined ? {} : { isEsxi: provider.isEsxi }) }).toEqual(expected)
})
