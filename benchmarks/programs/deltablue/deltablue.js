// DeltaBlue: keeps constraints of different strengths between variables, step by step.

// Strengths; the smaller number is the stronger.
const REQUIRED = 0;
const PREFERRED = 2;
const STRONG_DEFAULT = 3;
const NORMAL = 4;
const WEAKEST = 6;

// Where a constraint's value flows to.
const NOWHERE = 0;
const FORWARD = 1;
const BACKWARD = 2;

class Variable {
  constructor(value) {
    this.value = value;
    this.constraints = [];
    this.determinedBy = null;
    this.mark = 0;
    this.strength = WEAKEST;
    this.stay = true;
  }

  // Whether it can take a value from a constraint of this strength.
  yieldsTo(strength, mark) {
    return this.mark !== mark && strength < this.strength;
  }

  isKnown(mark) {
    return this.mark === mark || this.stay || this.determinedBy === null;
  }

  // Appends the satisfied constraints that read this variable.
  addConsumers(constraints) {
    for (const constraint of this.constraints) {
      if (constraint !== this.determinedBy && constraint.isSatisfied()) {
        constraints.push(constraint);
      }
    }
  }
}

class Constraint {
  constructor(strength, variables) {
    this.strength = strength;
    this.direction = NOWHERE;
    this.variables = variables;
  }

  isSatisfied() {
    return this.direction !== NOWHERE;
  }

  // Satisfies the constraint; the one that it displaces, or null.
  satisfy(planner, mark) {
    this.direction = this.chooseDirection(mark);
    if (this.direction === NOWHERE) {
      if (this.strength === REQUIRED) throw new Error("a required constraint cannot be satisfied");
      return null;
    }
    this.markInputs(mark);
    const out = this.output();
    const displaced = out.determinedBy;
    if (displaced !== null) displaced.direction = NOWHERE;
    out.determinedBy = this;
    if (!planner.addPropagate(this, mark)) throw new Error("a cycle of constraints");
    out.mark = mark;
    return displaced;
  }

  // Works out how strongly the output is held, and its value if that is fixed.
  recalculate() {
    const out = this.output();
    out.strength = this.outputStrength();
    out.stay = this.inputsStay();
    if (out.stay) this.execute();
  }
}

class UnaryConstraint extends Constraint {
  constructor(strength, variable) {
    super(strength, [variable]);
    this.variable = variable;
  }

  output() {
    return this.variable;
  }

  chooseDirection(mark) {
    return this.variable.yieldsTo(this.strength, mark) ? FORWARD : NOWHERE;
  }

  markInputs() {}

  inputsKnown() {
    return true;
  }

  outputStrength() {
    return this.strength;
  }

  execute() {}
}

class StayConstraint extends UnaryConstraint {
  inputsStay() {
    return true;
  }
}

class EditConstraint extends UnaryConstraint {
  inputsStay() {
    return false;
  }
}

class EqualityConstraint extends Constraint {
  constructor(strength, first, second, ...others) {
    super(strength, [second, first, ...others]);
    this.first = first;
    this.second = second;
  }

  output() {
    return this.direction === BACKWARD ? this.first : this.second;
  }

  input() {
    return this.direction === BACKWARD ? this.second : this.first;
  }

  chooseDirection(mark) {
    const { first, second } = this;
    if (first.mark === mark) return second.yieldsTo(this.strength, mark) ? FORWARD : NOWHERE;
    if (second.mark === mark || first.strength > second.strength) {
      return first.yieldsTo(this.strength, mark) ? BACKWARD : NOWHERE;
    }
    return second.yieldsTo(this.strength, mark) ? FORWARD : NOWHERE;
  }

  markInputs(mark) {
    this.input().mark = mark;
  }

  inputsKnown(mark) {
    return this.input().isKnown(mark);
  }

  inputsStay() {
    return this.input().stay;
  }

  outputStrength() {
    return Math.max(this.strength, this.input().strength);
  }

  execute() {
    this.output().value = this.input().value;
  }
}

class ScaleConstraint extends EqualityConstraint {
  constructor(strength, first, second, factor, offset) {
    super(strength, first, second, factor, offset);
    this.factor = factor;
    this.offset = offset;
  }

  markInputs(mark) {
    super.markInputs(mark);
    this.factor.mark = mark;
    this.offset.mark = mark;
  }

  inputsKnown(mark) {
    return super.inputsKnown(mark) && this.factor.isKnown(mark) && this.offset.isKnown(mark);
  }

  inputsStay() {
    return super.inputsStay() && this.factor.stay && this.offset.stay;
  }

  execute() {
    const factor = this.factor.value;
    const offset = this.offset.value;
    if (this.direction === FORWARD) {
      this.second.value = this.first.value * factor + offset;
    } else {
      this.first.value = Math.floor((this.second.value - offset) / factor);
    }
  }
}

class Planner {
  constructor() {
    this.lastMark = 0;
  }

  newMark() {
    this.lastMark++;
    return this.lastMark;
  }

  add(constraint) {
    for (const variable of constraint.variables) {
      variable.constraints.push(constraint);
    }
    this.incrementalAdd(constraint);
    return constraint;
  }

  incrementalAdd(constraint) {
    const mark = this.newMark();
    let displaced = constraint.satisfy(this, mark);
    while (displaced !== null) {
      displaced = displaced.satisfy(this, mark);
    }
  }

  incrementalRemove(constraint) {
    const out = constraint.output();
    constraint.direction = NOWHERE;
    for (const variable of constraint.variables) {
      variable.constraints.splice(variable.constraints.indexOf(constraint), 1);
    }
    const unsatisfied = this.removePropagate(out);
    for (let strength = REQUIRED; strength < WEAKEST; strength++) {
      for (const other of unsatisfied) {
        if (other.strength === strength) this.incrementalAdd(other);
      }
    }
  }

  addPropagate(constraint, mark) {
    const todo = [constraint];
    while (todo.length > 0) {
      const next = todo.pop();
      if (next.output().mark === mark) {
        this.incrementalRemove(constraint);
        return false;
      }
      next.recalculate();
      next.output().addConsumers(todo);
    }
    return true;
  }

  // Frees a variable and all that follows from it; the constraints that are not satisfied there.
  removePropagate(out) {
    out.determinedBy = null;
    out.strength = WEAKEST;
    out.stay = true;
    const unsatisfied = [];
    const todo = [out];
    while (todo.length > 0) {
      const variable = todo.pop();
      for (const constraint of variable.constraints) {
        if (!constraint.isSatisfied()) unsatisfied.push(constraint);
      }
      const consumers = [];
      variable.addConsumers(consumers);
      for (const constraint of consumers) {
        constraint.recalculate();
        todo.push(constraint.output());
      }
    }
    return unsatisfied;
  }

  // The constraints to execute, in order, when the sources change.
  makePlan(sources) {
    const mark = this.newMark();
    const plan = [];
    const todo = sources.filter((source) => source.isSatisfied());
    while (todo.length > 0) {
      const constraint = todo.pop();
      const out = constraint.output();
      if (out.mark !== mark && constraint.inputsKnown(mark)) {
        plan.push(constraint);
        out.mark = mark;
        out.addConsumers(todo);
      }
    }
    return plan;
  }

  // Sets a variable ten times; the length of the plan.
  change(variable, value) {
    const edit = this.add(new EditConstraint(PREFERRED, variable));
    const plan = this.makePlan([edit]);
    for (let i = 0; i < 10; i++) {
      variable.value = value + i;
      for (const constraint of plan) constraint.execute();
    }
    this.incrementalRemove(edit);
    return plan.length;
  }
}

// A chain of equalities: each change of the first variable runs through to the last.
function chainTest(length) {
  const planner = new Planner();
  const first = new Variable(0);
  let last = first;
  for (let i = 0; i < length; i++) {
    const previous = last;
    last = new Variable(0);
    planner.add(new EqualityConstraint(REQUIRED, previous, last));
  }
  planner.add(new StayConstraint(STRONG_DEFAULT, last));
  const edit = planner.add(new EditConstraint(PREFERRED, first));
  const plan = planner.makePlan([edit]);
  let total = 0;
  for (let i = 0; i < 100; i++) {
    first.value = i;
    for (const constraint of plan) constraint.execute();
    total += last.value;
  }
  planner.incrementalRemove(edit);
  console.log(`chain ${total} ${plan.length} ${planner.lastMark}`);
}

// Pairs of variables that follow each other through one factor and one offset.
function projectionTest(size) {
  const planner = new Planner();
  const factor = new Variable(10);
  const offset = new Variable(1000);
  const sources = [];
  const targets = [];
  for (let i = 0; i < size; i++) {
    const source = new Variable(i);
    const target = new Variable(i);
    sources.push(source);
    targets.push(target);
    planner.add(new StayConstraint(NORMAL, source));
    planner.add(new ScaleConstraint(REQUIRED, source, target, factor, offset));
  }
  let steps = planner.change(sources[0], 17);
  steps += planner.change(targets[size - 1], 1050);
  steps += planner.change(factor, 5);
  steps += planner.change(offset, 2000);
  const sumOf = (variables) => variables.reduce((total, variable) => total + variable.value, 0);
  console.log(`projection ${sumOf(sources)} ${sumOf(targets)} ${steps} ${planner.lastMark}`);
}

for (let round = 0; round < 5; round++) {
  chainTest(2000);
  projectionTest(2000);
}
