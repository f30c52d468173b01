/**
 * What a page may load and run, by Content Security Policy Level 3. Scripts come from the app alone.
 * naive-ui makes <style> elements while the page runs, which the nonce lets through, and puts style
 * attributes on elements that it measures.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
