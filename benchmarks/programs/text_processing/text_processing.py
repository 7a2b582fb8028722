# A log of 400,000 lines: parse each line, filter, clean up, group, and report.
def make_log(n):
    levels = ["INFO", "DEBUG", "WARN", "ERROR"]
    rows = []
    for i in range(n):
        level = levels[i * 7 % 11 % 4]
        rows.append(f"  [{level}] host{i % 37}: request /page/{i % 113} took {i * 31 % 997}ms  ")
    return "\n".join(rows)


def report(log):
    slowest = {}
    errors = []
    for line in log.split("\n"):
        line = line.strip()
        if line.startswith("[DEBUG]"):
            continue
        colon = line.index(":")
        host = line[line.index("]") + 2:colon]
        fields = line[colon + 2:].split(" ")
        took = int(fields[3].replace("ms", ""))
        if took > slowest.get(host, -1):
            slowest[host] = took
        if "ERROR" in line:
            errors.append(host.lower() + fields[1])
    print(len(slowest), len(errors), slowest["host0"], slowest["host36"])
    return "\n".join(errors).upper().replace("/PAGE/", "->")


log = make_log(400000)
result = report(log)
print(len(log), len(result), len(result.splitlines()), result[:9])
