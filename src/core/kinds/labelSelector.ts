import { asString } from '../values/json';
import type { Part } from './part';

export interface LabelExpression {
  key: string;
  operator: string;
  values: readonly string[];
}

export interface LabelSelector {
  matchLabels: Readonly<Record<string, string>>;
  matchExpressions: readonly LabelExpression[];
}

export const readExpressions = (part: Part): readonly LabelExpression[] =>
  part.list().flatMap((entry) => {
    const key = entry.ownName('key');
    return key === undefined
      ? []
      : [
          {
            key,
            operator: entry.at('operator').read(asString) ?? '',
            values: entry
              .at('values')
              .list()
              .flatMap((value) => value.name() ?? []),
          },
        ];
  });

export const readLabelSelector = (part: Part): LabelSelector => ({
  matchLabels: part.at('matchLabels').texts(),
  matchExpressions: readExpressions(part.at('matchExpressions')),
});

export const matchesLabels = (
  required: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean => Object.entries(required).every(([key, value]) => labels[key] === value);

/** Kubernetes' requirement semantics (apimachinery pkg/labels). An operator that we do not know matches nothing. */
export const matchesExpression = (
  { key, operator, values }: LabelExpression,
  labels: Readonly<Record<string, string>>,
): boolean => {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
};

export const matchesSelector = (
  selector: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean =>
  matchesLabels(selector.matchLabels, labels) &&
  selector.matchExpressions.every((expression) => matchesExpression(expression, labels));
