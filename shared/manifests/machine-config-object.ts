import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'

/** Of Ignition's specification; every release since OpenShift 4.14 reads it. */
const IGNITION_VERSION = '3.4.0'

/** A MachineConfig of a pool. Files and units are Ignition's. */
export function machineConfig(name: string, role: string, spec: { readonly kernelArguments?: readonly string[]; readonly files?: readonly IgnitionFile[]; readonly units?: readonly Readonly<Record<string, unknown>>[] }): KubeObject {
  const { kernelArguments, files, units } = spec
  const config = { ignition: { version: IGNITION_VERSION }, ...(files === undefined ? {} : { storage: { files: files.map(fileEntry) } }), ...(units === undefined ? {} : { systemd: { units } }) }
  return {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: { name, labels: { ...MANAGED_BY_LABELS, 'machineconfiguration.openshift.io/role': role } },
    spec: { ...(kernelArguments === undefined ? {} : { kernelArguments }), ...(files === undefined && units === undefined ? {} : { config }) },
  }
}

export interface IgnitionFile {
  readonly path: string
  readonly text: string
}

/** Readable for all, as configuration files are: octal 0644, which YAML's decimal numbers say as 420. */
const FILE_MODE = 0o644

/** A data URL (RFC 2397), percent-encoded: what is in it can be read. */
function fileEntry({ path, text }: IgnitionFile): Readonly<Record<string, unknown>> {
  return { path, mode: FILE_MODE, overwrite: true, contents: { source: `data:,${encodeURIComponent(text)}` } }
}
