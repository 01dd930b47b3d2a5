import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../src/contract/answer.ts';
import { MODEL_EVENTS, type ModelCounters } from '../../src/contract/model.ts';

/** Upper bounds of the buckets of the time to an answer, in seconds: from a warm lookup to a model's time limit. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of a process that answers. */
export interface Metrics {
  /** Counts a question that was taken up; returns the function that counts its answer, or its failure. */
  asked(): (answer: Pick<Answer, 'outcome' | 'intent'> | null) => void;
  /** Returns the metrics in the text format of Prometheus, and the content type of that text. */
  text(): Promise<{ type: string; body: string }>;
}

/** Returns the metrics of this process; `model` reads the counters of the model, undefined without one. */
export function createMetrics(model: () => ModelCounters | undefined): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const asked = new Counter({ name: 'rolewise_questions_total', help: 'Questions taken up.', registers });
  const answered = new Counter({
    name: 'rolewise_answers_total',
    help: 'Answers by outcome and intent; a failure has the outcome "error".',
    labelNames: ['outcome', 'intent'],
    registers,
  });
  const underWay = new Gauge({
    name: 'rolewise_questions_under_way',
    help: 'Questions under way.',
    registers,
  });
  const seconds = new Histogram({
    name: 'rolewise_answer_seconds',
    help: 'Time from a question to its answer, in seconds.',
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: 'rolewise_model_events',
    help: 'Events of model calls since the start, by kind.',
    labelNames: ['event'],
    registers,
    collect() {
      const counters = model();
      if (counters) for (const event of MODEL_EVENTS) this.set({ event }, counters[event]);
    },
  });
  return {
    asked() {
      asked.inc();
      underWay.inc();
      const stop = seconds.startTimer();
      return (answer) => {
        stop();
        underWay.dec();
        answered.inc({ outcome: answer?.outcome ?? 'error', intent: answer?.intent ?? 'none' });
      };
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
