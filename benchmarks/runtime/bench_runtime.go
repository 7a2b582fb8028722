// The equals of the benchmarks in bench_runtime.c, as a Go programmer would write them.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

const rounds = 7

func scattered(i int) int { return i * 7919 % 1000003 }

func dictOfInts() int {
	const count = 500000
	d := map[int]int{}
	for i := 0; i < count; i++ {
		d[scattered(i)] = i
	}
	for i := 0; i < count; i++ {
		d[scattered(i)] += i % 10
	}
	total := 0
	for i := 0; i < count; i++ {
		total += d[scattered(i)]
	}
	for i := 0; i < count; i++ {
		if _, ok := d[i]; ok {
			total++
		}
	}
	return total
}

func dictOfCountingInts() int {
	const count = 500000
	d := map[int]int{}
	for i := 0; i < count; i++ {
		d[i] = i
	}
	for i := 0; i < count; i++ {
		d[i] += i % 10
	}
	total := 0
	for i := 0; i < count; i++ {
		total += d[i]
	}
	return total
}

func dictOfStrings() int {
	const count = 500000
	d := map[string]int{}
	for i := 0; i < count; i++ {
		d["key"+strconv.Itoa(i)] = i
	}
	for i := 0; i < count; i += 2 {
		d["key"+strconv.Itoa(i)]++
	}
	total := 0
	for i := 0; i < count; i++ {
		total += d["key"+strconv.Itoa(i)]
	}
	return total
}

func stringAppends() int {
	var text strings.Builder
	for i := 0; i < 1000000; i++ {
		text.WriteString("abcdefghijklmnopqrstuvwxyz"[i%26 : i%26+1])
	}
	return len(text.String())
}

const churned, alive = 2000000, 1024

func makeDict(i int) map[string]int {
	return map[string]int{"x": i, "y": i * 2, "weight": i % 7}
}

func smallDicts() int {
	recent := []map[string]int{}
	for i := 0; i < alive; i++ {
		recent = append(recent, makeDict(i))
	}
	total := 0
	for i := 0; i < churned; i++ {
		old := recent[i%alive]
		total += old["x"] + old["y"]*old["weight"]
		recent[i%alive] = makeDict(i)
	}
	return total
}

type point struct{ x, y, weight int }

func makeStruct(i int) *point { return &point{i, i * 2, i % 7} }

func smallStructs() int {
	recent := []*point{}
	for i := 0; i < alive; i++ {
		recent = append(recent, makeStruct(i))
	}
	total := 0
	for i := 0; i < churned; i++ {
		old := recent[i%alive]
		total += old.x + old.y*old.weight
		recent[i%alive] = makeStruct(i)
	}
	return total
}

func arrayPushes() int {
	const count = 5000000
	a := []int{}
	for i := 0; i < count; i++ {
		a = append(a, i)
	}
	total := 0
	for i := 0; i < count; i++ {
		total += a[i]
	}
	return total
}

func linesToSplit() string {
	rows := []string{}
	for i := 0; i < 200000; i++ {
		rows = append(rows, "user"+strconv.Itoa(i)+","+strconv.Itoa(i*37%1000)+
			",city"+strconv.Itoa(i%50))
	}
	return strings.Join(rows, "\n")
}

func splitAndJoin() int {
	total := 0
	rows := []string{}
	for _, line := range strings.Split(linesToSplit(), "\n") {
		fields := strings.Split(line, ",")
		number, err := strconv.Atoi(fields[1])
		if err != nil {
			panic(err)
		}
		total += number
		rows = append(rows, strings.Join([]string{fields[2], fields[0], fields[1]}, ";"))
	}
	return total + len(strings.Join(rows, "\n"))
}

var benchmarks = []struct {
	name string
	run  func() int
}{
	{"dict, 500k scattered ints", dictOfInts},
	{"dict, 500k counting ints", dictOfCountingInts},
	{"dict, 500k new strings", dictOfStrings},
	{"1M one-character appends", stringAppends},
	{"2M dicts of 3 entries", smallDicts},
	{"2M structs of 3 fields", smallStructs},
	{"5M array pushes", arrayPushes},
	{"split and join 200k lines", splitAndJoin},
}

func main() {
	for _, b := range benchmarks {
		if len(os.Args) > 1 && !strings.Contains(b.name, os.Args[1]) {
			continue
		}
		best, checkSum := time.Duration(1<<62), 0
		for round := 0; round < rounds; round++ {
			runtime.GC()
			start := time.Now()
			checkSum = b.run()
			if elapsed := time.Since(start); elapsed < best {
				best = elapsed
			}
		}
		fmt.Printf("%s\t%d\t%.2f\n", b.name, checkSum, float64(best.Microseconds())/1000)
	}
}
