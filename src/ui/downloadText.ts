/**
 * Hands a text to the browser as a file. A link with `download` to an object URL is a download and no navigation, so that the console's
 * content security policy needs no exception.
 */
export const downloadText = (fileName: string, mediaType: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the object after this turn; a minute is long after the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
