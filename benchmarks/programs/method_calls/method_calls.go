// Ten million method calls on a small object; half of them update it.
package main

import "fmt"

type Account struct {
	balance, deposits int
}

func (a *Account) deposit(amount int) *Account {
	a.balance = a.balance + amount
	a.deposits++
	return a
}

func (a *Account) isEven() bool {
	return a.balance%2 == 0
}

func run(n int) {
	account := &Account{}
	even := 0
	for i := 0; i < n; i++ {
		account = account.deposit(i % 10)
		if account.isEven() {
			even++
		}
	}
	fmt.Println(account.balance, account.deposits, even)
}

func main() {
	run(5000000)
}
