// Ten million method calls on a small object; half of them update it.
class Account {
  constructor() {
    this.balance = 0;
    this.deposits = 0;
  }

  deposit(amount) {
    this.balance = this.balance + amount;
    this.deposits += 1;
    return this;
  }

  isEven() {
    return this.balance % 2 === 0;
  }
}

function run(n) {
  let account = new Account();
  let even = 0;
  for (let i = 0; i < n; i++) {
    account = account.deposit(i % 10);
    if (account.isEven()) even++;
  }
  console.log(`${account.balance} ${account.deposits} ${even}`);
}

run(5000000);
