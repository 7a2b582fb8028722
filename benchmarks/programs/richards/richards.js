// Richards: an operating system kernel with six tasks that send packets to each other.
const IDLE = 0;
const WORKER = 1;
const HANDLER_A = 2;
const HANDLER_B = 3;
const DEVICE_A = 4;
const DEVICE_B = 5;

class Packet {
  constructor(link, owner, isWork) {
    this.link = link;
    this.owner = owner;
    this.isWork = isWork;
    this.datum = 0;
    this.data = [0, 0, 0, 0];
  }
}

// The queue with a packet at its end.
function appendPacket(packet, queue) {
  packet.link = null;
  if (queue === null) return packet;
  let last = queue;
  while (last.link !== null) {
    last = last.link;
  }
  last.link = packet;
  return queue;
}

class Task {
  constructor(kernel, id, priority, queue) {
    this.kernel = kernel;
    this.id = id;
    this.priority = priority;
    this.link = kernel.list;
    this.queue = queue;
    this.held = false;
    this.suspended = true;
    this.runnable = queue !== null;
    kernel.list = this;
    kernel.tasks.push(this);
  }

  runNext() {
    let packet = null;
    if (this.suspended && this.runnable) {
      packet = this.queue;
      this.queue = packet.link;
      this.suspended = false;
      this.runnable = this.queue !== null;
    }
    return this.run(packet);
  }
}

class IdleTask extends Task {
  constructor(kernel, count) {
    super(kernel, IDLE, 0, null);
    this.suspended = false;
    this.seed = 1;
    this.count = count;
  }

  run() {
    this.count--;
    if (this.count === 0) return this.kernel.holdCurrent();
    if (this.seed % 2 === 0) {
      this.seed = this.seed >> 1;
      return this.kernel.release(DEVICE_A);
    }
    this.seed = (this.seed >> 1) ^ 53256;
    return this.kernel.release(DEVICE_B);
  }
}

class WorkerTask extends Task {
  constructor(kernel, queue) {
    super(kernel, WORKER, 1000, queue);
    this.receiver = HANDLER_A;
    this.letter = 0;
  }

  run(packet) {
    if (packet === null) return this.kernel.suspendCurrent();
    this.receiver = HANDLER_A + HANDLER_B - this.receiver;
    packet.owner = this.receiver;
    packet.datum = 0;
    for (let i = 0; i < 4; i++) {
      this.letter++;
      if (this.letter > 26) this.letter = 1;
      packet.data[i] = this.letter;
    }
    return this.kernel.send(packet);
  }
}

class HandlerTask extends Task {
  constructor(kernel, id, priority, queue) {
    super(kernel, id, priority, queue);
    this.work = null;
    this.device = null;
  }

  run(packet) {
    if (packet !== null) {
      if (packet.isWork) this.work = appendPacket(packet, this.work);
      else this.device = appendPacket(packet, this.device);
    }
    const work = this.work;
    if (work === null) return this.kernel.suspendCurrent();
    const done = work.datum;
    if (done === 4) {
      this.work = work.link;
      return this.kernel.send(work);
    }
    const device = this.device;
    if (device === null) return this.kernel.suspendCurrent();
    this.device = device.link;
    device.datum = work.data[done];
    work.datum = done + 1;
    return this.kernel.send(device);
  }
}

class DeviceTask extends Task {
  constructor(kernel, id, priority) {
    super(kernel, id, priority, null);
    this.waiting = null;
  }

  run(packet) {
    if (packet !== null) {
      this.waiting = packet;
      return this.kernel.holdCurrent();
    }
    const waiting = this.waiting;
    if (waiting === null) return this.kernel.suspendCurrent();
    this.waiting = null;
    return this.kernel.send(waiting);
  }
}

class Kernel {
  constructor() {
    this.tasks = [];
    this.list = null;
    this.current = null;
    this.queueCount = 0;
    this.holdCount = 0;
  }

  release(id) {
    const task = this.tasks[id];
    task.held = false;
    return task.priority > this.current.priority ? task : this.current;
  }

  holdCurrent() {
    this.holdCount++;
    this.current.held = true;
    return this.current.link;
  }

  suspendCurrent() {
    this.current.suspended = true;
    return this.current;
  }

  send(packet) {
    const receiver = this.tasks[packet.owner];
    this.queueCount++;
    packet.owner = this.current.id;
    const queue = receiver.queue;
    receiver.queue = appendPacket(packet, queue);
    if (queue === null) {
      receiver.runnable = true;
      if (receiver.priority > this.current.priority) return receiver;
    }
    return this.current;
  }

  schedule() {
    this.current = this.list;
    while (this.current !== null) {
      const task = this.current;
      if (task.held || (task.suspended && !task.runnable)) this.current = task.link;
      else this.current = task.runNext();
    }
  }
}

function makeQueue(length, owner, isWork) {
  let queue = null;
  for (let i = 0; i < length; i++) {
    queue = new Packet(queue, owner, isWork);
  }
  return queue;
}

function run(count) {
  const kernel = new Kernel();
  new IdleTask(kernel, count);
  new WorkerTask(kernel, makeQueue(2, WORKER, true));
  new HandlerTask(kernel, HANDLER_A, 2000, makeQueue(3, DEVICE_A, false));
  new HandlerTask(kernel, HANDLER_B, 3000, makeQueue(3, DEVICE_B, false));
  new DeviceTask(kernel, DEVICE_A, 4000);
  new DeviceTask(kernel, DEVICE_B, 5000);
  kernel.schedule();
  console.log(`${kernel.queueCount} ${kernel.holdCount}`);
}

for (let round = 0; round < 20; round++) {
  run(10000);
}
