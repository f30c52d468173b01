import { main } from '../main.ts'

export interface CliRun {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process, with everything that it prints kept. */
export async function runCli(argv: readonly string[], options: { readonly workingFolder?: string; readonly signal?: AbortSignal; readonly onProgress?: (text: string) => void; readonly password?: string } = {}): Promise<CliRun> {
  let stdout = ''
  let stderr = ''
  const status = await main(argv, {
    stdout: (text) => {
      stdout += text
    },
    stderr: (text) => {
      stderr += text
      options.onProgress?.(text)
    },
    stderrColumns: options.onProgress === undefined ? null : TERMINAL_COLUMNS,
    signal: options.signal ?? new AbortController().signal,
    workingFolder: options.workingFolder ?? process.cwd(),
    ...(options.password === undefined ? {} : { readPassword: () => Promise.resolve(options.password ?? '') }),
  })
  return { status, stdout, stderr }
}

const TERMINAL_COLUMNS = 80
