import type { Clock } from '../clock';
import { accessKey } from './accessReview';
import type { Access, AccessReview } from './accessReview';

/** Rights change while a page is open; the SDK's own reviews are remembered for the life of the page and allow what they cannot ask. */
export const REMEMBER_MS = 60_000;

interface Remembered {
  askedAt: number;
  access: Access | 'loading';
  answer: Promise<Access>;
}

/** Answers "may I" for one identity, each answer kept for a minute. */
export class AccessReviewer {
  private readonly answers = new Map<string, Remembered>();
  private readonly listeners = new Set<() => void>();

  /** @param ask posts one review; may reject, which is "unknown" */
  constructor(
    private readonly ask: (review: AccessReview) => Promise<Access>,
    private readonly clock: Clock,
  ) {}

  async review(review: AccessReview): Promise<Access> {
    return this.remembered(review).answer;
  }

  /** What is known now, without asking. An answer that is being renewed is still given. */
  present(review: AccessReview): Access | 'loading' {
    return this.answers.get(accessKey(review))?.access ?? 'loading';
  }

  /** Called when an answer came. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Forgets every answer, because rights have just been changed or refused. */
  forget(): void {
    this.answers.clear();
  }

  private remembered(review: AccessReview): Remembered {
    const key = accessKey(review);
    const before = this.answers.get(key);
    const now = this.clock.now();
    if (before !== undefined && now - before.askedAt < REMEMBER_MS) return before;
    const entry: Remembered = {
      askedAt: now,
      access: before?.access ?? 'loading',
      answer: this.answer(review),
    };
    this.answers.set(key, entry);
    void entry.answer.then((access) => {
      if (this.answers.get(key) !== entry || entry.access === access) return;
      entry.access = access;
      for (const listener of [...this.listeners]) listener();
    });
    return entry;
  }

  private async answer(review: AccessReview): Promise<Access> {
    try {
      return await this.ask(review);
    } catch {
      return 'unknown';
    }
  }
}
