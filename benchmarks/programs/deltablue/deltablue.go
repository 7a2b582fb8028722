// DeltaBlue: keeps constraints of different strengths between variables, step by step.
package main

import "fmt"

// Strengths; the smaller number is the stronger.
const (
	required = iota
	strongPreferred
	preferred
	strongDefault
	normal
	weakDefault
	weakest
)

// Where a constraint's value flows to.
const (
	nowhere = iota
	forward
	backward
)

// Variable has a value that constraints determine and read.
type Variable struct {
	value        int
	constraints  []Constraint
	determinedBy Constraint
	mark         int
	strength     int
	stay         bool
}

func newVariable(value int) *Variable {
	return &Variable{value: value, strength: weakest, stay: true}
}

// Whether it can take a value from a constraint of this strength.
func (v *Variable) yieldsTo(strength, mark int) bool {
	return v.mark != mark && strength < v.strength
}

func (v *Variable) isKnown(mark int) bool {
	return v.mark == mark || v.stay || v.determinedBy == nil
}

// The list with the satisfied constraints that read this variable.
func (v *Variable) addConsumers(list []Constraint) []Constraint {
	for _, c := range v.constraints {
		if c != v.determinedBy && c.isSatisfied() {
			list = append(list, c)
		}
	}
	return list
}

func (v *Variable) unlink(c Constraint) {
	for i, other := range v.constraints {
		if other == c {
			v.constraints = append(v.constraints[:i], v.constraints[i+1:]...)
			return
		}
	}
}

// Constraint holds between variables; it determines one of them.
type Constraint interface {
	common() *Common
	isSatisfied() bool
	output() *Variable
	chooseDirection(mark int) int
	markInputs(mark int)
	inputsKnown(mark int) bool
	inputsStay() bool
	outputStrength() int
	execute()
}

// Common is what all constraints have.
type Common struct {
	strength, direction int
	variables           []*Variable
}

func (c *Common) common() *Common {
	return c
}

func (c *Common) isSatisfied() bool {
	return c.direction != nowhere
}

// Works out how strongly the output is held, and its value if that is fixed.
func recalculate(c Constraint) {
	out := c.output()
	out.strength = c.outputStrength()
	out.stay = c.inputsStay()
	if out.stay {
		c.execute()
	}
}

// Unary is a constraint on one variable.
type Unary struct {
	Common
	variable *Variable
	isEdit   bool
}

func newUnary(strength int, variable *Variable, isEdit bool) *Unary {
	return &Unary{Common{strength, nowhere, []*Variable{variable}}, variable, isEdit}
}

func newStay(strength int, variable *Variable) *Unary {
	return newUnary(strength, variable, false)
}

func newEdit(strength int, variable *Variable) *Unary {
	return newUnary(strength, variable, true)
}

func (u *Unary) output() *Variable {
	return u.variable
}

func (u *Unary) chooseDirection(mark int) int {
	if u.variable.yieldsTo(u.strength, mark) {
		return forward
	}
	return nowhere
}

func (u *Unary) markInputs(mark int) {}

func (u *Unary) inputsKnown(mark int) bool {
	return true
}

func (u *Unary) inputsStay() bool {
	return !u.isEdit
}

func (u *Unary) outputStrength() int {
	return u.strength
}

func (u *Unary) execute() {}

// Equality keeps two variables equal.
type Equality struct {
	Common
	first, second *Variable
}

func newEquality(strength int, first, second *Variable) *Equality {
	return &Equality{Common{strength, nowhere, []*Variable{second, first}}, first, second}
}

func (e *Equality) output() *Variable {
	if e.direction == backward {
		return e.first
	}
	return e.second
}

func (e *Equality) input() *Variable {
	if e.direction == backward {
		return e.second
	}
	return e.first
}

func (e *Equality) chooseDirection(mark int) int {
	first, second := e.first, e.second
	if first.mark != mark && (second.mark == mark || first.strength > second.strength) {
		if first.yieldsTo(e.strength, mark) {
			return backward
		}
		return nowhere
	}
	if second.yieldsTo(e.strength, mark) {
		return forward
	}
	return nowhere
}

func (e *Equality) markInputs(mark int) {
	e.input().mark = mark
}

func (e *Equality) inputsKnown(mark int) bool {
	return e.input().isKnown(mark)
}

func (e *Equality) inputsStay() bool {
	return e.input().stay
}

func (e *Equality) outputStrength() int {
	if held := e.input().strength; held > e.strength {
		return held
	}
	return e.strength
}

func (e *Equality) execute() {
	e.output().value = e.input().value
}

// Scale keeps second equal to first times factor plus offset.
type Scale struct {
	Equality
	factor, offset *Variable
}

func newScale(strength int, first, second, factor, offset *Variable) *Scale {
	scale := &Scale{*newEquality(strength, first, second), factor, offset}
	scale.variables = append(scale.variables, factor, offset)
	return scale
}

func (s *Scale) markInputs(mark int) {
	s.Equality.markInputs(mark)
	s.factor.mark = mark
	s.offset.mark = mark
}

func (s *Scale) inputsKnown(mark int) bool {
	return s.Equality.inputsKnown(mark) && s.factor.isKnown(mark) && s.offset.isKnown(mark)
}

func (s *Scale) inputsStay() bool {
	return s.Equality.inputsStay() && s.factor.stay && s.offset.stay
}

func (s *Scale) execute() {
	factor, offset := s.factor.value, s.offset.value
	if s.direction == forward {
		s.second.value = s.first.value*factor + offset
	} else {
		s.first.value = (s.second.value - offset) / factor
	}
}

// Planner adds and removes constraints.
type Planner struct {
	lastMark int
}

func (p *Planner) newMark() int {
	p.lastMark++
	return p.lastMark
}

func (p *Planner) add(c Constraint) {
	for _, v := range c.common().variables {
		v.constraints = append(v.constraints, c)
	}
	p.incrementalAdd(c)
}

// Satisfies a constraint; the one that it displaces, or nil.
func (p *Planner) satisfy(c Constraint, mark int) Constraint {
	common := c.common()
	common.direction = c.chooseDirection(mark)
	if common.direction == nowhere {
		if common.strength == required {
			panic("a required constraint cannot be satisfied")
		}
		return nil
	}
	c.markInputs(mark)
	out := c.output()
	displaced := out.determinedBy
	if displaced != nil {
		displaced.common().direction = nowhere
	}
	out.determinedBy = c
	if !p.addPropagate(c, mark) {
		panic("a cycle of constraints")
	}
	out.mark = mark
	return displaced
}

func (p *Planner) incrementalAdd(c Constraint) {
	mark := p.newMark()
	displaced := p.satisfy(c, mark)
	for displaced != nil {
		displaced = p.satisfy(displaced, mark)
	}
}

func (p *Planner) incrementalRemove(c Constraint) {
	out := c.output()
	c.common().direction = nowhere
	for _, v := range c.common().variables {
		v.unlink(c)
	}
	unsatisfied := p.removePropagate(out)
	for strength := required; strength < weakest; strength++ {
		for _, other := range unsatisfied {
			if other.common().strength == strength {
				p.incrementalAdd(other)
			}
		}
	}
}

func (p *Planner) addPropagate(c Constraint, mark int) bool {
	todo := []Constraint{c}
	for len(todo) > 0 {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if next.output().mark == mark {
			p.incrementalRemove(c)
			return false
		}
		recalculate(next)
		todo = next.output().addConsumers(todo)
	}
	return true
}

// Frees a variable and all that follows from it; the constraints that are not satisfied there.
func (p *Planner) removePropagate(out *Variable) []Constraint {
	out.determinedBy = nil
	out.strength = weakest
	out.stay = true
	unsatisfied := []Constraint{}
	todo := []*Variable{out}
	for len(todo) > 0 {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, c := range v.constraints {
			if !c.isSatisfied() {
				unsatisfied = append(unsatisfied, c)
			}
		}
		for _, c := range v.addConsumers(nil) {
			recalculate(c)
			todo = append(todo, c.output())
		}
	}
	return unsatisfied
}

// The constraints to execute, in order, when the sources change.
func (p *Planner) makePlan(sources ...Constraint) []Constraint {
	mark := p.newMark()
	plan, todo := []Constraint{}, []Constraint{}
	for _, source := range sources {
		if source.isSatisfied() {
			todo = append(todo, source)
		}
	}
	for len(todo) > 0 {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		out := c.output()
		if out.mark != mark && c.inputsKnown(mark) {
			plan = append(plan, c)
			out.mark = mark
			todo = out.addConsumers(todo)
		}
	}
	return plan
}

func executeAll(plan []Constraint) {
	for _, c := range plan {
		c.execute()
	}
}

// Sets a variable ten times; the length of the plan.
func (p *Planner) change(v *Variable, value int) int {
	edit := newEdit(preferred, v)
	p.add(edit)
	plan := p.makePlan(edit)
	for i := 0; i < 10; i++ {
		v.value = value + i
		executeAll(plan)
	}
	p.incrementalRemove(edit)
	return len(plan)
}

// A chain of equalities: each change of the first variable runs through to the last.
func chainTest(length int) {
	planner := &Planner{}
	first := newVariable(0)
	last := first
	for i := 0; i < length; i++ {
		previous := last
		last = newVariable(0)
		planner.add(newEquality(required, previous, last))
	}
	planner.add(newStay(strongDefault, last))
	edit := newEdit(preferred, first)
	planner.add(edit)
	plan := planner.makePlan(edit)
	total := 0
	for i := 0; i < 100; i++ {
		first.value = i
		executeAll(plan)
		total += last.value
	}
	planner.incrementalRemove(edit)
	fmt.Println("chain", total, len(plan), planner.lastMark)
}

func sumOf(variables []*Variable) int {
	total := 0
	for _, v := range variables {
		total += v.value
	}
	return total
}

// Pairs of variables that follow each other through one factor and one offset.
func projectionTest(size int) {
	planner := &Planner{}
	factor, offset := newVariable(10), newVariable(1000)
	sources, targets := []*Variable{}, []*Variable{}
	for i := 0; i < size; i++ {
		source, target := newVariable(i), newVariable(i)
		sources = append(sources, source)
		targets = append(targets, target)
		planner.add(newStay(normal, source))
		planner.add(newScale(required, source, target, factor, offset))
	}
	steps := planner.change(sources[0], 17)
	steps += planner.change(targets[size-1], 1050)
	steps += planner.change(factor, 5)
	steps += planner.change(offset, 2000)
	fmt.Println("projection", sumOf(sources), sumOf(targets), steps, planner.lastMark)
}

func main() {
	for round := 0; round < 5; round++ {
		chainTest(2000)
		projectionTest(2000)
	}
}
