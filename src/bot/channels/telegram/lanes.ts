/** Runs the tasks of one chat one after another, those of different chats side by side. */
export interface Lanes {
  run<T>(chat: number, task: () => Promise<T>): Promise<T>;
}

/** A task that fails does not keep the next from running. */
export function createLanes(): Lanes {
  const tails = new Map<number, Promise<unknown>>();
  return {
    run: (chat, task) => {
      const before = tails.get(chat);
      const mine = before === undefined ? task() : before.then(task, task);
      tails.set(chat, mine);
      const leave = (): void => {
        if (tails.get(chat) === mine) tails.delete(chat);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
}
