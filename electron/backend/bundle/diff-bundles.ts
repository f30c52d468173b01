import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { BundleDifference } from '#shared/contract/bundle-difference.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'
import type { DigestedFile } from './compute-bundle.ts'

/** Where a VM of a plan is: by provider and id, since ids are of one source alone. */
interface PlannedVm {
  readonly id: string
  readonly name: string
  readonly plan: string
}

/**
 * What a bundle has otherwise than an earlier one, whose files are judged as they lie in its folder; summaries are left out, since
 * they change with any other file. Throws AppError: not-found where the folder holds no bundle, unreadable-file.
 */
export async function diffBundles(folder: string, files: readonly DigestedFile[]): Promise<BundleDifference> {
  const summary = await readSummary(folder)
  const texts = new Map(await Promise.all(summary.files.map(async ({ path }) => [path, await readText(folder, path)] as const)))
  const now = new Map(files.filter(({ path }) => path !== SUMMARY_PATH).map((file) => [file.path, file]))
  const there = [...texts].flatMap(([path, text]) => (text === null ? [] : [[path, text] as const]))
  const before = new Map(there)
  const ownSummary = summarySchema.parse(JSON.parse(files.find(({ path }) => path === SUMMARY_PATH)?.text ?? '{"files":[]}'))
  const vmsBefore = plannedVms(there)
  const vmsNow = plannedVms([...now.values()].map(({ path, text }) => [path, text] as const))
  const plansOf = (vms: ReadonlyMap<string, PlannedVm>): ReadonlySet<string> => new Set([...vms.values()].map(({ plan }) => plan))
  return {
    added: paths([...now.keys()].filter((path) => !before.has(path))),
    removed: paths([...before.keys()].filter((path) => !now.has(path))),
    changed: paths([...now.values()].filter(({ path, text }) => before.has(path) && before.get(path) !== text).map(({ path }) => path)),
    same: [...now.values()].filter(({ path, text }) => before.get(path) === text).length,
    edited: paths(summary.files.filter(({ path, sha256: written }) => sha256(before.get(path) ?? '') !== written).map(({ path }) => path)),
    plans: { added: missingIn(plansOf(vmsNow), plansOf(vmsBefore)), removed: missingIn(plansOf(vmsBefore), plansOf(vmsNow)) },
    vms: {
      added: byName([...vmsNow].filter(([key]) => !vmsBefore.has(key)).map(([, vm]) => vm)),
      removed: byName([...vmsBefore].filter(([key]) => !vmsNow.has(key)).map(([, vm]) => vm)),
      moved: byName([...vmsNow].flatMap(([key, { id, name, plan }]) => {
        const from = vmsBefore.get(key)?.plan
        return from === undefined || from === plan ? [] : [{ id, name, from, to: plan }]
      })),
    },
    hasSameDecisions: summary.decisions === undefined || ownSummary.decisions === undefined ? null : summary.decisions.sha256 === ownSummary.decisions.sha256,
  }
}

const summarySchema = z.looseObject({
  files: z.array(z.object({ path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\\0:]+$/), sha256: z.string() })),
  decisions: z.object({ sha256: z.string() }).optional(),
})

async function readSummary(folder: string): Promise<z.infer<typeof summarySchema>> {
  const text = await readText(folder, SUMMARY_PATH)
  if (text === null) throw new AppError('not-found', `${folder} holds no bundle: it has no ${SUMMARY_PATH}.`, { folder })
  try {
    return summarySchema.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('unreadable-file', `${join(folder, SUMMARY_PATH)} is not as a bundle has it: name the folder of a bundle.`, { folder }, { cause: error })
  }
}

/** Null: it is not there any more. */
async function readText(folder: string, path: string): Promise<string | null> {
  try {
    return await readFile(join(folder, path), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw new AppError('unreadable-file', `${join(folder, path)} cannot be read.`, { path }, { cause: error })
  }
}

const planSchema = z.looseObject({
  kind: z.literal('Plan'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ provider: z.looseObject({ source: z.looseObject({ name: z.string() }) }), vms: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })) }),
})

/** The VMs of all plans by provider and id; a plan that somebody broke counts as none, and its file as changed. */
function plannedVms(files: readonly (readonly [path: string, text: string])[]): ReadonlyMap<string, PlannedVm> {
  const vms = new Map<string, PlannedVm>()
  for (const [, text] of files.filter(([path]) => /(^|\/)plan\.yaml$/.test(path))) {
    for (const document of parseAllDocuments(text)) {
      const plan = planSchema.safeParse(document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 }))
      if (!plan.success) continue
      for (const { id, name } of plan.data.spec.vms) {
        const known = { id: id ?? '', name: name ?? '', plan: plan.data.metadata.name }
        vms.set(JSON.stringify([plan.data.spec.provider.source.name, id ?? name]), known)
      }
    }
  }
  return vms
}

function paths(list: readonly string[]): string[] {
  return [...list].sort(compareText)
}

function missingIn(list: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return paths([...list].filter((entry) => !others.has(entry)))
}

function byName<Vm extends { readonly name: string; readonly id: string }>(vms: readonly Vm[]): Vm[] {
  return [...vms].sort((left, right) => compareNatural(left.name, right.name) || compareText(left.id, right.id))
}
