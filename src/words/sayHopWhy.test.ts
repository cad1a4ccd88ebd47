import fc from 'fast-check';
import { loadedBut, worldOfObjects } from '../../dev/fixtures/worldOfObjects';
import { livingScenarios } from '../../dev/scenarios/scenarios';
import { createDiagnosis } from '../core/diagnostics/createDiagnosis';
import type { HopVerdict, NetworkVerdict } from '../core/diagnostics/createDiagnosis';
import { hopCause } from '../core/diagnostics/hopCause';
import { kinds } from '../core/kinds/kindRegistry';
import type { Kind } from '../core/kinds/kindRegistry';
import { sayEnglish } from './catalogue';
import { sayHopWhy } from './sayHopWhy';

const verdictsOf = (
  objects: readonly unknown[],
  unread: readonly Kind[] = [],
): NetworkVerdict[] => {
  const world = worldOfObjects(objects, loadedBut(...unread));
  const diagnosis = createDiagnosis(world);
  return world.networks().map(({ id }) => diagnosis.verdict(id));
};

const isBroken = ({ status, nodes, findings }: HopVerdict): boolean =>
  status !== 'ok' && (findings.length > 0 || (nodes?.broken.length ?? 0) > 0);

/** Hops that are not fine and tell nothing that a reader could follow: no finding, no reason, no place, and no other hop that does. */
const unexplained = ({ hops }: NetworkVerdict): HopVerdict[] =>
  hops.filter(
    (hop) =>
      hop.status !== 'ok' &&
      hop.hop !== 'switch' &&
      hop.reason === undefined &&
      !isBroken(hop) &&
      !hops.some((other) => other.hop === hopCause(hop, hops) && isBroken(other)),
  );

describe('why a hop is not fine', () => {
  it('is told, or where it is told, whatever is missing or unread', () => {
    const objects = fc
      .constantFrom(...livingScenarios.map((scenario) => scenario.objects()))
      .chain((all) => fc.subarray([...all], { minLength: Math.floor(all.length / 2) }));
    fc.assert(
      fc.property(objects, fc.subarray([...kinds], { maxLength: 3 }), (some, unread) => {
        for (const verdict of verdictsOf(some, unread)) {
          expect(unexplained(verdict)).toEqual([]);
          for (const hop of verdict.hops) {
            const why = sayHopWhy(sayEnglish, hop, verdict);
            expect(hop.status === 'ok' || why.length > 0).toBe(true);
            expect(why.join(' ')).not.toMatch(/\{\{|undefined|details\./);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is never that nothing was seen where all of the cluster was read', () => {
    for (const scenario of livingScenarios) {
      for (const verdict of verdictsOf(scenario.objects())) {
        for (const hop of verdict.hops) {
          const why = sayHopWhy(sayEnglish, hop, verdict).join(' ');
          expect(why).not.toMatch(/Nothing that was read|nothing that was read/);
        }
      }
    }
  });

  it.each([
    ['does-not-list', /this one is not among them/],
    ['not-seen', /does not tell over LLDP/],
  ] as const)('is told of a switch that is %s', (seen, words) => {
    const status = seen === 'not-seen' ? 'unknown' : 'warning';
    const nodes = { ok: [], broken: [], unknown: [] };
    const hop: HopVerdict = { hop: 'switch', status, nodes, findings: [] };
    expect(sayHopWhy(sayEnglish, hop, { hops: [hop], switchSeen: seen }).join()).toMatch(words);
  });
});
