/** What the pages themselves say of a call that failed, in English. */
export const apiMessages = {
  cancelled: 'It was cancelled.',
  sendingCancelled: 'Sending {file} was cancelled.',
  importCancelled: 'The import was cancelled.',
  nothingToDownload: 'There is nothing to download: choose a folder to write into.',
  notTaken: 'Portolan did not take the request: close it and start it anew.',
  status: 'Portolan answered with status {status}: reload the page.',
  connectionLost: 'The connection to Portolan was lost: see whether it still runs in its terminal, then try again; if it had to be started anew, open its new link in another tab before.',
  folderUnreadable: 'The folder {folder} could not be read ({why}): choose it again, or put it into a .zip and choose that.',
  otherProject: 'Another project was opened while the files were sent, so nothing was imported: open the project that they are for, and import them again.',
  noCanvas: 'This browser has no canvas to draw the picture on.',
  pictureTooLarge: 'The picture is too large for this browser: save it as SVG.',
}
