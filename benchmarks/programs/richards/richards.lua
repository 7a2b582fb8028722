-- Richards: an operating system kernel with six tasks that send packets to each other.
local WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 2, 3, 4, 5, 6
local floor = math.floor

-- The queue with a packet at its end.
local function append_packet(packet, queue)
  packet.link = nil
  if not queue then return packet end
  local last = queue
  while last.link do
    last = last.link
  end
  last.link = packet
  return queue
end

local function make_task(kernel, class, id, priority, queue)
  local task = setmetatable({
    kernel = kernel, id = id, priority = priority, link = kernel.list, queue = queue,
    held = false, suspended = true, runnable = queue ~= nil
  }, class)
  kernel.list = task
  kernel.tasks[id] = task
  return task
end

-- The number with a bit changed. (Lua 5.1 and 5.4 have no bit operations in common.)
local function toggle(number, bit)
  if floor(number / bit) % 2 == 1 then return number - bit end
  return number + bit
end

local IdleTask = {}
IdleTask.__index = IdleTask

function IdleTask:run()
  self.count = self.count - 1
  if self.count == 0 then return self.kernel:hold_current() end
  local half = floor(self.seed / 2)
  if self.seed % 2 == 0 then
    self.seed = half
    return self.kernel:release(DEVICE_A)
  end
  self.seed = toggle(toggle(toggle(toggle(half, 32768), 16384), 4096), 8)
  return self.kernel:release(DEVICE_B)
end

local WorkerTask = {}
WorkerTask.__index = WorkerTask

function WorkerTask:run(packet)
  if not packet then return self.kernel:suspend_current() end
  self.receiver = HANDLER_A + HANDLER_B - self.receiver
  packet.owner = self.receiver
  packet.datum = 0
  for i = 1, 4 do
    self.letter = self.letter + 1
    if self.letter > 26 then self.letter = 1 end
    packet.data[i] = self.letter
  end
  return self.kernel:send(packet)
end

local HandlerTask = {}
HandlerTask.__index = HandlerTask

function HandlerTask:run(packet)
  if packet then
    if packet.is_work then
      self.work = append_packet(packet, self.work)
    else
      self.device = append_packet(packet, self.device)
    end
  end
  local work = self.work
  if not work then return self.kernel:suspend_current() end
  local done = work.datum
  if done == 4 then
    self.work = work.link
    return self.kernel:send(work)
  end
  local device = self.device
  if not device then return self.kernel:suspend_current() end
  self.device = device.link
  device.datum = work.data[done + 1]
  work.datum = done + 1
  return self.kernel:send(device)
end

local DeviceTask = {}
DeviceTask.__index = DeviceTask

function DeviceTask:run(packet)
  if packet then
    self.waiting = packet
    return self.kernel:hold_current()
  end
  local waiting = self.waiting
  if not waiting then return self.kernel:suspend_current() end
  self.waiting = nil
  return self.kernel:send(waiting)
end

local Kernel = {}
Kernel.__index = Kernel

function Kernel:release(id)
  local task = self.tasks[id]
  task.held = false
  if task.priority > self.current.priority then return task end
  return self.current
end

function Kernel:hold_current()
  self.hold_count = self.hold_count + 1
  self.current.held = true
  return self.current.link
end

function Kernel:suspend_current()
  self.current.suspended = true
  return self.current
end

function Kernel:send(packet)
  local receiver = self.tasks[packet.owner]
  self.queue_count = self.queue_count + 1
  packet.owner = self.current.id
  local queue = receiver.queue
  receiver.queue = append_packet(packet, queue)
  if not queue then
    receiver.runnable = true
    if receiver.priority > self.current.priority then return receiver end
  end
  return self.current
end

local function run_next(task)
  local packet = nil
  if task.suspended and task.runnable then
    packet = task.queue
    task.queue = packet.link
    task.suspended = false
    task.runnable = task.queue ~= nil
  end
  return task:run(packet)
end

function Kernel:schedule()
  self.current = self.list
  while self.current do
    local task = self.current
    if task.held or (task.suspended and not task.runnable) then
      self.current = task.link
    else
      self.current = run_next(task)
    end
  end
end

local function make_queue(length, owner, is_work)
  local queue = nil
  for _ = 1, length do
    queue = {link = queue, owner = owner, is_work = is_work, datum = 0, data = {0, 0, 0, 0}}
  end
  return queue
end

local function run(count)
  local kernel = setmetatable({tasks = {}, queue_count = 0, hold_count = 0}, Kernel)
  local idle = make_task(kernel, IdleTask, 1, 0, nil)
  idle.suspended = false
  idle.seed = 1
  idle.count = count
  local worker = make_task(kernel, WorkerTask, WORKER, 1000, make_queue(2, WORKER, true))
  worker.receiver = HANDLER_A
  worker.letter = 0
  make_task(kernel, HandlerTask, HANDLER_A, 2000, make_queue(3, DEVICE_A, false))
  make_task(kernel, HandlerTask, HANDLER_B, 3000, make_queue(3, DEVICE_B, false))
  make_task(kernel, DeviceTask, DEVICE_A, 4000, nil)
  make_task(kernel, DeviceTask, DEVICE_B, 5000, nil)
  kernel:schedule()
  print(kernel.queue_count .. " " .. kernel.hold_count)
end

for _ = 1, 20 do
  run(10000)
end
