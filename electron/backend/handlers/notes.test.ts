import { expect, it } from 'vitest'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'

const { call, backend } = useSampleProject()

const VM = '0b1a0055-e8c3-4804-b218-9f2ec283f52f/vm-43'
const ask = (text: string, owner: string | null = null) => ({ text, state: 'open' as const, owner, answer: null })
const texts = async (input: Parameters<typeof call<'notes.list'>>[1] = {}) => (await call('notes.list', input)).rows.map(({ name, note }) => `${name}: ${note.text}`)

it('keeps notes on objects of every kind as undo steps, open questions first', async () => {
  const [datastore] = (await call('mapping.storage', {})).rows
  await call('notes.write', { object: 'vm', subject: VM, note: { text: 'Licence by MAC', state: 'note', owner: null, answer: null } })
  await call('notes.write', { object: 'vm', subject: VM, note: ask('May it be off for an hour?', 'Ann') })
  await call('notes.write', { object: 'datastore', subject: datastore?.id ?? '', note: ask('Who backs this up?') })
  await call('notes.write', { object: 'rule', subject: 'vmware.disk.rdm.detected', note: ask('Does the array copy?', 'Ann') })
  expect(await texts({ object: 'vm', subject: VM })).toEqual(['ERP-WEB-02: May it be off for an hour?', 'ERP-WEB-02: Licence by MAC'])
  expect(await texts({ owner: 'Ann' })).toHaveLength(2)
  expect(await texts({ owner: null, state: 'open' })).toEqual([`${datastore?.name}: Who backs this up?`])
  expect(await texts({ search: 'hour ann' })).toEqual(['ERP-WEB-02: May it be off for an hour?'])
  expect(await call('notes.list', { limit: 1 })).toMatchObject({ total: 4, states: { note: 1, open: 3, answered: 0 }, owners: [{ owner: null, notes: 2, open: 1 }, { owner: 'Ann', notes: 2, open: 2 }] })
  expect((await call('plan.progress', {})).questions.filter(({ code }) => code === 'notes').map(({ step, count }) => [step, count])).toEqual([['inventory', 1], ['assess', 1], ['map', 1]])
  await call('decisions.undo', {})
  expect(await texts({ object: 'rule' })).toEqual([])
})

it('names hosts and clusters as the inventory does', async () => {
  for (const [object, kind] of [['host', 'hosts'], ['cluster', 'clusters']] as const) {
    const [first] = (await call('inventory.query', { kind, columns: ['id', 'name'], offset: 0, limit: 1 })).rows
    await call('notes.write', { object, subject: String(first?.['id']), note: ask('Stays behind?') })
    expect(await texts({ object })).toEqual([`${String(first?.['name'])}: Stays behind?`])
  }
})

it('writes one note on many objects as one undo step, after what they have already', async () => {
  const subjects = (await call('inventory.query', { kind: 'hosts', columns: ['id'], offset: 0, limit: 3 })).rows.map((row) => String(row['id']))
  const [first = '', ...others] = subjects
  await call('notes.write', { object: 'host', subject: first, note: ask('Which firmware?') })
  const many = { object: 'host' as const, subjects: [...subjects, first], note: ask('Stays in the old data centre?', 'Ann') }
  const rows = [{ subject: first, notes: 1, open: 1 }, ...others.map((subject) => ({ subject, notes: 0, open: 0 }))]
  expect(await call('notes.write-many', { ...many, isPreview: true })).toEqual({ rows, batch: null })
  expect(await texts({ object: 'host' })).toHaveLength(1)

  expect(await call('notes.write-many', { ...many, isPreview: false })).toMatchObject({ rows, batch: 2 })
  expect((await call('notes.list', { object: 'host', subject: first })).rows.map(({ note: { id, text, owner } }) => [id, text, owner])).toEqual([[1, 'Which firmware?', null], [2, 'Stays in the old data centre?', 'Ann']])
  expect((await call('notes.list', { object: 'host', owner: 'Ann' })).total).toBe(subjects.length)
  await call('decisions.undo', {})
  expect(await texts({ object: 'host' })).toHaveLength(1)
})

it('changes and takes away one of several, and says where it is gone', async () => {
  await call('notes.write', { object: 'vm', subject: VM, note: ask('First') })
  await call('notes.write', { object: 'vm', subject: VM, note: ask('Second') })
  await call('notes.write', { object: 'vm', subject: VM, note: { id: 1, text: 'First', state: 'answered', owner: 'Bob', answer: 'Yes' } })
  expect((await call('notes.list', {})).rows.map(({ note: { id, state, answer } }) => [id, state, answer])).toEqual([[2, 'open', null], [1, 'answered', 'Yes']])
  await call('notes.remove', { object: 'vm', subject: VM, id: 2 })
  await call('notes.write', { object: 'vm', subject: VM, note: ask('Third') })
  expect((await call('notes.list', { state: 'open' })).rows.map(({ note }) => note.id)).toEqual([2])
  expect(await backend().invoke('notes.remove', { object: 'vm', subject: VM, id: 9 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await backend().invoke('notes.write', { object: 'vm', subject: VM, note: ask(' ') })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
})

it('does not replace or take away what another session wrote since the note was looked at', async () => {
  await call('notes.write', { object: 'vm', subject: VM, note: ask('May it be off?', 'Ann') })
  const seen = ask('May it be off?', 'Ann')
  await call('notes.write', { object: 'vm', subject: VM, note: { id: 1, ...ask('May it be off?', 'Bob') }, seen })
  const mine = { id: 1, ...ask('May it be off on Sunday?', 'Ann') }
  expect(await backend().invoke('notes.write', { object: 'vm', subject: VM, note: mine, seen })).toMatchObject({
    ok: false,
    error: { code: 'conflict', message: expect.stringMatching(/^The note was changed at .* \(owner\) after you had looked at it/) as unknown, details: { reason: 'changed', mine: expect.stringContaining('Sunday') as unknown, theirs: expect.stringContaining('Bob') as unknown } },
  })
  expect(await backend().invoke('notes.remove', { object: 'vm', subject: VM, id: 1, seen })).toMatchObject({ ok: false, error: { code: 'conflict', details: { mine: '' } } })
  expect(await texts({ owner: 'Bob' })).toHaveLength(1)
  // Whoever wants the same, or says that theirs counts, is let through.
  await call('notes.write', { object: 'vm', subject: VM, note: { id: 1, ...ask('May it be off?', 'Bob') }, seen })
  await call('notes.write', { object: 'vm', subject: VM, note: mine })
  await call('notes.remove', { object: 'vm', subject: VM, id: 1, seen: ask(mine.text, 'Ann') })
  expect(await texts()).toEqual([])
})

it('does not change the bundle', async () => {
  const before = await call('bundle.preview', {})
  await call('notes.write', { object: 'vm', subject: VM, note: ask('Whose is it?') })
  expect((await call('bundle.preview', {})).fingerprint).toBe(before.fingerprint)
})
