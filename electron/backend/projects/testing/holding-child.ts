// A process that takes the lease of a project, tells how that went, and keeps it until it is ended or told to give it back.
import { writeSync } from 'node:fs'
import process from 'node:process'
import { AppError } from '#shared/contract/app-error.ts'
import { takeLease } from '../project-lease.ts'

const STDOUT = 1

const [project, since] = process.argv.slice(2)
if (project === undefined || since === undefined) throw new Error('Usage: holding-child PROJECT SINCE')
try {
  const lease = takeLease(project, since)
  process.stdin.once('data', () => {
    lease.release()
    process.exit()
  })
  writeSync(STDOUT, 'holds\n')
} catch (error) {
  if (!(error instanceof AppError)) throw error
  writeSync(STDOUT, `${String(error.details['reason'])}\n`)
}
