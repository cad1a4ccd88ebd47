import type { Finding } from '../core/diagnostics/finding';
import { sayEnglish } from './catalogue';
import { sayFinding } from './sayFinding';

const finding = (code: string, params: Finding['params']): Finding => ({
  id: code,
  code,
  severity: 'warning',
  subject: { scope: 'cluster', key: '' },
  related: [],
  evidence: [],
  params,
});

describe('sayFinding', () => {
  it('says which node lacks a localnet, which policy and label it would take, and which VMs would lose what', () => {
    const params = {
      variant: 'not-selected',
      localnet: 'vmdata',
      nodes: 'worker-3',
      count: 1,
      bridge: 'br-vmdata',
      policy: 'br-vmdata',
      label: 'vmdata=yes',
      networks: 'vlan-1924',
      vms: 5,
    };
    expect(sayFinding(sayEnglish, finding('MAP-02', params))).toEqual({
      title: 'Localnet vmdata is missing on worker-3',
      cause:
        'The policy br-vmdata does not select it: the node has no label vmdata=yes. 5 VMs that may be scheduled there would lose vlan-1924.',
      remedy: 'Give worker-3 the label vmdata=yes, or keep the VMs away by a node selector.',
    });
  });

  it('says nothing of VMs where none is concerned or their number is unknown', () => {
    const params = { variant: 'progressing', localnet: 'l', nodes: 'a, b', count: 2, policy: 'p' };
    for (const more of [{}, { vms: 0 }]) {
      const words = sayFinding(sayEnglish, finding('MAP-02', { ...params, ...more }));
      expect(words.title).toBe('Localnet l is missing on 2 nodes');
      expect(words.cause).toBe('The policy p is not done yet on a, b.');
    }
  });

  it('adds the nodes that a failing policy did not attempt', () => {
    const params = {
      variant: 'other',
      policy: 'p',
      nodes: 'w1',
      count: 1,
      error: 'Bug: oops',
      aborted: 2,
      abortedNodes: 'w2, w3',
    };
    expect(sayFinding(sayEnglish, finding('NNCP-01', params)).cause).toBe(
      'nmstate on w1: “Bug: oops”. Because of that it was not attempted on 2 more nodes: w2, w3.',
    );
  });

  it('falls back to the text that all variants share', () => {
    const params = { variant: 'never-heard-of', policy: 'p', nodes: 'w1', count: 1 };
    expect(sayFinding(sayEnglish, finding('NNCP-01', params)).remedy).toContain('retry the policy');
  });

  it('says nothing of a code without words instead of failing', () => {
    expect(sayFinding(sayEnglish, finding('XXX-99', {}))).toEqual({
      title: '',
      cause: '',
      remedy: '',
    });
  });
});
