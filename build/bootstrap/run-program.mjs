import { spawn } from 'node:child_process'
import process from 'node:process'

/** @typedef {{ succeeded: boolean, output: string }} ProgramResult */

/**
 * Runs a program without showing what it prints; the output is for the message of a failure.
 * Never rejects: a program that is missing, fails or takes too long is a result with `succeeded: false`.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ timeoutMs?: number, environment?: Record<string, string>, workingFolder?: string }} [options]
 * @returns {Promise<ProgramResult>}
 */
export function runProgram(program, programArguments, options = {}) {
  return new Promise((resolve) => {
    // With a process group of its own, a timeout also ends the programs that the program started.
    const ownsGroup = options.timeoutMs !== undefined && process.platform !== 'win32'
    const child = spawn(program, [...programArguments], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownsGroup,
      windowsHide: true,
      ...(options.workingFolder === undefined ? {} : { cwd: options.workingFolder }),
      env: { ...process.env, ...options.environment },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += String(chunk)))
    child.stderr.on('data', (chunk) => (output += String(chunk)))

    const end = () => {
      if (ownsGroup && child.pid !== undefined) {
        process.kill(-child.pid, 'SIGKILL')
      } else {
        child.kill('SIGKILL')
      }
    }
    const interrupted = () => {
      end()
      process.exit(130)
    }
    if (ownsGroup) {
      process.once('SIGINT', interrupted)
    }
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nGave up after ${options.timeoutMs} ms.`
            end()
          }, options.timeoutMs)

    /** @param {boolean} succeeded */
    const settle = (succeeded) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      resolve({ succeeded, output: output.trim() })
    }
    child.on('error', (error) => {
      output += error.message
      settle(false)
    })
    child.on('close', (status) => settle(status === 0))
  })
}
