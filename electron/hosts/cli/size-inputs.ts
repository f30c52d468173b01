import { type CommandArguments, type OptionDefinitions, UsageError } from './command.ts'

/** Options of `size` that change inputs of the scenario. */
export const SIZE_INPUT_OPTIONS: OptionDefinitions = {
  where: { type: 'string' },
  'powered-on': { type: 'boolean' },
  'cpu-overcommit': { type: 'string' },
  'memory-overcommit': { type: 'string' },
  utilisation: { type: 'string' },
  failover: { type: 'string' },
  'update-nodes': { type: 'string' },
  growth: { type: 'string' },
  metric: { type: 'string' },
  node: { type: 'string', multiple: true },
  'existing-hosts': { type: 'boolean' },
}

export const SIZE_INPUT_HELP: Readonly<Record<string, string>> = {
  where: 'only VMs that pass this filter',
  'powered-on': 'VMs that are powered off count for storage alone',
  'cpu-overcommit': 'vCPUs for each core, 1 or more',
  'memory-overcommit': 'percent, 100 or more',
  utilisation: 'how full nodes may become, in percent',
  failover: 'nodes that may fail: a number, a percentage like 10%, or source',
  'update-nodes': 'nodes that are updated at a time',
  growth: 'percent a year and years, like 10x3',
  metric: 'configured, observed or at-export',
  node: 'a node model SOCKETSxCORES,GiB[,COUNT], may be repeated in order of preference',
  'existing-hosts': 'the hosts of the source become nodes first',
}

/** A scenario's inputs with what the options say instead. What is no number goes on as it is, for the sizing to name. UsageError for what has no such form. */
export function sizeInputs(base: Readonly<Record<string, unknown>>, args: CommandArguments): Record<string, unknown> {
  const inputs: Record<string, unknown> = { ...base }
  const scope = { ...(base['scope'] as object | undefined) } // as sizing.scenarios answers it
  const number = (name: string): unknown => numberOf(args.text(name))
  const set = (key: string, value: unknown): void => { if (value !== undefined) inputs[key] = value }
  set('cpuOvercommit', number('cpu-overcommit'))
  set('memoryOvercommitPercent', number('memory-overcommit'))
  set('updateNodes', number('update-nodes'))
  const utilisation = number('utilisation')
  if (utilisation !== undefined) inputs['utilisationPercent'] = { cpu: utilisation, memory: utilisation }
  set('failover', failoverOf(args.text('failover')))
  set('growth', growthOf(args.text('growth')))
  const metric = args.text('metric')
  if (metric !== undefined) inputs['metric'] = { ...(base['metric'] as object | undefined), cpu: metric, memory: metric === 'observed' ? 'configured' : metric } // as above
  const nodes = args.texts('node').map(nodeOf)
  if (nodes.length > 0) inputs['nodes'] = nodes
  if (args.flag('existing-hosts')) inputs['existingHosts'] = 'reuse'
  const where = args.text('where')
  inputs['scope'] = { ...scope, ...(where === undefined ? {} : { where }), ...(args.flag('powered-on') ? { powerStates: 'powered-on' } : {}) }
  return inputs
}

/** Whether any of the options is given, so that what is computed differs from what the project holds. */
export function hasSizeInputs(args: CommandArguments): boolean {
  return Object.entries(SIZE_INPUT_OPTIONS).some(([name, { type, multiple }]) => (type === 'boolean' ? args.flag(name) : multiple === true ? args.texts(name).length > 0 : args.text(name) !== undefined))
}

function numberOf(text: string | undefined): unknown {
  if (text === undefined) return undefined
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function failoverOf(text: string | undefined): unknown {
  if (text === undefined) return undefined
  if (text === 'source') return { by: 'source' }
  return text.endsWith('%') ? { by: 'percent', percent: numberOf(text.slice(0, -1)) } : { by: 'count', nodes: numberOf(text) }
}

function growthOf(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const [percentPerYear, years = '1', ...more] = text.split('x')
  if (more.length > 0) throw new UsageError(`--growth is percent a year and years, like 10x3, not "${text}"`)
  return { percentPerYear: numberOf(percentPerYear), years: numberOf(years) }
}

function nodeOf(text: string): unknown {
  const match = /^(\d+)x(\d+),(\d+(?:\.\d+)?)(?:,(\d+))?$/.exec(text)
  if (match === null) throw new UsageError(`--node is SOCKETSxCORES,GiB[,COUNT], like 2x32,1024, not "${text}"`)
  const [, sockets, coresPerSocket, memoryGib, count] = match
  return { name: text, sockets: Number(sockets), coresPerSocket: Number(coresPerSocket), memoryGib: Number(memoryGib), ...(count === undefined ? {} : { count: Number(count) }) }
}
