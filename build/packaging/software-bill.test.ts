import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { finishPackages } from './finish-packages.ts'
import { type ShippedPackage, shippedPackages } from './shipped-packages.ts'
import { softwareBill } from './software-bill.ts'

// SHA-256 of "abc", FIPS 180-2's own example, as a lockfile and as a bill write it.
const SRI = 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='
const SHA256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portolan-bill-'))
  put('package.json', { name: 'portolan', version: '0.1.0', license: 'Apache-2.0', dependencies: { vue: '1.0.0' }, devDependencies: { vitest: '1.0.0' } })
  put('node_modules/vue/package.json', { name: 'vue', version: '1.0.0', description: 'Pages', homepage: 'https://vue.example', repository: { url: 'git+https://code.example/vue.git' } })
  put('node_modules/@vue/shared/package.json', { name: '@vue/shared', version: '2.0.0', description: '', homepage: 7, repository: 'owner/name' })
})
afterEach(() => rmSync(root, { recursive: true }))

const shipped = (name: string, version: string, folder: string, needs: readonly string[] = [], integrity: string | null = SRI): ShippedPackage => ({ name, version, licence: 'MIT', folder, integrity, needs })
const SHARED = shipped('@vue/shared', '2.0.0', 'node_modules/@vue/shared')
const VUE = shipped('vue', '1.0.0', 'node_modules/vue', [SHARED.folder])
/** Two of one version in two places are one; of a package that is not installed the lockfile says enough. */
const TWICE = [shipped('lone', '3.0.0', 'node_modules/lone'), shipped('lone', '3.0.0', 'node_modules/vue/node_modules/lone', [SHARED.folder])]

it('lists what is shipped, where it comes from, and which needs which', () => {
  const bill = JSON.parse(softwareBill(root, [SHARED, ...TWICE, { ...VUE, licence: 'MIT OR Apache-2.0' }])) as { components: unknown[]; dependencies: unknown; metadata: object } // as it was made
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { 'bom-ref': 'portolan@0.1.0', type: 'application', licenses: [{ license: { id: 'Apache-2.0' } }] } } })
  expect(bill.components).toEqual([
    { type: 'library', 'bom-ref': '@vue/shared@2.0.0', name: '@vue/shared', version: '2.0.0', licenses: [{ license: { id: 'MIT' } }], purl: 'pkg:npm/%40vue/shared@2.0.0', hashes: [{ alg: 'SHA-256', content: SHA256 }] },
    { type: 'library', 'bom-ref': 'lone@3.0.0', name: 'lone', version: '3.0.0', licenses: [{ license: { id: 'MIT' } }], purl: 'pkg:npm/lone@3.0.0', hashes: [{ alg: 'SHA-256', content: SHA256 }] },
    { type: 'library', 'bom-ref': 'vue@1.0.0', name: 'vue', version: '1.0.0', description: 'Pages', licenses: [{ expression: 'MIT OR Apache-2.0' }], purl: 'pkg:npm/vue@1.0.0', hashes: [{ alg: 'SHA-256', content: SHA256 }], externalReferences: [{ type: 'vcs', url: 'git+https://code.example/vue.git' }, { type: 'website', url: 'https://vue.example' }] },
  ])
  expect(bill.dependencies).toEqual([
    { ref: 'portolan@0.1.0', dependsOn: ['lone@3.0.0', 'vue@1.0.0'] },
    { ref: '@vue/shared@2.0.0', dependsOn: [] },
    { ref: 'lone@3.0.0', dependsOn: ['@vue/shared@2.0.0'] },
    { ref: 'vue@1.0.0', dependsOn: ['@vue/shared@2.0.0'] },
  ])
})

it('is what the schema of CycloneDX asks for, with every package that a server needs and with licences of all kinds', async () => {
  const projectRoot = path.join(import.meta.dirname, '../..')
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5)
  for (const bill of [softwareBill(projectRoot, shippedPackages(projectRoot, [])), softwareBill(root, [SHARED, { ...VUE, licence: '(MIT OR Apache-2.0)', integrity: null }])]) expect(await validator.validate(bill)).toBeNull()
})

it('is the same for the same product, and another for another', () => {
  const first = softwareBill(root, [SHARED, VUE])
  expect(softwareBill(root, [SHARED, VUE])).toBe(first)
  const serial = /"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"/.exec(first)?.[0]
  expect(serial).toBeDefined()
  expect(softwareBill(root, [SHARED])).not.toContain(serial)
})

it('refuses a checksum that it can not name', () => {
  expect(() => softwareBill(root, [shipped('a', '1.0.0', 'node_modules/a', [], 'md5-AAAA')])).toThrow('no known kind')
})

it('gives packages their checksums, and tells those that are too large', async () => {
  writeFileSync(path.join(root, 'portolan-1.0.0-linux-x86_64.AppImage'), 'abc')
  writeFileSync(path.join(root, 'portolan-1.0.0-linux-amd64.deb'), Buffer.alloc(1024 * 1024 + 1))
  const tooLarge = await finishPackages(root, ['portolan-1.0.0-linux-x86_64.AppImage', 'portolan-1.0.0-linux-amd64.deb'], { checksumsFile: 'SHA256SUMS', budgetMib: 1 })
  expect(tooLarge).toEqual([expect.stringMatching(/^portolan-1\.0\.0-linux-amd64\.deb has 1\.0 MiB, more than the 1 MiB/)])
  const lines = readFileSync(path.join(root, 'SHA256SUMS'), 'utf8').split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toBe(`${SHA256}  portolan-1.0.0-linux-x86_64.AppImage`)
})

function put(file: string, content: object): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), JSON.stringify(content))
}
