import { svgThemeOf } from '../../components/laneCanvas/svgThemeOf';
import type { Picture } from '../../core/topology/card';
import { csvOf } from '../../core/topology/csvOf';
import type { Layout } from '../../core/topology/layOut';
import { mermaidOf } from '../../core/topology/mermaidOf';
import { svgOf } from '../../core/topology/svgOf';
import { downloadFile } from '../../ui/downloadFile';
import { downloadText } from '../../ui/downloadText';
import type { Say } from '../../words/catalogue';
import { plainNumbers } from '../../words/say';
import { pictureWords } from '../../words/pictureWords';

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'csv';

const NAME = 'vlan-networks-topology';

/** Pixels of the PNG per pixel of the picture. */
const DENSITY = 2;

/**
 * Draws an SVG that needs nothing but itself. Its address is `data:`, which the console's policy lets images have; `blob:` it does not.
 *
 * @throws Error where the browser cannot draw it
 */
const pngOf = async (svg: string): Promise<Blob> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser could not write a PNG.'));
      else resolve(blob);
    }, 'image/png');
  });
};

/** Hands the picture, as it is filtered, to the browser as a file. */
export const exportPicture = async (
  format: ExportFormat,
  say: Say,
  picture: Picture,
  layout: Layout,
): Promise<void> => {
  const words = pictureWords(say);
  switch (format) {
    case 'svg':
      downloadText(
        `${NAME}.svg`,
        'image/svg+xml',
        svgOf(picture, layout, words, svgThemeOf(document)),
      );
      return;
    case 'png':
      downloadFile(`${NAME}.png`, await pngOf(svgOf(picture, layout, words, svgThemeOf(document))));
      return;
    case 'mermaid':
      downloadText(`${NAME}.mmd`, 'text/vnd.mermaid', mermaidOf(picture, layout, words));
      return;
    case 'csv':
      downloadText(
        `${NAME}.csv`,
        'text/csv',
        csvOf(picture, layout, pictureWords(plainNumbers(say))),
      );
  }
};
