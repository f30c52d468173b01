import { describeObject, type KubeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckProblem, defineCheck } from '../check.ts'
import { fieldText, fieldValue, fieldValues, isRecord } from '../field-values.ts'

/** Versions of Ignition's specification that the machine-config operator of OpenShift 4.18 and later reads. */
const VERSION = /^3\.[0-5]\.0$/
/** RFC 2397: what stands before the comma, and the data. */
const DATA_URL = /^data:([^,]*),(.*)$/s
/** RFC 4648, with padding. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** A percent sign that begins no byte. */
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/

/** The operator renders no configuration from Ignition that it cannot read: the pool is degraded, and its nodes take no update any more. */
export const ignitionInvalid = defineCheck({
  id: 'ignition-invalid',
  title: 'MachineConfigs hold Ignition that can be read',
  severity: 'critical',
  needs: ['manifests'],
  check: ({ objects }) => objects.ofKind('MachineConfig').flatMap(judge),
})

function judge(object: KubeObject): readonly CheckProblem[] {
  const config = fieldValue(object, 'spec.config')
  if (config === undefined || config === null) return []
  const subject = describeObject(object)
  if (!isRecord(config)) return [{ subject, message: 'spec.config is no map.', remedy: 'Write Ignition there, or take it out.' }]
  const problems: CheckProblem[] = []
  const version = fieldText(config, 'ignition.version')
  if (version === null || !VERSION.test(version)) problems.push({ subject, message: `spec.config.ignition.version is ${version === null ? 'missing' : `"${version}"`}, which the operator does not read.`, remedy: 'Use 3.4.0.' })
  const paths = new Set<string>()
  for (const { at, value: file } of fieldValues(config, 'storage.files[]')) {
    const path = fieldText(file, 'path')
    if (path === null || !path.startsWith('/')) problems.push({ subject, message: `spec.config.${at}.path is ${path === null ? 'missing' : `"${path}"`}.`, remedy: 'Say where the file goes, from / on.' })
    else if (paths.has(path)) problems.push({ subject, message: `spec.config.${at}.path names ${path} again.`, remedy: 'Keep one of them.' })
    if (path !== null) paths.add(path)
    for (const { at: sourceAt, value: source } of [...fieldValues(file, 'contents.source'), ...fieldValues(file, 'append[].source')]) {
      const fault = typeof source === 'string' ? dataFault(source) : null
      if (fault !== null) problems.push({ subject, message: `spec.config.${at}.${sourceAt} ${fault}.`, remedy: 'Encode the file anew, percent-encoded behind "data:," or in base64 behind "data:;base64,".' })
    }
  }
  for (const { at, value: unit } of fieldValues(config, 'systemd.units[]')) {
    if (fieldText(unit, 'name')?.includes('.') !== true) problems.push({ subject, message: `spec.config.${at}.name is no name of a unit.`, remedy: 'Name it with its kind, such as x.service.' })
  }
  return problems
}

/** What is wrong with where a file comes from; null where it can be read. Other addresses than data are believed. */
function dataFault(source: string): string | null {
  if (source === '') return null
  if (!source.startsWith('data:')) return /^[a-z][a-z0-9+.-]*:/i.test(source) ? null : 'is no address'
  const parts = DATA_URL.exec(source)
  if (parts === null) return 'is a data URL without a comma'
  const [, type = '', data = ''] = parts
  if (BAD_ESCAPE.test(data)) return 'has a percent sign that begins no byte'
  if (/\s/.test(data)) return 'has a blank or a line break in its data'
  return type.endsWith(';base64') && !BASE64.test(data.replaceAll(/%3d/gi, '=').replaceAll(/%2b/gi, '+').replaceAll(/%2f/gi, '/')) ? 'is no base64' : null
}
