import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import type { BundleTree } from '#shared/contract/bundle-lists.ts'
import { foldersAbove } from './folders-above.ts'
import { useShownBundle } from './shown-bundle.ts'

export type TreeRow = BundleTree['rows'][number]

export interface FileTreeOptions {
  readonly chosen: () => string | null
  /** Only some of the files are shown. */
  readonly isFiltered: () => boolean
  readonly choose: (path: string) => void
  /** Moves the focus to the line of a path. */
  readonly focus: (path: string) => void
}

/** Which folders are open, which line takes the keyboard, and what keys do: the tree pattern of the ARIA Authoring Practices. */
export function useFileTree({ chosen, isFiltered, choose, focus }: FileTreeOptions) {
  const host = useHost()
  const bundle = useShownBundle()
  /** What somebody opened or closed, by folder. */
  const toggled = shallowRef<Readonly<Record<string, boolean>>>({})
  const active = ref<string | null>(null)

  const call = useCall(
    // What is not chosen is left out: the first look is worked out ahead.
    (signal) => host.invoke('bundle.tree', { ...bundle.choice(), ...(Object.keys(toggled.value).length === 0 ? {} : { toggled: toggled.value }), ...(isFiltered() ? { changedOnly: true } : {}) }, { signal }),
    { reloadOn: () => [bundle.version(), toggled.value, isFiltered()] },
  )
  const rows = computed((): readonly TreeRow[] => call.value?.rows ?? [])
  /** The line that Tab leads to. */
  const tabStop = computed(() => {
    const paths = rows.value.map((row) => row.path)
    return [active.value, chosen()].find((path) => path !== null && paths.includes(path)) ?? paths[0] ?? null
  })

  watch(chosen, (path) => {
    if (path === null) return
    active.value = path
    const open = new Set(rows.value.flatMap((row) => (row.isOpen === true ? [row.path] : [])))
    const closed = foldersAbove(path).filter((folder) => !open.has(folder))
    if (closed.length > 0) toggled.value = { ...toggled.value, ...Object.fromEntries(closed.map((folder) => [folder, true])) }
  }, { immediate: true })

  async function toggle(row: TreeRow): Promise<void> {
    active.value = row.path
    toggled.value = { ...toggled.value, [row.path]: row.isOpen !== true }
    // By then it is asked for.
    await nextTick()
  }

  function act(row: TreeRow): void {
    active.value = row.path
    if (row.file === null) void toggle(row)
    else choose(row.path)
  }

  async function moveTo(row: TreeRow | undefined): Promise<void> {
    if (row === undefined) return
    active.value = row.path
    await nextTick()
    focus(row.path)
  }

  /** Once the lines are there that were asked for last. */
  function whenThere(): Promise<void> {
    return new Promise((resolve) => {
      const stop = watch(() => call.isReloading, (isReloading) => {
        if (isReloading) return
        resolve()
        void nextTick(() => stop())
      }, { immediate: true })
    })
  }

  let keysWaiting = 0
  let lastKey = Promise.resolve()

  /** Whether the key was one of the tree's. Each is obeyed once what the one before it asked for is there: whoever types ahead opens a folder and goes into it. */
  function press(key: string, row: TreeRow): boolean {
    if (!KEYS.has(key) && !LETTER.test(key)) return false
    const from = keysWaiting === 0 ? row.path : null
    keysWaiting += 1
    lastKey = lastKey.then(async () => {
      await whenThere()
      const index = rows.value.findIndex(({ path }) => path === (from ?? active.value))
      await obey(key, index)
      keysWaiting -= 1
    })
    return true
  }

  async function obey(key: string, index: number): Promise<void> {
    const row = rows.value[index]
    if (row === undefined) return
    const parent = (): TreeRow | undefined => rows.value.find((candidate) => candidate.path === foldersAbove(row.path).at(-1))
    switch (key) {
      case 'ArrowDown': return moveTo(rows.value[index + 1])
      case 'ArrowUp': return moveTo(rows.value[index - 1])
      case 'Home': return moveTo(rows.value[0])
      case 'End': return moveTo(rows.value.at(-1))
      case 'ArrowRight':
        if (row.isOpen === false) return toggle(row)
        return row.isOpen === true ? moveTo(rows.value[index + 1]) : undefined
      case 'ArrowLeft': return row.isOpen === true ? toggle(row) : moveTo(parent())
      case 'Enter':
      case ' ': return act(row)
      default: return typeAhead(key, index)
    }
  }

  /** A letter leads to the next line whose name begins with it. */
  function typeAhead(key: string, index: number): Promise<void> {
    const order = [...rows.value.slice(index + 1), ...rows.value.slice(0, index)]
    return moveTo(order.find((row) => row.name.toLowerCase().startsWith(key.toLowerCase())))
  }

  return { call, rows, tabStop, act, press }
}

const KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowRight', 'ArrowLeft', 'Enter', ' '])
const LETTER = /^[\p{L}\p{N}]$/u
