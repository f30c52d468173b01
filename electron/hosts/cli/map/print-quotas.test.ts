import { expect, it } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { CommandContext } from '../command.ts'
import { printQuotas } from './print-quotas.ts'

const TENANCY: ApiOutput<'mapping.placement'>['tenancy'] = {
  quotas: [{ namespace: 'gold', kind: 'ResourceQuota', hard: { 'requests.memory': '4096Mi', 'requests.cpu': '2000m' }, poolPath: '/DC/C1/Resources/Gold', vmCount: 3, reasons: [{ code: 'quota-overhead', message: 'With room.' }] }],
  roleBindings: [],
  unmapped: [],
  findings: [{ code: 'pool-reservation', message: 'Not carried.' }, { code: 'no-permissions', message: 'Who may do what is in no inventory.' }],
}

function printed(format: CommandContext['format']): { readonly out: string; readonly notes: readonly string[] } {
  const out: string[] = []
  const notes: string[] = []
  const context = { format, print: (text: string) => out.push(text), note: (text: string) => notes.push(text) } as unknown as CommandContext // as much as it prints with
  printQuotas({ tenancy: TENANCY } as ApiOutput<'mapping.placement'>, context) // it looks at nothing else
  return { out: out.join('\n').trimEnd(), notes }
}

it('lists a line for each resource, and what of pools is not carried', () => {
  expect(printed('csv')).toEqual({ out: expect.stringMatching(/^namespace,kind,resource,limit,pool,vms,why\r?\ngold,ResourceQuota,requests\.memory,4096Mi,\/DC\/C1\/Resources\/Gold,3,With room\.\r?\ngold,ResourceQuota,requests\.cpu,2000m,.*$/) as unknown, notes: ['Not carried.'] })
  expect(JSON.parse(printed('json').out)).toEqual({ quotas: TENANCY.quotas, findings: [TENANCY.findings[0]] })
})
