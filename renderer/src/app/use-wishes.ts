import { useMessage } from 'naive-ui'
import { onMounted, onUnmounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useCloseProject } from './use-close-project.ts'
import { useOpenProject } from './use-open-project.ts'
import { useHost } from '#renderer/api/host.ts'
import { type ChosenFiles, useImport } from '#renderer/screens/import/use-import.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useProjectFailure } from '#renderer/stores/project-failure.ts'
import type { AppWish } from '#shared/contract/app-wishes.ts'

/** Does what is asked of the window on any screen: by its menus, by files from the system, and by files that are dropped on it. */
export function useWishes(): void {
  const { t } = useI18n()
  const host = useHost()
  const router = useRouter()
  const project = useProject()
  const session = useImport()
  const failure = useProjectFailure()
  const open = useOpenProject()
  const close = useCloseProject()
  const message = useMessage()

  /** An import writes into the project that is open, and one runs at a time. */
  async function beginImport(names: readonly string[], run: (label: string) => Promise<void>): Promise<void> {
    const [file] = names
    if (file === undefined) return
    if (!project.isOpen) message.warning(t('frame.drop.noProject'))
    else if (session.isRunning) message.warning(t('frame.drop.busy'))
    else {
      await router.push('/import')
      await run(t('import.job', { file, n: names.length }, names.length))
    }
  }

  function heed(wish: AppWish): void {
    switch (wish.kind) {
      case 'go':
        void router.push(wish.path)
        return
      case 'open-project':
        void open(wish.path)
        return
      case 'close-project':
        void close()
        return
      case 'import':
        void beginImport(wish.paths.map((path) => path.split(/[/\\]/).at(-1) ?? path), (label) => session.importPaths(wish.paths, label))
    }
  }

  async function openDropped(file: File): Promise<void> {
    const uploaded = await host.upload(file)
    if (uploaded.ok) await open(uploaded.value.path)
    else failure.tell('open', uploaded.error)
  }

  function heedFiles({ files }: ChosenFiles): void {
    const dropped = files.find(({ name }) => PROJECT_FILE.test(name))
    if (dropped === undefined) void beginImport(files.map(({ name }) => name), (label) => session.importFiles({ files }, label))
    else void openDropped(dropped)
  }

  // A file that no part of the page takes would replace the page.
  const keepPage = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault()
  }
  const drop = (event: DragEvent): void => {
    // Prevented: the part that it was dropped on has taken it.
    if (event.defaultPrevented || !hasFiles(event)) return
    event.preventDefault()
    heedFiles({ files: [...(event.dataTransfer?.files ?? [])] })
  }

  onMounted(() => {
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', drop)
    host.capabilities.onWish?.(heed)
  })
  onUnmounted(() => {
    window.removeEventListener('dragover', keepPage)
    window.removeEventListener('drop', drop)
  })
}

const PROJECT_FILE = /\.portolan$/i

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
