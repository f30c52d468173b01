import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { foldersAbove, type ListedFile, treeOf, type TreeRow, treeRows } from './file-tree.ts'

/** A tree that is short enough is shown wholly open where only some files are asked for. */
const MOST_OPEN_FILES = 500

export interface FileTreeOptions {
  readonly files: () => readonly ListedFile[]
  readonly chosen: () => string | null
  /** Only some of the files are shown. */
  readonly isFiltered: () => boolean
  readonly choose: (path: string) => void
  /** Moves the focus to the line of a path. */
  readonly focus: (path: string) => void
}

/** Which folders are open, which line takes the keyboard, and what keys do: the tree pattern of the ARIA Authoring Practices. */
export function useFileTree({ files, chosen, isFiltered, choose, focus }: FileTreeOptions) {
  /** What somebody opened or closed, by folder. */
  const toggled = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  const active = ref<string | null>(null)

  const isOpen = (folder: string): boolean => toggled.value.get(folder) ?? ((isFiltered() && files().length <= MOST_OPEN_FILES) || !folder.includes('/'))
  const tree = computed(() => treeOf(files()))
  const rows = computed(() => treeRows(tree.value, isOpen))
  /** The line that Tab leads to. */
  const tabStop = computed(() => {
    const paths = rows.value.map((row) => row.path)
    return [active.value, chosen()].find((path) => path !== null && paths.includes(path)) ?? paths[0] ?? null
  })

  watch(chosen, (path) => {
    if (path === null) return
    active.value = path
    const closed = foldersAbove(path).filter((folder) => !isOpen(folder))
    if (closed.length > 0) toggled.value = new Map([...toggled.value, ...closed.map((folder) => [folder, true] as const)])
  }, { immediate: true })

  function toggle(row: TreeRow): void {
    toggled.value = new Map([...toggled.value, [row.path, row.isOpen !== true]])
  }

  function act(row: TreeRow): void {
    active.value = row.path
    if (row.file === null) toggle(row)
    else choose(row.path)
  }

  async function moveTo(row: TreeRow | undefined): Promise<void> {
    if (row === undefined) return
    active.value = row.path
    await nextTick()
    focus(row.path)
  }

  /** Whether the key was one of the tree's. */
  function press(key: string, row: TreeRow): boolean {
    const index = rows.value.indexOf(row)
    const parent = (): TreeRow | undefined => rows.value.find((candidate) => candidate.path === foldersAbove(row.path).at(-1))
    switch (key) {
      case 'ArrowDown': void moveTo(rows.value[index + 1]); return true
      case 'ArrowUp': void moveTo(rows.value[index - 1]); return true
      case 'Home': void moveTo(rows.value[0]); return true
      case 'End': void moveTo(rows.value.at(-1)); return true
      case 'ArrowRight':
        if (row.isOpen === false) toggle(row)
        else if (row.isOpen === true) void moveTo(rows.value[index + 1])
        return true
      case 'ArrowLeft':
        if (row.isOpen === true) toggle(row)
        else void moveTo(parent())
        return true
      case 'Enter':
      case ' ': act(row); return true
      default: return typeAhead(key, index)
    }
  }

  /** A letter leads to the next line whose name begins with it. */
  function typeAhead(key: string, index: number): boolean {
    if (!/^[\p{L}\p{N}]$/u.test(key)) return false
    const order = [...rows.value.slice(index + 1), ...rows.value.slice(0, index)]
    void moveTo(order.find((row) => row.name.toLowerCase().startsWith(key.toLowerCase())))
    return true
  }

  return { rows, tabStop, act, press }
}
