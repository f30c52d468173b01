/** Charts in German. */
export const chartMessages = {
  asTable: 'Als Tabelle zeigen',
  png: 'Als PNG speichern',
  svg: 'Als SVG speichern',
  /** What a screen reader says of the picture; the table follows it. */
  picture: '{title}: Diagramm. Seine Zahlen folgen als Tabelle.',
  unknown: 'nicht angegeben',
  /** Wird vorgelesen, solange das Bild gezeigt wird. */
  ends: '(die ersten {shown} von {n} Zeilen; alle als Tabelle)',
  failed: 'Das Diagramm konnte nicht gezeichnet werden. Hier stehen seine Zahlen als Tabelle.',
}
