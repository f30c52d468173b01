/** What the pages themselves say of a call that failed, in German. */
export const apiMessages = {
  cancelled: 'Der Vorgang wurde abgebrochen.',
  sendingCancelled: 'Das Senden von {file} wurde abgebrochen.',
  importCancelled: 'Der Import wurde abgebrochen.',
  nothingToDownload: 'Es gibt nichts herunterzuladen: Wählen Sie einen Ordner, in den geschrieben wird.',
  notTaken: 'Portolan hat die Anfrage nicht angenommen: Beenden Sie es und starten Sie es neu.',
  status: 'Portolan hat mit dem Status {status} geantwortet: Laden Sie die Seite neu.',
  connectionLost: 'Die Verbindung zu Portolan ist abgebrochen: Sehen Sie im Terminal nach, ob es noch läuft, und versuchen Sie es dann erneut; musste es neu gestartet werden, öffnen Sie zuvor seinen neuen Link in einem weiteren Tab.',
  folderUnreadable: 'Der Ordner {folder} konnte nicht gelesen werden ({why}): Wählen Sie ihn erneut oder packen Sie ihn in eine .zip-Datei und wählen Sie diese.',
  otherProject: 'Während die Dateien gesendet wurden, wurde ein anderes Projekt geöffnet, daher wurde nichts importiert: Öffnen Sie das Projekt, für das sie bestimmt sind, und importieren Sie sie erneut.',
  noCanvas: 'Dieser Browser hat keine Zeichenfläche für das Bild.',
  pictureTooLarge: 'Das Bild ist für diesen Browser zu groß: Speichern Sie es als SVG.',
}
