# DeltaBlue: keeps constraints of different strengths between variables, step by step.

# Strengths; the smaller number is the stronger.
REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)

# Where a constraint's value flows to.
NOWHERE, FORWARD, BACKWARD = range(3)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True

    def yields_to(self, strength, mark):
        """Whether it can take a value from a constraint of this strength."""
        return self.mark != mark and strength < self.strength

    def is_known(self, mark):
        return self.mark == mark or self.stay or self.determined_by is None

    def add_consumers(self, constraints):
        """Appends the satisfied constraints that read this variable."""
        for constraint in self.constraints:
            if constraint is not self.determined_by and constraint.is_satisfied():
                constraints.append(constraint)


class Constraint:
    def __init__(self, strength, variables):
        self.strength = strength
        self.direction = NOWHERE
        self.variables = variables

    def is_satisfied(self):
        return self.direction != NOWHERE

    def satisfy(self, planner, mark):
        """Satisfies the constraint; the one that it displaces, or None."""
        self.direction = self.choose_direction(mark)
        if self.direction == NOWHERE:
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        out = self.output()
        displaced = out.determined_by
        if displaced is not None:
            displaced.direction = NOWHERE
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise ValueError("a cycle of constraints")
        out.mark = mark
        return displaced

    def recalculate(self):
        """Works out how strongly the output is held, and its value if that is fixed."""
        out = self.output()
        out.strength = self.output_strength()
        out.stay = self.inputs_stay()
        if out.stay:
            self.execute()


class UnaryConstraint(Constraint):
    def __init__(self, strength, variable):
        super().__init__(strength, [variable])
        self.variable = variable

    def output(self):
        return self.variable

    def choose_direction(self, mark):
        return FORWARD if self.variable.yields_to(self.strength, mark) else NOWHERE

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output_strength(self):
        return self.strength

    def execute(self):
        pass


class StayConstraint(UnaryConstraint):
    def inputs_stay(self):
        return True


class EditConstraint(UnaryConstraint):
    def inputs_stay(self):
        return False


class EqualityConstraint(Constraint):
    def __init__(self, strength, first, second, *others):
        super().__init__(strength, [second, first, *others])
        self.first = first
        self.second = second

    def output(self):
        return self.first if self.direction == BACKWARD else self.second

    def input(self):
        return self.second if self.direction == BACKWARD else self.first

    def choose_direction(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            return FORWARD if second.yields_to(self.strength, mark) else NOWHERE
        if second.mark == mark or first.strength > second.strength:
            return BACKWARD if first.yields_to(self.strength, mark) else NOWHERE
        return FORWARD if second.yields_to(self.strength, mark) else NOWHERE

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        return self.input().is_known(mark)

    def inputs_stay(self):
        return self.input().stay

    def output_strength(self):
        return max(self.strength, self.input().strength)

    def execute(self):
        self.output().value = self.input().value


class ScaleConstraint(EqualityConstraint):
    def __init__(self, strength, first, second, factor, offset):
        super().__init__(strength, first, second, factor, offset)
        self.factor = factor
        self.offset = offset

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.factor.mark = mark
        self.offset.mark = mark

    def inputs_known(self, mark):
        known = super().inputs_known(mark) and self.factor.is_known(mark)
        return known and self.offset.is_known(mark)

    def inputs_stay(self):
        return super().inputs_stay() and self.factor.stay and self.offset.stay

    def execute(self):
        factor, offset = self.factor.value, self.offset.value
        if self.direction == FORWARD:
            self.second.value = self.first.value * factor + offset
        else:
            self.first.value = (self.second.value - offset) // factor


class Planner:
    def __init__(self):
        self.last_mark = 0

    def new_mark(self):
        self.last_mark += 1
        return self.last_mark

    def add(self, constraint):
        for variable in constraint.variables:
            variable.constraints.append(constraint)
        self.incremental_add(constraint)
        return constraint

    def incremental_add(self, constraint):
        mark = self.new_mark()
        displaced = constraint.satisfy(self, mark)
        while displaced is not None:
            displaced = displaced.satisfy(self, mark)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.direction = NOWHERE
        for variable in constraint.variables:
            variable.constraints.remove(constraint)
        unsatisfied = self.remove_propagate(out)
        for strength in range(WEAKEST):
            for other in unsatisfied:
                if other.strength == strength:
                    self.incremental_add(other)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            next = todo.pop()
            if next.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            next.recalculate()
            next.output().add_consumers(todo)
        return True

    def remove_propagate(self, out):
        """Frees a variable and all that follows from it; the constraints not satisfied there."""
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            consumers = []
            variable.add_consumers(consumers)
            for constraint in consumers:
                constraint.recalculate()
                todo.append(constraint.output())
        return unsatisfied

    def make_plan(self, sources):
        """The constraints to execute, in order, when the sources change."""
        mark = self.new_mark()
        plan = []
        todo = [source for source in sources if source.is_satisfied()]
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                out.add_consumers(todo)
        return plan

    def change(self, variable, value):
        """Sets a variable ten times; the length of the plan."""
        edit = self.add(EditConstraint(PREFERRED, variable))
        plan = self.make_plan([edit])
        for i in range(10):
            variable.value = value + i
            for constraint in plan:
                constraint.execute()
        self.incremental_remove(edit)
        return len(plan)


def chain_test(length):
    """A chain of equalities: each change of the first variable runs through to the last."""
    planner = Planner()
    first = last = Variable(0)
    for i in range(length):
        previous = last
        last = Variable(0)
        planner.add(EqualityConstraint(REQUIRED, previous, last))
    planner.add(StayConstraint(STRONG_DEFAULT, last))
    edit = planner.add(EditConstraint(PREFERRED, first))
    plan = planner.make_plan([edit])
    total = 0
    for i in range(100):
        first.value = i
        for constraint in plan:
            constraint.execute()
        total += last.value
    planner.incremental_remove(edit)
    print("chain", total, len(plan), planner.last_mark)


def projection_test(size):
    """Pairs of variables that follow each other through one factor and one offset."""
    planner = Planner()
    factor = Variable(10)
    offset = Variable(1000)
    sources, targets = [], []
    for i in range(size):
        source, target = Variable(i), Variable(i)
        sources.append(source)
        targets.append(target)
        planner.add(StayConstraint(NORMAL, source))
        planner.add(ScaleConstraint(REQUIRED, source, target, factor, offset))
    steps = planner.change(sources[0], 17)
    steps += planner.change(targets[-1], 1050)
    steps += planner.change(factor, 5)
    steps += planner.change(offset, 2000)
    source_sum = sum(variable.value for variable in sources)
    target_sum = sum(variable.value for variable in targets)
    print("projection", source_sum, target_sum, steps, planner.last_mark)


for round in range(5):
    chain_test(2000)
    projection_test(2000)
