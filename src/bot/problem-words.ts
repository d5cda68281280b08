import type { Problem } from '../forms/types.ts';
import type { ProblemWords } from '../forms/form.ts';
import type { Scene, Turn } from './turn.ts';

/** The words for a problem: the service's own, else the locale's; with the question's right answers where it names some. */
export function problemRemark(turn: Turn, scene: Scene, problem: Problem): { what: string; right: readonly string[] } {
  const words: ProblemWords = scene.form.problemWords(problem, turn.lang) ?? turn.context.problem(turn.lang, problem);
  const item = scene.askable.find((one) => one.question.pointer === problem.pointer);
  const right = item && scene.form.words(item.question, scene.walk, scene.forms, turn.lang).right;
  return { what: words.what, right: words.right ?? right ?? [] };
}
