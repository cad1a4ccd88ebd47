import fc from 'fast-check';
import {
  bridgeForms,
  createForms,
  formCluster,
  linuxBridgeForms,
} from '../../../dev/fixtures/createForms';
import { intentOf } from '../../../dev/fixtures/intentOf';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { attachmentConfigProblems } from '../kinds/attachmentConfigProblems';
import { desiredStateProblems } from '../kinds/desiredStateProblems';
import { ovnNetworkId } from '../kinds/networkId';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import { createWorld } from '../networks/createWorld';
import { asArray, asObject, asString, at } from '../values/json';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const anyForm = fc.oneof(createForms, bridgeForms, linuxBridgeForms);

describe('whatever is asked for', () => {
  test('planning the result again gives an empty plan, and the result is what was meant', () => {
    fc.assert(
      fc.property(createForms, (form) => {
        const world = worldFrom(formCluster);
        const intent = intentOf(validateCreateDraft(form, world));
        const expected = createWorld(projectPlan(planIntent(intent, world, {}), world.inventory));
        expect(planIntent(intent, expected, {}).steps).toEqual([]);
        for (const { name: network, vlan, mtu } of intent.networks) {
          const made = expected.network(ovnNetworkId(network));
          expect(made).toMatchObject({
            type: 'localnet',
            vlan,
            mtu,
            localnet: 'localnet' in intent.physical ? intent.physical.localnet : undefined,
          });
          expect(made?.namespaces).toEqual([...intent.namespaces].sort());
        }
        expect(world.networks()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('bridges, labels and policies by node are there after it, and are not made again', () => {
    fc.assert(
      fc.property(fc.oneof(bridgeForms, linuxBridgeForms), (form) => {
        const world = worldFrom(formCluster);
        const intent = intentOf(validateCreateDraft(form, world));
        const plan = planIntent(intent, world, {});
        const expected = createWorld(projectPlan(plan, world.inventory));
        expect(planIntent(intent, expected, {}).steps).toEqual([]);
        const { physical } = intent;
        if (physical.type !== 'new-bridge' && physical.type !== 'new-linux-bridge') {
          throw new Error(`not a new bridge, but ${physical.type}`);
        }
        const type = physical.type === 'new-bridge' ? 'ovs-bridge' : 'linux-bridge';
        const { pickedNodes, nodesBy } = form.physical;
        for (const state of expected.inventory.all('nns')) {
          const made = bridgeOnNode(state, physical.bridge);
          if (nodesBy === 'hand' && !pickedNodes.includes(state.name)) {
            expect(made).toBeUndefined();
          } else if (nodesBy === 'hand') {
            expect(made).toMatchObject({ type, uplinks: [{ name: physical.uplink.name }] });
          }
        }
        expect(expected.networks().length).toBeGreaterThan(0);
      }),
      { numRuns: 80 },
    );
  });

  test('every policy of ours keeps the rules for bridges, whatever the form', () => {
    fc.assert(
      fc.property(fc.oneof(bridgeForms, linuxBridgeForms), (form) => {
        const world = worldFrom(formCluster);
        const { steps } = planIntent(intentOf(validateCreateDraft(form, world)), world, {});
        for (const { kind, write } of steps) {
          if (kind !== 'nncp' || write.type !== 'create') continue;
          const text = JSON.stringify(write.manifest.spec);
          expect(text).not.toMatch(/"(true|false)"|"name":"br-ex"|"localnet":"physnet/);
          const interfaces = asArray(at(write.manifest, 'spec', 'desiredState', 'interfaces'));
          const bridges = interfaces.filter((entry) => at(entry, 'bridge') !== undefined);
          expect(bridges).toHaveLength(1);
          const [bridge] = bridges;
          const isOvs = at(bridge, 'type') === 'ovs-bridge';
          expect(at(bridge, 'bridge', 'allow-extra-patch-ports')).toBe(isOvs ? true : undefined);
          const stp = at(bridge, 'bridge', 'options', 'stp');
          expect(isOvs ? stp : at(stp, 'enabled')).toBe(false);
          const ports = asArray(at(bridge, 'bridge', 'port')).map((port) => at(port, 'name'));
          expect(new Set(ports).size).toBe(ports.length);
          expect(ports).toHaveLength(1);
          for (const entry of interfaces) {
            expect(asString(at(entry, 'name'))).toMatch(/^[a-z][a-z0-9_.-]{0,14}$/);
          }
          const selector = asObject(at(write.manifest, 'spec', 'nodeSelector')) ?? {};
          expect(Object.values(selector).every((value) => typeof value === 'string')).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('nothing is written that OVN-Kubernetes or nmstate would take otherwise than it is meant', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const world = worldFrom(formCluster);
        const nodes = [...world.inventory.all('nns')];
        const { steps } = planIntent(intentOf(validateCreateDraft(form, world)), world, {});
        for (const { kind, namespace, name, write } of steps) {
          if (kind === 'node') continue;
          const spec = write.type === 'create' ? at(write.manifest, 'spec') : undefined;
          const problems =
            kind === 'nad'
              ? attachmentConfigProblems(asString(at(spec, 'config')) ?? '', { namespace, name })
              : desiredStateProblems(at(spec, 'desiredState'), nodes);
          expect(problems).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names fit, physnet is never written, no interface is, and the selector is what was asked for', () => {
    fc.assert(
      fc.property(createForms, (form) => {
        const world = worldFrom(formCluster);
        const { steps } = planIntent(intentOf(validateCreateDraft(form, world)), world, {});
        for (const { kind, name: object, write } of steps) {
          expect(object).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
          const manifest = write.type === 'create' ? write.manifest : undefined;
          expect(manifest).toBeDefined();
          if (kind !== 'nncp') continue;
          const desired = at(manifest, 'spec', 'desiredState');
          expect(Object.keys(asObject(desired) ?? {})).toEqual(['ovn']);
          const mappings = asArray(at(desired, 'ovn', 'bridge-mappings'));
          expect(mappings).toHaveLength(1);
          expect(asString(at(mappings[0], 'localnet'))).not.toMatch(/^physnet|[:,/]/);
          const nodes = [...world.inventory.all('node')].filter(({ labels }) =>
            Object.entries(asObject(at(manifest, 'spec', 'nodeSelector')) ?? {}).every(
              ([key, value]) => labels[key] === value,
            ),
          );
          expect(nodes.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
