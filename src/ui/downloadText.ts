import { downloadFile } from './downloadFile';

/** Hands a text to the browser as a file. */
export const downloadText = (fileName: string, mediaType: string, text: string): void => {
  downloadFile(fileName, new Blob([text], { type: `${mediaType};charset=utf-8` }));
};
