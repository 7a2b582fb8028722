// A log of 400,000 lines: parse each line, filter, clean up, group, and report.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func makeLog(n int) string {
	levels := []string{"INFO", "DEBUG", "WARN", "ERROR"}
	rows := []string{}
	for i := 0; i < n; i++ {
		level := levels[i*7%11%4]
		rows = append(rows, "  ["+level+"] host"+strconv.Itoa(i%37)+": request /page/"+
			strconv.Itoa(i%113)+" took "+strconv.Itoa(i*31%997)+"ms  ")
	}
	return strings.Join(rows, "\n")
}

func report(log string) string {
	slowest := map[string]int{}
	errors := []string{}
	for _, line := range strings.Split(log, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[DEBUG]") {
			continue
		}
		colon := strings.Index(line, ":")
		host := line[strings.Index(line, "]")+2 : colon]
		fields := strings.Split(line[colon+2:], " ")
		took, err := strconv.Atoi(strings.ReplaceAll(fields[3], "ms", ""))
		if err != nil {
			panic(err)
		}
		if slow, found := slowest[host]; !found || took > slow {
			slowest[host] = took
		}
		if strings.Contains(line, "ERROR") {
			errors = append(errors, strings.ToLower(host)+fields[1])
		}
	}
	fmt.Println(len(slowest), len(errors), slowest["host0"], slowest["host36"])
	return strings.ReplaceAll(strings.ToUpper(strings.Join(errors, "\n")), "/PAGE/", "->")
}

func main() {
	log := makeLog(400000)
	result := report(log)
	fmt.Println(len(log), len(result), len(strings.Split(result, "\n")), result[:9])
}
