import fc from 'fast-check';
import type { CreateDraft } from '../../src/core/intents/createDraft';
import { validateAttachDraft } from '../../src/core/intents/validateAttachDraft';
import { emptyAttachDraft } from '../../src/core/intents/attachDraft';
import { validateCreateDraft } from '../../src/core/intents/validateCreateDraft';
import { kindRegistry } from '../../src/core/kinds/kindRegistry';
import type { Plan, Step } from '../../src/core/plan/plan';
import { planIntent } from '../../src/core/plan/planIntent';
import type { ApiRequest, KubeObject } from '../cluster/api';
import { textAt } from '../cluster/jsonValue';
import { bridgeForms, createForms, formCluster, linuxBridgeForms } from '../fixtures/createForms';
import { intentOf } from '../fixtures/intentOf';
import { nicLists } from '../fixtures/nicLists';
import { localnetNad, nnce } from '../fixtures/objects';
import { vmWith } from '../fixtures/vmObjects';
import { worldFrom } from '../fixtures/worldFrom';
import { accepted, inParallel } from './requests';
import type { ControlPlane } from './startControlPlane';
import { startControlPlane } from './startControlPlane';

const forms = fc.oneof(createForms, bridgeForms, linuxBridgeForms);
const namespaces = ['team-a', 'team-b'];
const world = worldFrom(formCluster);
let server: ControlPlane;

beforeAll(async () => {
  server = await startControlPlane();
  for (const name of namespaces) {
    await create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, '/api/v1/namespaces');
  }
  for (const object of formCluster) {
    if (object.kind === 'Node') await create(object, '/api/v1/nodes');
  }
});
afterAll(() => server.close());

async function create(object: object, path: string): Promise<KubeObject> {
  return accepted(await server.api.request({ method: 'POST', path, body: object }));
}

const dryRun = 'dryRun=All&fieldValidation=Strict';

/** The request that carries a step out. `?` may follow its path. */
function requestOf({ kind, namespace, name, write }: Step): ApiRequest {
  const { group, version, plural, namespaced } = kindRegistry[kind].gvk;
  const place = namespaced ? `/namespaces/${namespace}` : '';
  const root = group === '' ? '/api' : `/apis/${group}`;
  const path = `${root}/${version}${place}/${plural}`;
  switch (write.type) {
    case 'create':
      return { method: 'POST', path, body: write.manifest };
    case 'patch':
      return { method: 'PATCH', path: `${path}/${name}`, body: write.operations };
    case 'delete':
      return { method: 'DELETE', path: `${path}/${name}` };
  }
}

/** What the server says against a step, in a dry run: '' when it accepts it. */
async function objection(step: Step): Promise<string> {
  const request = requestOf(step);
  const { status, body } = await server.api.request({
    ...request,
    path: `${request.path}?${dryRun}`,
  });
  return status < 400 ? '' : `${step.id}: ${String(status)} ${textAt(body, 'message')}`;
}

async function expectAccepted(steps: readonly Step[]): Promise<void> {
  const objections = await inParallel(steps, objection);
  expect(objections.filter((text) => text !== '')).toEqual([]);
}

const planOf = (form: CreateDraft): Plan =>
  planIntent(intentOf(validateCreateDraft(form, world)), world, {});

test('every policy and attachment that a form can lead to is accepted', async () => {
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(forms, { minLength: 25, maxLength: 25 }), async (batch) => {
      cases += batch.length;
      await expectAccepted(batch.flatMap((form) => planOf(form).steps));
    }),
    { numRuns: 20 },
  );
  expect(cases).toBeGreaterThanOrEqual(500);
});

test('every policy can be tried again and taken back once it has ended', async () => {
  const mapped = fc
    .sample(createForms, 100)
    .filter(({ physical }) => physical.choice === 'new-localnet');
  expect(mapped.length).toBeGreaterThan(20);
  await inParallel([...mapped.entries()], async ([index, form]) => {
    const localnet = `l${String(index)}`;
    const [step] = planOf({ ...form, physical: { ...form.physical, localnet } }).steps;
    if (step?.write.type !== 'create') throw new Error('the first step makes the policy');
    const { path } = requestOf(step);
    const { metadata } = await create(step.write.manifest, path);
    const conditions = [{ type: 'Available', status: 'False', reason: 'FailedToConfigure' }];
    const stored = accepted(
      await server.api.request({
        method: 'PATCH',
        path: `${path}/${metadata.name}/status`,
        body: { status: { conditions } },
        contentType: 'application/merge-patch+json',
      }),
    );
    const failing = nnce('worker-1', metadata.name, { condition: 'Failing' });
    const now = worldFrom([...formCluster, stored, failing]);
    const intent = { type: 'retry-policy', policy: metadata.name } as const;
    const { steps } = planIntent(intent, now, { [`nncp ${metadata.name}`]: stored });
    expect(steps).toHaveLength(1);
    await expectAccepted([...steps, ...step.undo]);
  });
});

test('every patch of a machine is accepted, and so is the one that takes it back', async () => {
  const path = '/apis/kubevirt.io/v1/namespaces/team-a/virtualmachines';
  const cases = fc.record({
    nics: nicLists,
    podNetwork: fc.constantFrom('beside' as const, 'instead' as const),
    nicName: fc.stringMatching(/^[a-w]([-a-z0-9]{0,30}[a-z0-9])?$/),
    mac: fc.constantFrom('', '02:00:00:12:34:56'),
    model: fc.constantFrom('virtio', 'e1000e', 'rtl8139'),
  });
  const attachment = localnetNad('team-a', 'vlan-120');
  const drawn = fc.sample(cases, 150);
  await inParallel([...drawn.entries()], async ([index, { nics, mac, ...form }]) => {
    const name = `vm-${String(index)}`;
    const stored = await create(vmWith('team-a', name, nics), path);
    const key = `team-a/${name}`;
    const now = worldFrom([...formCluster, attachment, stored]);
    const draft = {
      ...emptyAttachDraft,
      ...form,
      vms: [key],
      attachment: 'team-a/vlan-120',
      macs: { [key]: mac },
    };
    const intent = intentOf(validateAttachDraft(draft, now));
    const [step] = planIntent(intent, now, { [`vm ${key}`]: stored }).steps;
    if (step === undefined) throw new Error(`nothing to do for ${JSON.stringify(nics)}`);
    await expectAccepted([step]);
    accepted(await server.api.request(requestOf(step)));
    await expectAccepted(step.undo);
  });
});
