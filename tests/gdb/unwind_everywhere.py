"""For `gdb -x`: steps through a piece of a program, one machine instruction after the other, and unwinds the
stack at each of them. Functions of C are passed over. Prints what did not lead to the outermost frame, then the
number of places."""

import gdb

BEGIN = "hike"
FUNCTIONS = ("hike", "work", "count", "risky", "sum", "twice")
MAX_STEPS = 6000
OUTERMOST = ("main", "_start", "__libc_start_call_main", "__libc_start_main_impl")
ASSEMBLY = ("op_", "ruff_", "jit_", "interp_entry", "interp_counting_entry", "interp_resume", "after_call")


def names_outwards():
    names = []
    frame = gdb.newest_frame()
    while frame is not None:
        names.append(frame.name() or "?")
        frame = frame.older()
    return names


def is_ours(name):
    return name in FUNCTIONS or name.startswith(ASSEMBLY)


def enters_again(name):
    """C that runs Ruff code itself: to be stepped through."""
    return name.startswith(("generator_", "engine_", "enter_segment", "slow_for_next", "iterat", "resume"))


def register(name):
    return int(gdb.parse_and_eval(f"(long)${name}"))


def step():
    name = gdb.newest_frame().name() or "?"
    if is_ours(name) or enters_again(name):
        gdb.execute("stepi", to_string=True)
    else:
        gdb.execute("finish", to_string=True)


def step_and_unwind():
    """From the breakpoint to the end of the function; a place is unwound when it is met first."""
    lost = 0
    functions = set()
    places = set()
    top = register("rsp")
    while register("rsp") <= top and len(places) < MAX_STEPS:
        place = register("rip")
        if place not in places:
            places.add(place)
            names = names_outwards()
            functions.update(name for name in names if name in FUNCTIONS)
            if names[-1] not in OUTERMOST or "run_source" not in names:
                lost += 1
                where = gdb.execute("x/i $pc", to_string=True).strip()
                print(f"lost: {where}: {names}")
        step()
    print(f"unwound at {len(places)} places, lost at {lost}, seen: {' '.join(sorted(functions))}")


for command in ("set pagination off", "set breakpoint pending on", f"break {BEGIN}", "run"):
    gdb.execute(command, to_string=True)
step_and_unwind()
gdb.execute("kill", to_string=True)
