/** The tour in German. Each step of the way is named as the navigation names it. */
export const tourMessages = {
  begin: 'Rundgang beginnen',
  label: 'Rundgang',
  place: 'Schritt {n} von {total}',
  next: 'Weiter',
  back: 'Zurück',
  skip: 'Rundgang überspringen',
  done: 'Fertig',
  steps: {
    way: { title: 'Der Ablauf', text: 'Die Schritte links führen vom Inventar bis zur Übergabe. Sie können jederzeit zu jedem zurückgehen.' },
    questions: { title: 'Offene Fragen', text: 'Die Zahl neben einem Schritt zählt, was dort noch zu entscheiden oder zu beantworten ist. Die Übersicht führt die Fragen auf, jede mit einem Link zu ihrem Ort.' },
    palette: { title: 'Mit der Tastatur überallhin', text: 'Strg K, auf dem Mac Cmd K, öffnet die Befehlspalette: Tippen Sie den Namen einer Seite, eines Befehls oder einer VM.' },
    undo: { title: 'Nichts geht verloren', text: 'Jede Entscheidung wird sofort gespeichert und lässt sich rückgängig machen, auch nach einem Neustart. Der Verlauf führt alle auf und führt zu jeder zurück.' },
    help: { title: 'Hilfe', text: 'F1 erklärt die aktuelle Seite. Diesen Rundgang können Sie aus der Hilfe und aus den Einstellungen wieder beginnen.' },
  },
  way: {
    overview: 'zeigt die Umgebung auf einer Seite',
    import: 'liest Arbeitsmappen von RVTools, Inventare von oVirt und weitere Dateien',
    inventory: 'führt jedes Objekt auf und entscheidet, was teilnimmt',
    assess: 'sagt, was gegen einen Umzug spricht und warum',
    target: 'beschreibt die Cluster, in die die VMs umziehen',
    map: 'gibt Storage, Netzwerken und VMs ihr Ziel',
    size: 'berechnet die nötigen Nodes',
    waves: 'legt die VMs in Wartungsfenster',
    handOver: 'prüft und schreibt das Bundle und die Berichte',
  },
}
