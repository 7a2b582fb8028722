-e
async func f() { await async_sleep(5)  print("late") }  f()  print("first")
