import { asArray, asString, at } from '../values/json';

/** Where a pod asks Multus for networks (network-plumbing-wg, de-facto standard v1.3, section 4). */
const ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `namespace/name@interface`, of which only the name must be there. */
const keyOfShort = (text: string, podNamespace: string): string => {
  const [reference = ''] = text.trim().split('@');
  return reference.includes('/') ? reference : `${podNamespace}/${reference}`;
};

const keyOfLong = (entry: unknown, podNamespace: string): readonly string[] => {
  const name = asString(at(entry, 'name'));
  return name === undefined ? [] : [`${asString(at(entry, 'namespace')) ?? podNamespace}/${name}`];
};

/** Keys of the attachments that a pod asks for, in either form of the annotation. Takes a Pod, or its metadata alone. */
export const networksOfPod = (pod: unknown): readonly string[] => {
  const namespace = asString(at(pod, 'metadata', 'namespace')) ?? '';
  const text = asString(at(pod, 'metadata', 'annotations', ANNOTATION))?.trim() ?? '';
  if (text === '') return [];
  if (!text.startsWith('[')) return text.split(',').map((part) => keyOfShort(part, namespace));
  return asArray(parsed(text)).flatMap((entry) => keyOfLong(entry, namespace));
};
