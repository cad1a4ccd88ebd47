import { err, ok } from './result';
import type { Result } from './result';

/** Name of an object that we write: an RFC 1123 label, because it also becomes a label value and part of other names. */
export type ResourceName = string & { readonly brand: 'ResourceName' };

export type ResourceNameError = 'name-empty' | 'name-too-long' | 'name-characters';

const NAME_MAX_LENGTH = 63;

export const parseResourceName = (input: unknown): Result<ResourceName, ResourceNameError> => {
  const text = typeof input === 'string' ? input.trim() : '';
  if (text === '') return err('name-empty');
  if (text.length > NAME_MAX_LENGTH) return err('name-too-long');
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text)
    ? ok(text as ResourceName)
    : err('name-characters');
};
