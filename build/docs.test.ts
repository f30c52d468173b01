import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { MIGRATIONS } from '#backend/db/migrations/registry.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { COMMANDS } from '#hosts/cli/commands/registry.ts'
import { EXIT_STATUS, EXIT_STATUS_OF_ERROR } from '#hosts/cli/exit-status.ts'
import { COMMON_OPTIONS } from '#hosts/cli/parse-command-line.ts'
import { assessedVmSchema } from '#shared/contract/assess-api.ts'
import { API, SUPPORTED_VERSIONS } from '#shared/contract/api.ts'
import { INVENTORY_KINDS } from '#shared/contract/inventory-api.ts'
import { DECISION_KINDS } from '#shared/domain/decisions/decision.ts'
import { decisionsFileSchema } from '#shared/domain/decisions/decisions-file.ts'
import { targetSchema } from '#shared/domain/target/target.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8')
const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(projectRoot, folder)).filter((name) => name.endsWith('.md')).sort().map((name) => path.posix.join(folder, name))
/** What npm packs: what package.json names, and these in any case. */
const PACKED = ['package.json', 'README.md', 'LICENSE', ...z.object({ files: z.array(z.string()) }).parse(JSON.parse(read('package.json'))).files]
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...markdownIn('docs'), ...markdownIn('docs/decisions'), ...markdownIn('docs/rules')]

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document)

  it('links to what exists, headings included', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !/^[a-z]+:/.test(link))
    for (const link of links) {
      const [file = '', heading] = link.split('#')
      const target = file === '' ? document : path.posix.join(path.posix.dirname(document), file)
      expect(existsSync(path.join(projectRoot, target)), link).toBe(true)
      // A link leads somewhere in what npm packs as well, for a reader who has nothing else.
      expect(PACKED.some((packed) => target === packed || target.startsWith(`${packed}/`)), link).toBe(true)
      if (heading !== undefined) expect(headingsOf(read(target)), link).toContain(heading)
    }
  })

  it('names files and folders of the project that exist', () => {
    const named = [...text.matchAll(/`([\w@.-]+(?:\/[\w@.-]+)+)`/g)].map((match) => match[1] ?? '')
    // What commands make on their way is not there before they ran.
    const ours = named.filter((name) => !name.startsWith('.cache/')).filter((name) => /\.(ts|mjs|md|yaml)$/.test(name) || existsSync(path.join(projectRoot, name.split('/')[0] ?? '')))
    for (const name of ours.filter((entry) => !isPattern(entry))) expect(existsSync(path.join(projectRoot, name)), name).toBe(true)
  })
})

describe('docs/cli.md', () => {
  const text = read('docs/cli.md')

  test.each(COMMANDS.map((command) => [command.name, command] as const))('describes %s with its usage and every option', (name, command) => {
    const section = sectionOf(text, name)
    expect(section).toContain(`portolan ${command.usage.replace(' [--format table|json|csv]', '')}\n`)
    // Options that are as with plan are described there.
    const isDescribed = (option: string): boolean => new RegExp(`\`--${option}[\` ]`).test(section)
    expect(Object.keys(command.options).filter((option) => !isDescribed(option))).toEqual([])
  })

  it('names the common options, exit statuses, codes and releases', () => {
    for (const option of Object.keys(COMMON_OPTIONS)) expect(text).toContain(`\`--${option}`)
    for (const [name, status] of Object.entries(EXIT_STATUS)) expect(text).toContain(`| ${status} | \`${name}\` |`)
    for (const [code, status] of Object.entries(EXIT_STATUS_OF_ERROR)) expect(text).toMatch(new RegExp(`\\| \`${code}\` \\| ${status} \\|`))
    for (const release of [...SUPPORTED_VERSIONS.mtv, ...SUPPORTED_VERSIONS.openshift]) expect(text).toContain(release)
  })

  test.each([
    ['plan', API['bundle.export'].output],
    ['import', API['inventory.import'].output],
    ['check', API['bundle.check'].output],
    ['assess', assessedVmSchema],
    ['map', API['mapping.compute'].output],
    ['map', API['mapping.placement'].output],
  ] as const)('names every field in the JSON of %s', (command, schema) => {
    const section = sectionOf(text, command)
    expect([...fieldsOf(z.toJSONSchema(schema, { io: 'output' }))].filter((field) => !new RegExp(`\\b${field}\\b`).test(section))).toEqual([])
  })

  it('names the fields of each list, in order', async () => {
    await withTemporaryProject((project) => {
      for (const kind of INVENTORY_KINDS) {
        const columns = [...listInventory(project, kind).columns, ...(kind === 'vms' ? ['included', 'excludedBecause', 'labels'] : [])]
        const row = new RegExp(`^\\| \`${kind}\` \\| (.+) \\|$`, 'm').exec(sectionOf(text, 'inventory'))?.[1] ?? ''
        const named = [...row.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map((match) => match[1])
        expect(named, kind).toEqual(columns)
      }
    })
  })

  it('has examples of files that are valid, and names every field of them', () => {
    const [decisions, target] = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => parse(match[1] ?? '') as unknown)
    expect(decisionsFileSchema.parse(decisions).networks).toHaveLength(1)
    expect(targetSchema.parse(target).namespaces).toEqual({ by: 'attribute', attribute: 'Application', prefix: 'app-' })
    const fields = (schema: z.ZodType, section: string): string[] =>
      [...fieldsOf(z.toJSONSchema(schema, { io: 'input' }))].filter((field) => !new RegExp(`\\b${field}\\b`).test(sectionOf(text, section)))
    // A target and the settings of waves are described where they have files of their own.
    const { settings: _target, ...targetFields } = decisionsFileSchema.shape.target.unwrap().shape
    const { settings: _waves, ...waveFields } = decisionsFileSchema.shape.waves.unwrap().shape
    const ownFields = decisionsFileSchema.extend({ target: z.object(targetFields), waves: z.object(waveFields) })
    expect(fields(ownFields, 'the-decisions-file')).toEqual([])
    expect(sectionOf(text, 'the-decisions-file')).toMatch(/`target`[^\n]*`settings`[\s\S]*`waves\.settings`/)
    expect(fields(targetSchema, 'the-target-file')).toEqual([])
  })
})

describe('other documents', () => {
  it('docs/data-model.md names every table and every kind of decision', () => {
    const text = read('docs/data-model.md')
    const tables = MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/CREATE (?:TABLE|VIEW) (\w+)/g)].map((match) => match[1] ?? ''))
    expect(tables.length).toBeGreaterThan(0)
    for (const name of [...tables, ...DECISION_KINDS]) expect(text).toContain(`\`${name}\``)
  })

  it('CONTRIBUTING.md names every npm script, and every npm script that is named exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> } // npm's own format
    const contributing = read('CONTRIBUTING.md')
    // Nor are those that npm runs around its own `npm pack`.
    const own = Object.keys(scripts).filter((name) => !(name.startsWith('pre') && name.slice('pre'.length) in scripts) && name !== 'prepack' && name !== 'postpack')
    // npm runs these two by their names alone.
    for (const name of own) expect(contributing).toMatch(name === 'test' || name === 'start' ? new RegExp(`\`npm ${name}\``) : new RegExp(`\`npm run ${name}[\` ]`))
    const named = DOCUMENTS.flatMap((document) => [...read(document).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ''))
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('README.md names every exit status', () => {
    for (const status of Object.values(EXIT_STATUS)) expect(read('README.md')).toContain(`| ${status} |`)
  })

  it('the list of decisions is complete', () => {
    for (const file of markdownIn('docs/decisions')) if (!file.endsWith('README.md')) expect(read('docs/decisions/README.md')).toContain(path.posix.basename(file))
  })
})

/** `rules/ID.ts` and the like stand for any file of that folder, and what is below out/ is made by the build. */
function isPattern(name: string): boolean {
  return /\b(AREA|ID|KIND|NAME|NNNN)\b|NNNN-/.test(name) || name.startsWith('out/')
}

/** The anchors of a document's headings, as GitHub makes them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''))
}

function anchorOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-')
}

/** From a heading of the second level to the next. */
function sectionOf(text: string, anchor: string): string {
  return text.split(/^(?=## )/m).find((section) => anchorOf(/^## (.+)$/m.exec(section)?.[1] ?? '') === anchor) ?? ''
}

/** The names of all fields in a JSON schema, at any depth. */
function fieldsOf(schema: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(schema)) for (const entry of schema) fieldsOf(entry, found)
  else if (typeof schema === 'object' && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') for (const field of Object.keys(value as object)) found.add(field)
      fieldsOf(value, found)
    }
  }
  return found
}
