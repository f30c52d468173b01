import { execFileSync } from 'node:child_process'
import path from 'node:path'

const GENERATOR = path.resolve(import.meta.dirname, '../../build/sample/main.ts')
/** The estate that comes with the product, so that its side files are those of the sample. */
const SAMPLE_ARGUMENTS = ['--vms', '200', '--form', 'native', '--seed', '42']

/** An example of each kind of side file for the sample estate; answers their paths by name. */
export function writeSideFiles(folder: string): Record<'applications' | 'performance' | 'permissions' | 'ip-plan' | 'nsx-firewall', string> {
  const side = path.join(folder, 'side')
  execFileSync(process.execPath, [GENERATOR, ...SAMPLE_ARGUMENTS, '--out', path.join(folder, 'estate.xlsx'), '--side-files', side])
  const file = (name: string): string => path.join(side, name)
  return { applications: file('applications.csv'), performance: file('performance.csv'), permissions: file('permissions.csv'), 'ip-plan': file('ip-plan.csv'), 'nsx-firewall': file('nsx-firewall.json') }
}
