import type { Host } from '#renderer/api/host.ts'
import type { useProject } from '#renderer/stores/project.ts'

/**
 * Calls of this page are about the project that it shows. Where another page opened another one, this page shows that
 * one as soon as a call of its own was refused.
 */
export function holdToProject(host: Pick<Host, 'holdTo'>, project: Pick<ReturnType<typeof useProject>, 'info' | 'refresh'>): void {
  let isAsking = false
  host.holdTo(
    () => project.info?.path ?? null,
    () => {
      // A screen asks several things at once, and all of them are refused.
      if (isAsking) return
      isAsking = true
      void project.refresh().finally(() => {
        isAsking = false
      })
    },
  )
}
