# Ten million method calls on a small object; half of them update it.
class Account:
    __slots__ = ("balance", "deposits")

    def __init__(self):
        self.balance = 0
        self.deposits = 0

    def deposit(self, amount):
        self.balance = self.balance + amount
        self.deposits += 1
        return self

    def is_even(self):
        return self.balance % 2 == 0


def run(n):
    account = Account()
    even = 0
    for i in range(n):
        account = account.deposit(i % 10)
        if account.is_even():
            even += 1
    print(account.balance, account.deposits, even)


run(5000000)
