import type { Backend } from '#backend/create-backend.ts'
import type { BundleList, BundleTree, Outsider, OutsidePart } from '#shared/contract/bundle-lists.ts'
import type { BundlePreview } from '#shared/contract/bundle-preview.ts'

type Listed<Part> = Extract<BundleList, { part: Part }>['rows']
type TreeFile = NonNullable<BundleTree['rows'][number]['file']>

export interface WholePreview {
  readonly preview: BundlePreview
  /** All of the tree, those that were removed among them. */
  readonly files: readonly (TreeFile & { readonly path: string })[]
  readonly plans: Listed<'plans'>
  readonly images: Listed<'images'>
  readonly findings: Listed<'findings'>
  /** A VM with several reasons once for each. */
  readonly outside: Readonly<Record<OutsidePart, readonly (Outsider & { readonly code: string; readonly title: string })[]>>
}

/** Few enough that the sample has several pages of most lists. */
const PAGE = 7

/** A bundle with all pages of all its lists and all folders of its tree: what bundle.preview counts. */
export async function wholePreview({ invoke }: Pick<Backend, 'invoke'>, choice: { readonly only?: 'mtv' | 'cluster' } = {}): Promise<WholePreview> {
  const preview = await answered(invoke('bundle.preview', choice))
  const all = async (wanted: object): Promise<never[]> => {
    const rows: unknown[] = []
    for (let total = 1; rows.length < total;) {
      const page = await answered(invoke('bundle.list', { ...wanted, ...choice, offset: rows.length, limit: PAGE } as Parameters<typeof invoke<'bundle.list'>>[1])) // the callers below name a list
      if (page.rows.length === 0) break
      rows.push(...page.rows)
      total = page.total
    }
    return rows as never[] // of the list that was named
  }
  const findings = await Promise.all(preview.checks.groups.map(async ({ severity, checkId, count }) => {
    const own: Listed<'findings'> = await all({ part: 'findings', severity, checkId })
    if (own.length !== count) throw new Error(`${checkId} has ${String(own.length)} findings and not ${String(count)}`)
    return own
  }))
  const outsideOf = async (part: OutsidePart) => (await Promise.all(preview.plan[part].map(async ({ code, title }) => ((await all({ part, code })) as Outsider[]).map((entry) => ({ ...entry, code, title }))))).flat()
  return {
    preview,
    files: await filesOf((toggled) => answered(invoke('bundle.tree', { ...choice, toggled }))),
    plans: await all({ part: 'plans' }),
    images: await all({ part: 'images' }),
    findings: findings.flat(),
    outside: { unplaced: await outsideOf('unplaced'), excluded: await outsideOf('excluded'), leftOutNics: await outsideOf('leftOutNics') },
  }
}

/** Opens folders until none is closed. */
async function filesOf(treeWith: (toggled: Record<string, boolean>) => Promise<BundleTree>): Promise<(TreeFile & { path: string })[]> {
  for (let toggled: Record<string, boolean> = {}; ;) {
    const { rows } = await treeWith(toggled)
    const closed = rows.filter(({ isOpen }) => isOpen === false)
    if (closed.length === 0) return rows.flatMap(({ path, file }) => (file === null ? [] : [{ path, ...file }]))
    toggled = { ...toggled, ...Object.fromEntries(closed.map(({ path }) => [path, true])) }
  }
}

async function answered<Value>(outcome: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: { readonly message: string } }>): Promise<Value> {
  const told = await outcome
  if (!told.ok) throw new Error(told.error.message)
  return told.value
}
