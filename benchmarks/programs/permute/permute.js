// All permutations of a small array by recursive swapping.
class Permuter {
  constructor(values) {
    this.count = 0;
    this.values = values;
  }

  swap(i, j) {
    const t = this.values[i];
    this.values[i] = this.values[j];
    this.values[j] = t;
  }

  permute(n) {
    this.count++;
    if (n > 0) {
      const last = n - 1;
      this.permute(last);
      for (let i = last; i >= 0; i--) {
        this.swap(last, i);
        this.permute(last);
        this.swap(last, i);
      }
    }
  }
}

function run(rounds) {
  for (let round = 0; round < rounds; round++) {
    const permuter = new Permuter([0, 1, 2, 3, 4, 5, 6, 7]);
    permuter.permute(8);
    console.log(`${permuter.count} ${permuter.values.join("")}`);
  }
}

run(4);
