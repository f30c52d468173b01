// `npm run screenshots`: takes a picture of every screen of the built app, in both themes and two sizes, into out/screenshots/.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const projectRoot = path.resolve(import.meta.dirname, '..')
const pictures = path.join('out', 'screenshots')
process.chdir(projectRoot)

if (existsSync(path.join('out', 'cli', 'portolan.js')) && existsSync(path.join('out', 'renderer', 'index.html'))) {
  rmSync(pictures, { recursive: true, force: true })
  const playwright = path.join('node_modules', '@playwright', 'test', 'cli.js')
  const { status } = spawnSync(process.execPath, [playwright, 'test', '--config', path.join('e2e', 'screenshots.config.ts')], { stdio: 'inherit' })
  if (status === 0) console.log(`The pictures are in ${pictures}.`)
  process.exitCode = status ?? 1
} else {
  console.error('The app was not built yet: run `npm run build` first.')
  process.exitCode = 1
}
