#!/usr/bin/env node
// The program's entry. Static imports are of `node:` only: the database's native module ends an older Node
// with a segmentation fault, so nothing else may load before the version is known.
import process from 'node:process'

const OLDEST_NODE = { major: 22, minor: 12 }
const USAGE_EXIT_STATUS = 2

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
  process.stderr.write(
    `portolan needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer; this is Node ${process.versions.node}.\n`,
  )
  process.exitCode = USAGE_EXIT_STATUS
} else {
  // Before anything is loaded: what the young generation grows to by then it keeps.
  if (process.argv[2] === 'export' || process.argv[2] === 'plan') {
    const { keepHeapSmall, LATE_LOOKS } = await import('./keep-heap-small.ts')
    keepHeapSmall(LATE_LOOKS)
    const { compileLess } = await import('./compile-less.ts')
    compileLess()
  }
  const { keepCompiled } = await import('./keep-compiled.ts')
  keepCompiled()
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
