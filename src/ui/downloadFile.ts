/**
 * Hands content to the browser as a file. A link with `download` to an object URL is a download and no navigation, so that the console's
 * content security policy needs no exception.
 */
export const downloadFile = (fileName: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the object after this turn; a minute is long after the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
