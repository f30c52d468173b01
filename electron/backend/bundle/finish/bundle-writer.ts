import type { ProjectFile } from '#backend/db/project-file.ts'
import { countEstate } from '#backend/db/repositories/estate-repository.ts'
import type { BundleContext, ComputedBundle } from '#backend/bundle/compute-bundle.ts'
import { keptChecksums, packExport } from '#backend/bundle/keep-export.ts'
import { refuseCancelled } from '#backend/exporters/bundle/staged-bundle.ts'
import { stageBundle, type StagedBundle, type StageOptions, writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { toWriteError } from '#backend/exporters/bundle/write-error.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { type PackedFiles, startWritingThread } from './writing-thread.ts'

export interface BundleWriterOptions extends StageOptions {
  readonly project: ProjectFile
  readonly signal: CancelSignal
  readonly progress: (done: number, total: number) => void
}

/** Writes one bundle. Who made it gives it up where anything fails before it is written. */
export interface BundleWriter {
  /** For whoever computes the bundle: takes its files as they are made. */
  readonly finisher?: NonNullable<BundleContext['finisher']>
  /** Writes what is not written yet, and puts all into place. Answers the real path of the folder, and what the project is to keep. Throws as writeBundle does. */
  write(bundle: ComputedBundle): Promise<{ readonly out: string; readonly packing: Promise<PackedFiles> }>
  /** Leaves all as it was. Answers what the failure that was met means for the person. */
  giveUp(failure: unknown): Promise<unknown>
}

/** Writes a bundle once it is whole, for whoever may have looked at it before. */
export function createWriterAtOnce({ project, out, force, signal, progress }: BundleWriterOptions): BundleWriter {
  return {
    write: async (bundle) => {
      const packing = packExport(project, bundle)
      packing.catch(() => undefined) // who keeps it tells of it; where nothing is written, nothing is kept
      return { out: await writeBundle({ out, files: bundle.files, force, signal, progress: (done) => progress(done, bundle.files.length) }), packing }
    },
    giveUp: (failure) => Promise.resolve(failure),
  }
}

/** From so many VMs on, templates apart, the files take longer than to start a thread for them. */
const MANY_VMS = 2_000

/**
 * Has the files of a large bundle written by a thread of their own, beside their place, while those that follow are made; nothing of it
 * shows until all are there. The thread is started at once, so that it is ready by the time there are files. `manyVms`: for tests.
 */
export function createWriterWhileMade(options: BundleWriterOptions, manyVms: number = MANY_VMS): BundleWriter {
  const { project, out, force, signal, progress } = options
  const thread = countEstate(project).vms < manyVms ? null : startWritingThread((error) => toWriteError(error, out))
  let staged: StagedBundle | null = null

  async function giveUp(failure: unknown): Promise<unknown> {
    await thread?.stop()
    if (staged === null) return failure
    const own = staged
    staged = null
    const met = await own.giveUp(failure)
    return failure instanceof AppError ? met : failure
  }

  return {
    finisher: async ({ only }) => {
      if (thread === null) return null
      staged = await stageBundle({ out, force })
      thread.begin({ folder: staged.folder, kept: keptChecksums(project, { only }) })
      return thread
    },
    write: async (bundle) => {
      if (thread === null || staged === null) {
        // Made before, for somebody who looked at it.
        await thread?.stop()
        return createWriterAtOnce(options).write(bundle)
      }
      const packed = await thread.written((done) => progress(done, bundle.files.length))
      refuseCancelled(signal)
      await thread.stop()
      const own = staged
      staged = null
      return { out: await own.commit(bundle.files.map(({ path }) => path)), packing: Promise.resolve(packed) }
    },
    giveUp,
  }
}
