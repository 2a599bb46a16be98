/** Adds up how long at least one of many overlapping things was under way. Times in milliseconds, never falling. */
export class BusyTime {
  #underWay = 0;
  #since = 0;
  #total = 0;

  /** Without the stretch that goes on. */
  get total(): number {
    return this.#total;
  }

  begin(at: number): void {
    if (this.#underWay === 0) this.#since = at;
    this.#underWay += 1;
  }

  end(at: number): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#total += at - this.#since;
  }
}
