import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

import { CHECKSUMS_FILE, finishPackages } from './finish-packages.ts'
import { softwareBill } from './software-bill.ts'

const component = (ref: string): object => ({ 'bom-ref': ref, type: 'library', name: ref.replace(/@[^@]*$/, ''), version: '1.0.0', scope: 'required', properties: [{ name: 'cdx:npm:package:development', value: 'true' }] })
const bill = (serialNumber: string, timestamp: string, folder: string): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber,
  metadata: { timestamp, tools: [], component: { 'bom-ref': 'portolan@0.1.0', name: folder } },
  components: ['vue@1.0.0', '@vue/shared@1.0.0', 'vitest@1.0.0'].map(component),
  dependencies: [{ ref: 'portolan@0.1.0', dependsOn: ['vue@1.0.0', 'vitest@1.0.0'] }, { ref: 'vue@1.0.0', dependsOn: ['@vue/shared@1.0.0'] }, { ref: 'vitest@1.0.0', dependsOn: ['vue@1.0.0'] }],
})
const SHIPPED = new Set(['vue@1.0.0', '@vue/shared@1.0.0'])

it('lists what is shipped and nothing of the build', () => {
  const made = JSON.parse(softwareBill(bill('urn:uuid:1', '2026-01-01', 'clone'), SHIPPED)) as { components: { 'bom-ref': string }[]; dependencies: unknown; metadata: { component: { name: string } } } // as it was made
  expect(made.components.map((entry) => entry['bom-ref'])).toEqual(['vue@1.0.0', '@vue/shared@1.0.0'])
  expect(made.dependencies).toEqual([{ ref: 'portolan@0.1.0', dependsOn: ['vue@1.0.0'] }, { ref: 'vue@1.0.0', dependsOn: ['@vue/shared@1.0.0'] }])
  expect(made.metadata.component.name).toBe('portolan')
})

it('is the same for the same product, whenever and wherever it is made', () => {
  const first = softwareBill(bill('urn:uuid:1', '2026-01-01', 'clone'), SHIPPED)
  expect(softwareBill(bill('urn:uuid:2', '2027-01-01', 'other'), SHIPPED)).toBe(first)
  expect(first).toMatch(/"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"/)
})

it('gives packages their checksums, and tells those that are too large', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-packages-'))
  writeFileSync(path.join(folder, 'portolan-1.0.0-linux-x86_64.AppImage'), 'abc')
  writeFileSync(path.join(folder, 'portolan-1.0.0-linux-amd64.deb'), Buffer.alloc(1024 * 1024 + 1))
  writeFileSync(path.join(folder, 'builder-debug.yml'), 'x')
  expect(await finishPackages(folder, 1)).toEqual(['portolan-1.0.0-linux-amd64.deb'])
  const lines = readFileSync(path.join(folder, CHECKSUMS_FILE), 'utf8').split('\n')
  // FIPS 180-2's own example.
  expect(lines).toContain('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  portolan-1.0.0-linux-x86_64.AppImage')
  expect(lines).toHaveLength(3)
  rmSync(folder, { recursive: true })
})
