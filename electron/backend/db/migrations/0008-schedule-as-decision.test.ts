import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { currentDecisions } from '../repositories/decision-repository.ts'
import { openProject } from '../project-file.ts'
import { scheduleAsDecision } from './0008-schedule-as-decision.ts'
import { MIGRATIONS } from './registry.ts'

it('keeps the schedule that a project has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-0008-'))
  try {
    const path = join(folder, 'p.portolan')
    const older = openProject(path, { create: true, migrations: MIGRATIONS.slice(0, MIGRATIONS.indexOf(scheduleAsDecision)) })
    older.database.exec(`INSERT INTO wave_schedule VALUES (1, '2026-03-02T08:00:00.000Z', '2026-03-02');
      INSERT INTO wave_assignment (vm_id, window_id) VALUES ('a', 'w/2026-03-07'), ('b', 'w/2026-03-14'), ('c', 'w/2026-03-07')`)
    older.close()
    const project = openProject(path, { create: false })
    expect(currentDecisions(project)['waves.schedule']).toEqual({ waves: { today: '2026-03-02', windows: { 'w/2026-03-07': ['a', 'c'], 'w/2026-03-14': ['b'] } } })
    project.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
