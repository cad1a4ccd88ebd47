import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tellPicture } from '../../../dev/fixtures/tellPicture';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { createTopology } from './createTopology';
import { wholePicture } from './pictureQuery';

test.each(['large-100', 'large-500', 'large-2000'])(
  'the picture of %s has the cards, links, first problem and lit path of its file',
  (scenario) => {
    const world = worldOfScenario(scenario);
    const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);
    const file = path.resolve('dev/fixtures/pictures', `${scenario}.json`);
    expect(tellPicture(picture, 'network:ovn:vlan-100')).toEqual(
      JSON.parse(readFileSync(file, 'utf8')),
    );
  },
);
