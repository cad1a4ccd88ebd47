/** What a failing node answers to a policy. */
export interface FailureInjection {
  /** The policies it concerns, by name or pattern; left out: every policy. */
  policy?: string | RegExp;
  node: string;
  /** `InvalidArgument` is refused at once, `VerificationError` fails after half a minute, `probe` after two minutes. */
  kind?: 'InvalidArgument' | 'VerificationError' | 'probe';
  /** nmstate's text, or the probe's name. */
  message?: string;
  /** How many attempts fail; left out: all until the failures are cleared. */
  times?: number | 'always';
}

export interface InjectedFailure {
  kind: 'InvalidArgument' | 'VerificationError' | 'probe';
  message: string;
}

export interface Failures {
  inject(failure: FailureInjection): void;
  clear(): void;
  /** The failure that this attempt meets, which uses up one of its times. */
  take(policy: string, node: string): InjectedFailure | undefined;
}

const MESSAGES: Record<InjectedFailure['kind'], string> = {
  InvalidArgument: 'Controller interface br-vmdata is holding unknown port ens224',
  VerificationError: "Verification failure: ens224.interface.mtu desire '9000', current '1500'",
  probe: 'default-gateway',
};

function concerns(pattern: string | RegExp | undefined, policy: string): boolean {
  if (pattern === undefined) return true;
  return typeof pattern === 'string' ? pattern === policy : pattern.test(policy);
}

/** The failures that are injected at present. */
export function failures(): Failures {
  let injected: { failure: FailureInjection; left: number }[] = [];
  return {
    inject(failure) {
      const { times = 'always' } = failure;
      injected.push({ failure, left: times === 'always' ? Infinity : times });
    },
    clear() {
      injected = [];
    },
    take(policy, node) {
      const entry = injected.find(
        ({ failure, left }) =>
          left > 0 && failure.node === node && concerns(failure.policy, policy),
      );
      if (entry === undefined) return undefined;
      entry.left -= 1;
      const { kind = 'VerificationError', message } = entry.failure;
      return { kind, message: message ?? MESSAGES[kind] };
    },
  };
}
