import { describe, expect, it } from 'vitest'
import { API } from '#shared/contract/api.ts'
import { CALL_PATHS, refusedPath } from './call-paths.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { learnPaths } from './learn-paths.ts'

describe('the calls that a page may make', () => {
  it('are listed one by one, each with the paths that it names', () => {
    expect(Object.keys(API).filter((name) => !Object.hasOwn(CALL_PATHS, name))).toEqual([])
  })

  it.each([
    ['project.open', { path: '/p/a.portolan', create: false }, [{ path: '/p/a.portolan', purpose: 'project-open' }]],
    ['project.open', { path: '/p/a.portolan', create: true }, [{ path: '/p/a.portolan', purpose: 'project-new' }]],
    ['inventory.import', { files: ['/i/a.xlsx', '/i/b.xlsx'] }, [{ path: '/i/a.xlsx', purpose: 'read' }, { path: '/i/b.xlsx', purpose: 'read' }]],
    ['inventory.import-engine', { url: 'https://engine.example/ovirt-engine', user: 'admin@internal', password: 'x', caFile: '/i/ca.pem' }, [{ path: '/i/ca.pem', purpose: 'read' }]],
    ['target.use', { target: 'odf' }, []],
    ['target.use', { target: './odf' }, [{ path: './odf', purpose: 'read' }]],
    ['target.use', { target: '/t/ours.yaml' }, [{ path: '/t/ours.yaml', purpose: 'read' }]],
    ['decisions.import', { file: '/d/portolan.yaml' }, [{ path: '/d/portolan.yaml', purpose: 'read' }]],
    ['bundle.export', { out: '/b' }, [{ path: '/b', purpose: 'write' }]],
    ['bundle.check', { folder: '/b' }, [{ path: '/b', purpose: 'read' }]],
    ['inventory.query', { path: '/etc/passwd' }, []],
  ])('%s names %j', (name, input, paths) => {
    expect(CALL_PATHS[name]?.(input)).toEqual(paths)
  })

  it.each([null, undefined, 7, [], { path: 7 }, { files: [7] }])('leave an input of no such form (%j) to the backend to refuse', (input) => {
    for (const pathsOf of Object.values(CALL_PATHS)) expect(pathsOf(input)).toEqual([])
  })

  it('may name no path that was not chosen for it', () => {
    const granted = createGrantedPaths()
    granted.grant('/i/a.xlsx', 'read')
    expect(refusedPath([{ path: '/i/a.xlsx', purpose: 'read' }], granted)).toBeNull()
    expect(refusedPath([{ path: '/i/a.xlsx', purpose: 'read' }, { path: '/i/b.xlsx', purpose: 'read' }], granted)).toBe('/i/b.xlsx')
    expect(refusedPath([{ path: '/i/a.xlsx', purpose: 'write' }], granted)).toBe('/i/a.xlsx')
  })
})

describe('what the backend answers', () => {
  it('may be opened or shown again', () => {
    const granted = createGrantedPaths()
    learnPaths('project.recent', { ok: true, value: [{ path: '/p/a.portolan', name: 'a' }] }, granted)
    learnPaths('project.create', { ok: true, value: { path: '/p/b.portolan' } }, granted)
    learnPaths('bundle.export', { ok: true, value: { out: '/b' } }, granted)
    expect(granted.allows('/p/a.portolan', 'project-open')).toBe(true)
    expect(granted.allows('/p/b.portolan', 'reveal')).toBe(true)
    expect(granted.allows('/b', 'reveal')).toBe(true)
    expect(granted.allows('/b', 'write')).toBe(false)
  })

  it('allows nothing where the call failed', () => {
    const granted = createGrantedPaths()
    learnPaths('project.open', { ok: false, error: { code: 'io', message: '', details: { path: '/p/a.portolan' } } }, granted)
    expect(granted.allows('/p/a.portolan', 'project-open')).toBe(false)
  })
})
