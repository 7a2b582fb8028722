// Richards: an operating system kernel with six tasks that send packets to each other.
package main

import "fmt"

const (
	idle = iota
	worker
	handlerA
	handlerB
	deviceA
	deviceB
)

// Packet travels between tasks and waits in their queues.
type Packet struct {
	link   *Packet
	owner  int
	isWork bool
	datum  int
	data   [4]int
}

// The queue with a packet at its end.
func appendPacket(packet, queue *Packet) *Packet {
	packet.link = nil
	if queue == nil {
		return packet
	}
	last := queue
	for last.link != nil {
		last = last.link
	}
	last.link = packet
	return queue
}

// Behaviour is what a task does when it is its turn.
type Behaviour interface {
	run(k *Kernel, packet *Packet) *Task
}

// Task is what the kernel knows of a task.
type Task struct {
	id, priority              int
	link                      *Task
	queue                     *Packet
	held, suspended, runnable bool
	behaviour                 Behaviour
}

// Kernel decides which task runs.
type Kernel struct {
	tasks                 []*Task
	list, current         *Task
	queueCount, holdCount int
}

func (k *Kernel) add(id, priority int, queue *Packet, behaviour Behaviour) *Task {
	task := &Task{id: id, priority: priority, link: k.list, queue: queue, suspended: true,
		runnable: queue != nil, behaviour: behaviour}
	k.list = task
	k.tasks = append(k.tasks, task)
	return task
}

func (k *Kernel) release(id int) *Task {
	task := k.tasks[id]
	task.held = false
	if task.priority > k.current.priority {
		return task
	}
	return k.current
}

func (k *Kernel) holdCurrent() *Task {
	k.holdCount++
	k.current.held = true
	return k.current.link
}

func (k *Kernel) suspendCurrent() *Task {
	k.current.suspended = true
	return k.current
}

func (k *Kernel) send(packet *Packet) *Task {
	receiver := k.tasks[packet.owner]
	k.queueCount++
	packet.owner = k.current.id
	queue := receiver.queue
	receiver.queue = appendPacket(packet, queue)
	if queue == nil {
		receiver.runnable = true
		if receiver.priority > k.current.priority {
			return receiver
		}
	}
	return k.current
}

func (t *Task) runNext(k *Kernel) *Task {
	var packet *Packet
	if t.suspended && t.runnable {
		packet = t.queue
		t.queue = packet.link
		t.suspended = false
		t.runnable = t.queue != nil
	}
	return t.behaviour.run(k, packet)
}

func (k *Kernel) schedule() {
	k.current = k.list
	for k.current != nil {
		task := k.current
		if task.held || (task.suspended && !task.runnable) {
			k.current = task.link
		} else {
			k.current = task.runNext(k)
		}
	}
}

// Idle wakes the devices at random.
type Idle struct{ seed, count int }

func (t *Idle) run(k *Kernel, packet *Packet) *Task {
	t.count--
	if t.count == 0 {
		return k.holdCurrent()
	}
	if t.seed%2 == 0 {
		t.seed = t.seed >> 1
		return k.release(deviceA)
	}
	t.seed = t.seed>>1 ^ 53256
	return k.release(deviceB)
}

// Worker fills packets with letters.
type Worker struct{ receiver, letter int }

func (t *Worker) run(k *Kernel, packet *Packet) *Task {
	if packet == nil {
		return k.suspendCurrent()
	}
	t.receiver = handlerA + handlerB - t.receiver
	packet.owner = t.receiver
	packet.datum = 0
	for i := range packet.data {
		t.letter++
		if t.letter > 26 {
			t.letter = 1
		}
		packet.data[i] = t.letter
	}
	return k.send(packet)
}

// Handler passes the letters of work packets to its device.
type Handler struct{ work, device *Packet }

func (t *Handler) run(k *Kernel, packet *Packet) *Task {
	if packet != nil {
		if packet.isWork {
			t.work = appendPacket(packet, t.work)
		} else {
			t.device = appendPacket(packet, t.device)
		}
	}
	work := t.work
	if work == nil {
		return k.suspendCurrent()
	}
	done := work.datum
	if done == 4 {
		t.work = work.link
		return k.send(work)
	}
	device := t.device
	if device == nil {
		return k.suspendCurrent()
	}
	t.device = device.link
	device.datum = work.data[done]
	work.datum = done + 1
	return k.send(device)
}

// Device holds a packet until it is woken.
type Device struct{ waiting *Packet }

func (t *Device) run(k *Kernel, packet *Packet) *Task {
	if packet != nil {
		t.waiting = packet
		return k.holdCurrent()
	}
	waiting := t.waiting
	if waiting == nil {
		return k.suspendCurrent()
	}
	t.waiting = nil
	return k.send(waiting)
}

func makeQueue(length, owner int, isWork bool) *Packet {
	var queue *Packet
	for i := 0; i < length; i++ {
		queue = &Packet{link: queue, owner: owner, isWork: isWork}
	}
	return queue
}

func run(count int) {
	kernel := &Kernel{}
	kernel.add(idle, 0, nil, &Idle{1, count}).suspended = false
	kernel.add(worker, 1000, makeQueue(2, worker, true), &Worker{handlerA, 0})
	kernel.add(handlerA, 2000, makeQueue(3, deviceA, false), &Handler{})
	kernel.add(handlerB, 3000, makeQueue(3, deviceB, false), &Handler{})
	kernel.add(deviceA, 4000, nil, &Device{})
	kernel.add(deviceB, 5000, nil, &Device{})
	kernel.schedule()
	fmt.Println(kernel.queueCount, kernel.holdCount)
}

func main() {
	for round := 0; round < 20; round++ {
		run(10000)
	}
}
