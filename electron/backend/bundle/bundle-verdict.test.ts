import { expect, it } from 'vitest'
import { BUSY_MS, useSampleProject } from '#backend/testing/use-sample-project.ts'
import { installPolicySchema } from '#shared/domain/target/install-policy.ts'

const { call, useTarget } = useSampleProject()

const verdict = async () => (await call('bundle.verdict', {})).critical

/** An address of the API that the installer would refuse. */
const useContradiction = (): Promise<void> =>
  useTarget((odf) => ({ ...odf, cluster: { ...odf.cluster, install: installPolicySchema.parse({ clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', apiVip: '198.51.100.2' }) } }))

it('says what would stop an export once the bundle was made, as Hand over does, until something changes', async () => {
  await useContradiction()
  expect(await verdict()).toBeNull()
  const { checks } = await call('bundle.preview', {})
  const known = await verdict()
  expect(known).toEqual(checks.groups.filter(({ severity }) => severity === 'critical').map(({ checkId, title, count }) => ({ checkId, title, count })))
  expect(known?.map(({ checkId }) => checkId)).toContain('target-contradiction')

  // A part of it, and another release, are other bundles.
  await call('bundle.preview', { only: 'mtv' })
  expect(await verdict()).toEqual(known)

  await call('decisions.undo', {})
  expect(await verdict()).toBeNull()
  await call('bundle.preview', { only: 'mtv' })
  expect(await verdict()).toBeNull()
  await call('bundle.preview', {})
  expect((await verdict())?.map(({ checkId }) => checkId)).not.toContain('target-contradiction')
}, BUSY_MS)
