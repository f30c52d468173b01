import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findResourcesFolder } from '#backend/resources.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { severityOf } from '#shared/engine/assess/rule.ts'

/** A rule's page in words: its sections in order. AppError not-found for an id that no rule has, io where the installation lacks the page. */
export async function readRuleText(id: string, versions: TargetVersions): Promise<ApiOutput<'assess.rule'>> {
  const rule = RULES.find((candidate) => candidate.id === id)
  if (rule === undefined) throw new AppError('not-found', `There is no rule ${id}.`, { id })
  const path = join(dirname(findResourcesFolder()), 'docs', 'rules', `${id}.md`)
  try {
    return { id, title: rule.title, severity: severityOf(rule, versions), sections: sectionsOf(await readFile(path, 'utf8')) }
  } catch (cause) {
    throw new AppError('io', `The installation has no page about the rule ${id}.`, { path }, { cause })
  }
}

/** `**What.** It is so.`: each paragraph that begins so is a section; one that does not belongs to the section before. */
function sectionsOf(page: string): { heading: string; text: string }[] {
  const sections: { heading: string; text: string }[] = []
  for (const paragraph of page.split(/\n\s*\n/).map((text) => text.replaceAll('\n', ' ').trim())) {
    const [, heading, text] = /^\*\*(.+?)\.\*\*\s*(.*)$/.exec(paragraph) ?? []
    const last = sections.at(-1)
    if (heading !== undefined) sections.push({ heading, text: plain(text ?? '') })
    else if (last !== undefined && !paragraph.startsWith('#')) last.text = `${last.text} ${plain(paragraph)}`.trim()
  }
  return sections
}

/** Links and code of Markdown as plain words. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '').replaceAll('**', '')
}
