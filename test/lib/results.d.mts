export interface Results {
  passed: number;
  pending: number;
  failures: { title: string; message: string }[];
}

export function countResults(
  runner: Mocha.Runner,
  events: Mocha.RunnerConstants,
  done: (results: Results) => void,
): void;
