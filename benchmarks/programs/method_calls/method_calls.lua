-- Ten million method calls on a small object; half of them update it.
local Account = {}
Account.__index = Account

function Account.new()
  return setmetatable({balance = 0, deposits = 0}, Account)
end

function Account:deposit(amount)
  self.balance = self.balance + amount
  self.deposits = self.deposits + 1
  return self
end

function Account:is_even()
  return self.balance % 2 == 0
end

local function run(n)
  local account = Account.new()
  local even = 0
  for i = 0, n - 1 do
    account = account:deposit(i % 10)
    if account:is_even() then
      even = even + 1
    end
  end
  print(string.format("%d %d %d", account.balance, account.deposits, even))
end

run(5000000)
