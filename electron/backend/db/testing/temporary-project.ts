import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProject, type ProjectFile } from '../project-file.ts'

/** Runs a test on a project file in a folder of its own, which is gone afterwards. */
export async function withTemporaryProject<Value>(work: (project: ProjectFile, folder: string) => Value | Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-db-'))
  const project = openProject(join(folder, 'estate.portolan'), { create: true })
  try {
    return await work(project, folder)
  } finally {
    project.close()
    rmSync(folder, { recursive: true })
  }
}

/** Every row of every table, for comparing two states of a project. */
export function dumpProject({ database }: ProjectFile): Record<string, unknown[]> {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[] // names are text
  return Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all()]))
}
