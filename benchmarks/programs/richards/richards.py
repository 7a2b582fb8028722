# Richards: an operating system kernel with six tasks that send packets to each other.
IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)


class Packet:
    def __init__(self, link, owner, is_work):
        self.link = link
        self.owner = owner
        self.is_work = is_work
        self.datum = 0
        self.data = [0, 0, 0, 0]


def append_packet(packet, queue):
    """The queue with a packet at its end."""
    packet.link = None
    if queue is None:
        return packet
    last = queue
    while last.link is not None:
        last = last.link
    last.link = packet
    return queue


class Task:
    def __init__(self, kernel, id, priority, queue):
        self.kernel = kernel
        self.id = id
        self.priority = priority
        self.link = kernel.list
        self.queue = queue
        self.held = False
        self.suspended = True
        self.runnable = queue is not None
        kernel.list = self
        kernel.tasks.append(self)

    def run_next(self):
        packet = None
        if self.suspended and self.runnable:
            packet = self.queue
            self.queue = packet.link
            self.suspended = False
            self.runnable = self.queue is not None
        return self.run(packet)


class IdleTask(Task):
    def __init__(self, kernel, count):
        super().__init__(kernel, IDLE, 0, None)
        self.suspended = False
        self.seed = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.kernel.hold_current()
        if self.seed % 2 == 0:
            self.seed = self.seed // 2
            return self.kernel.release(DEVICE_A)
        self.seed = self.seed // 2 ^ 53256
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue)
        self.receiver = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.kernel.suspend_current()
        self.receiver = HANDLER_A + HANDLER_B - self.receiver
        packet.owner = self.receiver
        packet.datum = 0
        for i in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = self.letter
        return self.kernel.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, id, priority, queue):
        super().__init__(kernel, id, priority, queue)
        self.work = None
        self.device = None

    def run(self, packet):
        if packet is not None:
            if packet.is_work:
                self.work = append_packet(packet, self.work)
            else:
                self.device = append_packet(packet, self.device)
        work = self.work
        if work is None:
            return self.kernel.suspend_current()
        done = work.datum
        if done == 4:
            self.work = work.link
            return self.kernel.send(work)
        device = self.device
        if device is None:
            return self.kernel.suspend_current()
        self.device = device.link
        device.datum = work.data[done]
        work.datum = done + 1
        return self.kernel.send(device)


class DeviceTask(Task):
    def __init__(self, kernel, id, priority):
        super().__init__(kernel, id, priority, None)
        self.waiting = None

    def run(self, packet):
        if packet is not None:
            self.waiting = packet
            return self.kernel.hold_current()
        waiting = self.waiting
        if waiting is None:
            return self.kernel.suspend_current()
        self.waiting = None
        return self.kernel.send(waiting)


class Kernel:
    def __init__(self):
        self.tasks = []
        self.list = None
        self.current = None
        self.queue_count = 0
        self.hold_count = 0

    def release(self, id):
        task = self.tasks[id]
        task.held = False
        if task.priority > self.current.priority:
            return task
        return self.current

    def hold_current(self):
        self.hold_count += 1
        self.current.held = True
        return self.current.link

    def suspend_current(self):
        self.current.suspended = True
        return self.current

    def send(self, packet):
        receiver = self.tasks[packet.owner]
        self.queue_count += 1
        packet.owner = self.current.id
        queue = receiver.queue
        receiver.queue = append_packet(packet, queue)
        if queue is None:
            receiver.runnable = True
            if receiver.priority > self.current.priority:
                return receiver
        return self.current

    def schedule(self):
        self.current = self.list
        while self.current is not None:
            task = self.current
            if task.held or (task.suspended and not task.runnable):
                self.current = task.link
            else:
                self.current = task.run_next()


def make_queue(length, owner, is_work):
    queue = None
    for i in range(length):
        queue = Packet(queue, owner, is_work)
    return queue


def run(count):
    kernel = Kernel()
    IdleTask(kernel, count)
    WorkerTask(kernel, make_queue(2, WORKER, True))
    HandlerTask(kernel, HANDLER_A, 2000, make_queue(3, DEVICE_A, False))
    HandlerTask(kernel, HANDLER_B, 3000, make_queue(3, DEVICE_B, False))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.schedule()
    print(kernel.queue_count, kernel.hold_count)


for round in range(20):
    run(10000)
