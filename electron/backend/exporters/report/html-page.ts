import { html, type Html } from './html.ts'

/** No script, no picture, nothing from elsewhere: what the file holds is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

interface Page {
  readonly title: string
  /** Named in the head. */
  readonly generator: string
  /** Our own constants, never what comes from an estate. */
  readonly style: string
  readonly body: Html
}

/** One HTML file that needs nothing beside itself and runs nothing. */
export function htmlPage({ title, generator, style, body }: Page): string {
  const own: Html = { html: style }
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${generator}">
<title>${title}</title>
<style>${own}</style>
</head>
<body>
${body}
</body>
</html>
`.html
}
