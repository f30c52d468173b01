import { computed, onUnmounted, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { firstScreenOf } from '#renderer/app/first-screen.ts'
import { useJobs } from '#renderer/stores/jobs.ts'
import { type ProjectInfo, useProject } from '#renderer/stores/project.ts'
import { type ProjectFailure, useProjectFailure } from '#renderer/stores/project-failure.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { Outcome } from '#shared/contract/api-types.ts'

/** Opening, creating, closing and forgetting projects. One at a time: a second click waits for the first. */
export function useStart() {
  const { t } = useI18n()
  const host = useHost()
  const jobs = useJobs()
  const project = useProject()
  const scope = useScope()
  const route = useRoute()
  const router = useRouter()
  const recent = useCall((signal) => host.invoke('project.recent', {}, { signal }), { reloadOn: () => project.info?.path })
  const isBusy = ref(false)
  const failures = useProjectFailure()
  /** Where the person wanted to go before a project was open. Only a path of this app. */
  const next = computed(() => (typeof route.query['next'] === 'string' && /^\/(?!\/)/.test(route.query['next']) ? route.query['next'] : null))

  // What was asked for on this page goes with it; only what is not open yet is of interest elsewhere.
  onUnmounted(() => {
    if (failures.failure?.kind !== 'open') failures.dismiss()
  })

  async function attempt<Value>(kind: ProjectFailure['kind'], run: () => Promise<Outcome<Value>>): Promise<Value | null> {
    if (isBusy.value) return null
    isBusy.value = true
    const outcome = await run()
    isBusy.value = false
    if (!outcome.ok) {
      failures.tell(kind, outcome.error)
      return null
    }
    failures.dismiss()
    return outcome.value
  }

  async function enter(kind: ProjectFailure['kind'], opening: () => Promise<Outcome<ProjectInfo>>): Promise<ProjectInfo | null> {
    const info = await attempt(kind, opening)
    if (info !== null) scope.clear()
    return info
  }

  async function goOn(info: ProjectInfo): Promise<void> {
    await router.push(next.value ?? firstScreenOf(info))
  }

  async function open(path: string, access: 'write' | 'read' = 'write'): Promise<void> {
    const info = await enter('open', () => project.open(path, access))
    if (info !== null) await goOn(info)
  }

  async function create(name: string): Promise<void> {
    const info = await enter('create', () => project.create(name, 'refuse'))
    if (info !== null) await goOn(info)
  }

  async function openSample(): Promise<void> {
    const info = await enter('sample', async () => {
      const created = await project.create(t('start.sample.name'), 'number')
      if (!created.ok) return created
      const about = await host.info()
      if (!about.ok) return about
      const imported = await jobs.run('inventory.import', { files: [about.value.samplePath] }, { label: t('start.sample.job') })
      return imported.ok ? host.invoke('project.info', {}) : imported
    })
    if (info !== null) await goOn(info)
  }

  async function openFile(file: File): Promise<void> {
    const info = await enter('open', async () => {
      const uploaded = await host.upload(file)
      return uploaded.ok ? project.open(uploaded.value.path) : uploaded
    })
    if (info !== null) await goOn(info)
  }

  /** Desktop alone: a file of this machine by its path. */
  async function choosePath(): Promise<void> {
    const path = await host.capabilities.choosePath?.('project-open')
    if (path !== undefined && path !== null) await open(path)
  }

  async function close(): Promise<void> {
    await attempt('close', () => project.close())
  }

  async function forget(path: string): Promise<void> {
    await attempt('forget', () => host.invoke('project.forget', { path }))
    await recent.reload()
  }

  return { recent, isBusy, failures, next, project, open, create, openSample, openFile, choosePath, close, forget, goOn, hasFileDialog: host.capabilities.choosePath !== null }
}
