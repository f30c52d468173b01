import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkLayers } from './check-layers.ts'
import config from './dependency-cruiser.config.mjs'

const projectRoot = path.resolve(import.meta.dirname, '..')

type Files = Readonly<Record<string, string>>

/** Files without a fault, so that a planted import has somewhere to lead. */
const SOUND_TREE: Files = {
  'shared/domain/vm.ts': "import { z } from 'zod'\nexport const vm = z",
  'shared/contract/api.ts': "import { vm } from '#shared/domain/vm.ts'\nexport const api = vm",
  'shared/engine/plan/build-plan.ts': "import { vm } from '#shared/domain/vm.ts'\nexport const buildPlan = vm",
  'shared/engine/assess/rules/rule.ts': 'export const defineRule = 1',
  'shared/engine/assess/rules/snapshots.ts': "import { defineRule } from './rule.ts'\nexport const snapshots = defineRule",
  'shared/engine/assess/rules/registry.ts': "import { snapshots } from './snapshots.ts'\nexport const rules = [snapshots]",
  'shared/engine/testing/fixture.ts': "import { vm } from '#shared/domain/vm.ts'\nexport const fixture = vm",
  'shared/manifests/emitters/plan.ts': "import { stringify } from 'yaml'\nexport const plan = stringify",
  'shared/manifests/emitters/plan.test.ts': "import 'node:fs'\nimport '#shared/manifests/emitters/namespace.ts'",
  'shared/manifests/emitters/namespace.ts': "import type { V1beta1Plan } from '@forklift-ui/types'\nexport type Namespace = V1beta1Plan",
  'electron/backend/create-backend.ts': "import { buildPlan } from '#shared/engine/plan/build-plan.ts'\nexport const createBackend = buildPlan",
  'electron/backend/importers/tables/table-file.ts': 'export const tableFile = 1',
  'electron/backend/importers/rvtools/rvtools-importer.ts': "import { tableFile } from '../tables/table-file.ts'\nexport const rvtools = tableFile",
  'electron/backend/importers/ovirt/ovirt-importer.ts': 'export const ovirt = 1',
  'electron/backend/exporters/bundle/write-bundle.ts': 'export const writeBundle = 1',
  'electron/hosts/desktop/main/main.ts': "import { app } from 'electron'\nexport const desktop = app",
  'electron/hosts/web/serve.ts': "import { createBackend } from '#backend/create-backend.ts'\nexport const serve = createBackend",
  'electron/hosts/web/token.ts': 'export const token = 1',
  'electron/hosts/cli/main.ts': "import { serve } from '#hosts/web/serve.ts'\nexport const main = serve",
  'renderer/src/main.ts': "import { api } from '#shared/contract/api.ts'\nexport const renderer = api",
  'build/sample/main.ts': 'export const sample = 1',
}

/** For each rule, one file that breaks it. */
const VIOLATIONS: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'no-cycles': ['electron/backend/importers/tables/table-file.ts', "import '../rvtools/rvtools-importer.ts'\nexport const tableFile = 1"],
  resolvable: ['electron/backend/planted.ts', "import '#shared/domain/nowhere.ts'"],
  'shared-without-node': ['shared/engine/planted.ts', "import type { Stats } from 'node:fs'\nexport type S = Stats"],
  'domain-only': ['shared/domain/planted.ts', "import '#shared/engine/plan/build-plan.ts'"],
  'contract-only': ['shared/contract/planted.ts', "import '#shared/engine/plan/build-plan.ts'"],
  'engine-only': ['shared/engine/planted.ts', "import '#shared/contract/api.ts'"],
  'manifests-only': ['shared/manifests/planted.ts', "import '#shared/contract/api.ts'"],
  'kind-types-as-types': ['shared/manifests/planted.ts', "import { V1beta1Plan } from '@forklift-ui/types'\nexport const p = V1beta1Plan"],
  'electron-in-desktop-alone': ['electron/hosts/web/planted.ts', "import 'electron'"],
  'network-in-two-places': ['electron/backend/planted.ts', "import { request } from 'node:https'\nexport const r = request"],
  'backend-without-hosts': ['electron/backend/planted.ts', "import '#hosts/cli/main.ts'"],
  'hosts-only': ['electron/hosts/cli/planted.ts', "import '#shared/engine/plan/build-plan.ts'"],
  'hosts-no-sibling': ['electron/hosts/cli/planted.ts', "import '#hosts/web/token.ts'"],
  'serve-from-cli-alone': ['electron/hosts/desktop/planted.ts', "import '#hosts/web/serve.ts'"],
  'renderer-only': ['renderer/src/planted.ts', "import '#shared/engine/plan/build-plan.ts'"],
  'rules-no-sibling': ['shared/engine/assess/rules/planted.ts', "import './snapshots.ts'"],
  'emitters-no-sibling': ['shared/manifests/emitters/planted.ts', "import './plan.ts'"],
  'importers-no-sibling': ['electron/backend/importers/ovirt/planted.ts', "import '../rvtools/rvtools-importer.ts'"],
  'exporters-no-sibling': ['electron/backend/exporters/report/planted.ts', "import '../bundle/write-bundle.ts'"],
  'no-tests-in-the-product': ['shared/engine/planted.ts', "import '#shared/engine/testing/fixture.ts'"],
  'runtime-packages-are-dependencies': ['electron/backend/planted.ts', "import 'fast-check'"],
}

/** Further ways past a rule that one violation does not show. */
const LOOPHOLES: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-only', 'shared/domain/planted.ts', "import 'yaml'"],
  ['engine-only', 'shared/engine/planted.ts', "import 'zod'"],
  ['manifests-only', 'shared/manifests/planted.ts', "import '#shared/engine/plan/build-plan.ts'"],
  ['manifests-only', 'shared/manifests/planted.ts', "import type { Database } from 'better-sqlite3'\nexport type D = Database"],
  ['shared-without-node', 'shared/manifests/planted.ts', "import 'fs'"],
  ['renderer-only', 'renderer/src/planted.ts', "import 'better-sqlite3'"],
  ['renderer-only', 'renderer/src/planted.ts', "import '#backend/create-backend.ts'"],
  ['electron-in-desktop-alone', 'electron/backend/planted.ts', "export const load = () => import('electron')"],
  ['network-in-two-places', 'electron/hosts/desktop/main/planted.ts', "export const ask = () => import('node:dns/promises')"],
  ['network-in-two-places', 'electron/backend/importers/ovirt/planted.ts', "import 'net'"],
  ['backend-without-hosts', 'electron/backend/planted.ts', "import type { sample } from '#build/sample/main.ts'\nexport type S = typeof sample"],
]

const PACKAGES = ['zod', 'yaml', '@forklift-ui/types', 'electron', 'better-sqlite3', 'fast-check']

let folder: string

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'portolan-layers-')))
  copyFileSync(path.join(projectRoot, 'package.json'), path.join(folder, 'package.json'))
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  Object.entries(SOUND_TREE).forEach(([file, text]) => write(file, text))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the rules of the layers', () => {
  test('find nothing in a sound tree', async () => {
    const { violations, moduleCount } = await checkLayers(folder)

    expect(violations).toEqual([])
    expect(moduleCount).toBeGreaterThanOrEqual(Object.keys(SOUND_TREE).length)
  })

  test('each have a planted violation here', () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual(config.forbidden.map(({ name }) => name).sort())
  })

  const plants = [...Object.entries(VIOLATIONS).map(([rule, plant]) => [rule, ...plant] as const), ...LOOPHOLES]

  test.each(plants)('%s catches %s', async (rule, file, text) => {
    write(file, text)
    const { violations } = await checkLayers(folder)
    remove(file)

    // A cycle is reported once, from any of its members.
    const caught = violations.filter(({ from, to }) => from === file || to.split(' -> ').includes(file))
    expect(caught.map((violation) => violation.rule)).toContain(rule)
  })
})

function write(file: string, text: string): void {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
}

function remove(file: string): void {
  const original = SOUND_TREE[file]
  if (original === undefined) {
    rmSync(path.join(folder, file))
  } else {
    write(file, original)
  }
}
