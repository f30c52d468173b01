import { expect, it } from 'vitest'
import { documentMarkdown } from './document-markdown.ts'

it('writes every kind of block, with what strangers wrote escaped', () => {
  const text = documentMarkdown({
    title: 'Wave 1', lead: 'About <b>it</b>.',
    sections: [{
      heading: 'Before',
      blocks: [
        { kind: 'text', text: 'Two | three' }, { kind: 'list', items: ['one', { code: 'a`b' }] }, { kind: 'steps', items: ['first', 'second'] }, { kind: 'checks', items: ['tick'] },
        { kind: 'table', head: ['VM', 'Disks'], rows: [['*x*', '1.6 TiB']] }, { kind: 'code', lines: ['oc get plans', 'oc apply'] },
      ],
    }],
  })
  expect(text).toBe('# Wave 1\n\nAbout \\<b\\>it\\</b\\>.\n\n## Before\n\nTwo \\| three\n\n- one\n- `` a`b ``\n\n1. first\n2. second\n\n- [ ] tick\n\n| VM | Disks |\n| --- | --- |\n| \\*x\\* | 1.6 TiB |\n\n```sh\noc get plans\noc apply\n```\n')
})
