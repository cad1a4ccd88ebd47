import { rowsIn, rowsOf } from '../../../dev/fixtures/networkRows';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { networksCsv } from './networksCsv';

describe('the CSV of the table', () => {
  it('has the words of the page as header and one line per row', () => {
    const lines = networksCsv(sayEnglish, rowsOf()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Name,VLAN,Localnet,Bridges,Uplinks,MTU,Nodes,Namespaces,VM NICs,Health');
    expect(lines).toContain(
      'vlan-1924,1924,vmdata,br-vmdata,ens224,1500,2 of 3,frontend orders qa,14,Warning',
    );
    expect(lines).toHaveLength(5);
  });

  it('says what is unknown, too', () => {
    expect(networksCsv(sayEnglish, rowsOf('node', 'nns'))).toContain(
      'vlan-1924,1924,vmdata,Unknown,Unknown,1500,Unknown,',
    );
  });

  it('does not count a node that was not seen as one that is missed', () => {
    const world = worldOfObjects(
      findScenario('three-workers')
        .objects()
        .filter((object) => at(object, 'kind') !== 'NodeNetworkState'),
    );
    expect(networksCsv(sayEnglish, rowsIn(world))).toContain('"0 of 3, 3 unknown"');
  });
});
