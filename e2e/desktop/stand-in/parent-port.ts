// Loaded before the utility program: a plain child of Node speaks to its parent as a utility process of Electron does.
import process from 'node:process'

Object.assign(process, {
  parentPort: {
    postMessage: (message: unknown): void => void process.send?.(message),
    on: (_event: 'message', listener: (event: { readonly data: unknown }) => void): void => void process.on('message', (data) => listener({ data })),
  },
})

// The end of a backend that nobody foresaw, for a test to have when it wants it.
process.on('SIGUSR2', () => {
  throw new RangeError('Made up of ACME-DB-01.')
})
