import { questions, topologyPictures } from './topologyPictures';

/** The page of the manual that shows the picture of every scenario, with what it answers. */
export function topologyManual(): string {
  const sections = topologyPictures.flatMap(({ scenario, title, vlan, answers }) => [
    `## ${title}`,
    `![${title}](topology/${scenario}-light-1920.png)`,
    questions(vlan)
      .map((question, index) => `- **${question}** ${answers[index] ?? ''}`)
      .join('\n'),
  ]);
  return `${[
    '# Topology',
    'The picture of every scenario of the demo, with one network selected, and five questions that it answers without the legend. Taken by `npm run screenshots -- docs/topology/`.',
    ...sections,
  ].join('\n\n')}\n`;
}
