/**
 * Which variants of the cause, the remedy and the impact of a finding have texts of their own, by `CODE.part`; an empty one is the text that
 * all variants share. The texts themselves come with the language: a page that carried the English ones as well, to see which there are, would
 * be slower for it.
 */
export const findingVariants: Readonly<Record<string, string>> = {
  'PLT-01.cause': '',
  'PLT-01.remedy': '',
  'PLT-05.cause': '',
  'PLT-05.remedy': '',
  'NNCP-01.cause': '',
  'NNCP-01.impact': '',
  'NNCP-01.remedy':
    ' overbooked unknown-port duplicate-localnet mapping-without-bridge unknown-field broken-mappings probe-gateway probe-api-server probe-dns probe-node bond-mode verification timeout service template',
  'MAP-01.cause': 'unmapped misspelt',
  'MAP-01.remedy': 'unmapped misspelt',
  'MAP-02.cause':
    'not-selected no-policy failed aborted progressing lost result-damaged result-unread policies-unread policy-damaged',
  'MAP-02.impact': '',
  'MAP-02.remedy':
    'not-selected no-policy failed aborted progressing lost result-damaged result-unread policies-unread policy-damaged',
  'MAP-03.cause': '',
  'MAP-03.remedy': '',
  'MAP-04.cause': '',
  'MAP-04.remedy': '',
  'BR-01.cause': 'no-port made-up-port',
  'BR-01.remedy': 'no-port made-up-port',
  'NAD-01.cause':
    'empty not-text not-json not-an-object no-type wrong-type ipam-not-an-object mtu-not-a-number mtu-out-of-range',
  'NAD-01.remedy': '',
  'NAD-03.cause': 'no-name name-reserved',
  'NAD-03.remedy': '',
  'NAD-06.cause': 'vlan-not-a-number vlan-out-of-range',
  'NAD-06.remedy': '',
  'NAD-08.cause': 'ipam',
  'NAD-08.remedy': '',
  'NAD-10.cause': 'topology topology-missing',
  'NAD-10.remedy': ' topology-missing',
  'NAD-13.cause': 'several-plugins',
  'NAD-13.remedy': '',
  'NAD-15.cause': 'role join-subnet',
  'NAD-15.remedy': '',
  'NAD-02.cause': 'differs missing',
  'NAD-02.remedy': '',
  'NAD-04.cause': 'differ mtu-default',
  'NAD-04.remedy': '',
  'NAD-07.cause': 'vlan misspelt unknown-key',
  'NAD-07.remedy': ' unknown-key',
  'NAD-11.cause': 'no-mtu commented-out',
  'NAD-11.remedy': 'no-mtu commented-out',
  'VM-01.cause': '',
  'VM-01.remedy': '',
  'VM-02.cause': '',
  'VM-02.remedy': '',
  'VM-04.cause': 'some nowhere',
  'VM-04.remedy': 'some nowhere',
};
