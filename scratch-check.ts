import { makeEstate, makeVm, makeNic, makeDisk, makePortGroup, makeDatastore, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import { EMITTERS } from '#shared/manifests/registry.ts'
import { isFieldAvailable } from '#shared/engine/check/version-gates.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
const N = Number(process.argv[2] ?? 300)
const pgs = Array.from({ length: 200 }, (_, i) => makePortGroup({ moref: `dvportgroup-${i}`, name: `Net ${i}`, vlanId: 1 + i, vlanText: String(1 + i) }))
const dss = Array.from({ length: 100 }, (_, i) => makeDatastore({ moref: `datastore-${i}`, name: `DS${i}` }))
const vms = Array.from({ length: N }, (_, i) => { const id = `${SOURCE_ID}/vm-${i}`; return makeVm({ moref: `vm-${i}`, clusterName: `C${i % 20}`, ...(i % 50 === 0 ? { tools: null } : {}), powerState: i % 37 === 1 ? 'poweredOff' : 'poweredOn',
  nics: [makeNic({ vmId: id, portGroupId: pgs[i % 200]!.id, networkName: pgs[i % 200]!.name, macAddress: `00:50:${i}` }), makeNic({ vmId: id, portGroupId: pgs[(i + 1) % 200]!.id })],
  disks: [makeDisk({ vmId: id, path: i % 41 < 2 ? `[DS1] shared${Math.floor(i / 41)}` : `[DS] ${i}`, datastoreId: i % 41 < 2 ? dss[1]!.id : dss[i % 100]!.id })] }) })
const estate = makeEstate({ vms, portGroups: pgs, datastores: dss })
for (const mtv of MTV_VERSIONS.slice(-1)) {
  const target = { ...(await loadTarget('odf')), mtv }
  const a = runRules(estate, target)
  let t = performance.now()
  const plan = buildMigrationPlan({ estate, target, decisions: NO_DECISIONS, concerns: a.findings })
  console.log(mtv, 'plan', plan.plans.length, plan.unplaced.length, Math.round(performance.now() - t))
  t = performance.now()
  const objects = EMITTERS.flatMap((e) => e.emit(plan, { isAvailable: (k, p, v) => isFieldAvailable(target, k, p, v) })).map((e) => e.object)
  console.log('emit', objects.length, Math.round(performance.now() - t)); t = performance.now()
  const r = runChecks({ objects, versions: target, estate, concerns: a.findings })
  if(mtv==='2.12'){const {CHECKS}=await import('#shared/engine/check/checks/registry.ts');for(const c of CHECKS){const t0=performance.now();runChecks({objects,versions:target,estate,concerns:a.findings},[c]);const d=performance.now()-t0;if(d>600)console.log(c.id,Math.round(d))}}
  console.log('check', Math.round(performance.now() - t))
  const by: Record<string, number> = {}
  for (const f of r.findings) by[`${f.ruleId} ${f.severity}`] = (by[`${f.ruleId} ${f.severity}`] ?? 0) + 1
  console.log(by, r.notEvaluated, r.findings.find((f) => f.severity === 'critical'))
}
