import { asArray, asName, asString, asStringMap, at } from '../values/json';

export interface LabelExpression {
  key: string;
  operator: string;
  values: readonly string[];
}

export interface LabelSelector {
  matchLabels: Readonly<Record<string, string>>;
  matchExpressions: readonly LabelExpression[];
}

export const readExpressions = (input: unknown): readonly LabelExpression[] =>
  asArray(input).flatMap((entry) => {
    const key = asString(at(entry, 'key'));
    return key === undefined
      ? []
      : [
          {
            key,
            operator: asString(at(entry, 'operator')) ?? '',
            values: asArray(at(entry, 'values')).flatMap((value) => asName(value) ?? []),
          },
        ];
  });

export const readLabelSelector = (input: unknown): LabelSelector => ({
  matchLabels: asStringMap(at(input, 'matchLabels')),
  matchExpressions: readExpressions(at(input, 'matchExpressions')),
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
