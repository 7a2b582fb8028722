-- DeltaBlue: keeps constraints of different strengths between variables, step by step.

-- Strengths; the smaller number is the stronger.
local REQUIRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAKEST = 0, 2, 3, 4, 6

-- Where a constraint's value flows to.
local NOWHERE, FORWARD, BACKWARD = 0, 1, 2

local Variable = {}
Variable.__index = Variable

function Variable.new(value)
  return setmetatable({
    value = value, constraints = {}, determined_by = nil, mark = 0, strength = WEAKEST, stay = true
  }, Variable)
end

-- Whether it can take a value from a constraint of this strength.
function Variable:yields_to(strength, mark)
  return self.mark ~= mark and strength < self.strength
end

function Variable:is_known(mark)
  return self.mark == mark or self.stay or self.determined_by == nil
end

-- Appends the satisfied constraints that read this variable.
function Variable:add_consumers(list)
  for _, constraint in ipairs(self.constraints) do
    if constraint ~= self.determined_by and constraint:is_satisfied() then
      list[#list + 1] = constraint
    end
  end
end

-- A class whose instances find in `base` what they have not themselves.
local function class(base)
  local made = setmetatable({}, base)
  made.__index = made
  return made
end

local Constraint = {}
Constraint.__index = Constraint

function Constraint:is_satisfied()
  return self.direction ~= NOWHERE
end

-- Satisfies the constraint; the one that it displaces, or nil.
function Constraint:satisfy(planner, mark)
  self.direction = self:choose_direction(mark)
  if self.direction == NOWHERE then
    if self.strength == REQUIRED then error("a required constraint cannot be satisfied") end
    return nil
  end
  self:mark_inputs(mark)
  local out = self:output()
  local displaced = out.determined_by
  if displaced then displaced.direction = NOWHERE end
  out.determined_by = self
  if not planner:add_propagate(self, mark) then error("a cycle of constraints") end
  out.mark = mark
  return displaced
end

-- Works out how strongly the output is held, and its value if that is fixed.
function Constraint:recalculate()
  local out = self:output()
  out.strength = self:output_strength()
  out.stay = self:inputs_stay()
  if out.stay then self:execute() end
end

local Unary = class(Constraint)

function Unary.new(kind, strength, variable)
  return setmetatable({
    strength = strength, direction = NOWHERE, variables = {variable}, variable = variable
  }, kind)
end

function Unary:output()
  return self.variable
end

function Unary:choose_direction(mark)
  return self.variable:yields_to(self.strength, mark) and FORWARD or NOWHERE
end

function Unary:mark_inputs()
end

function Unary:inputs_known()
  return true
end

function Unary:output_strength()
  return self.strength
end

function Unary:execute()
end

local Stay = class(Unary)

function Stay:inputs_stay()
  return true
end

local Edit = class(Unary)

function Edit:inputs_stay()
  return false
end

local Equality = class(Constraint)

function Equality.new(strength, first, second)
  return setmetatable({
    strength = strength, direction = NOWHERE, variables = {second, first},
    first = first, second = second
  }, Equality)
end

function Equality:output()
  return self.direction == BACKWARD and self.first or self.second
end

function Equality:input()
  return self.direction == BACKWARD and self.second or self.first
end

function Equality:choose_direction(mark)
  local first, second = self.first, self.second
  if first.mark == mark then
    return second:yields_to(self.strength, mark) and FORWARD or NOWHERE
  end
  if second.mark == mark or first.strength > second.strength then
    return first:yields_to(self.strength, mark) and BACKWARD or NOWHERE
  end
  return second:yields_to(self.strength, mark) and FORWARD or NOWHERE
end

function Equality:mark_inputs(mark)
  self:input().mark = mark
end

function Equality:inputs_known(mark)
  return self:input():is_known(mark)
end

function Equality:inputs_stay()
  return self:input().stay
end

function Equality:output_strength()
  return math.max(self.strength, self:input().strength)
end

function Equality:execute()
  self:output().value = self:input().value
end

local Scale = class(Equality)

function Scale.new(strength, first, second, factor, offset)
  return setmetatable({
    strength = strength, direction = NOWHERE, variables = {second, first, factor, offset},
    first = first, second = second, factor = factor, offset = offset
  }, Scale)
end

function Scale:mark_inputs(mark)
  Equality.mark_inputs(self, mark)
  self.factor.mark = mark
  self.offset.mark = mark
end

function Scale:inputs_known(mark)
  return Equality.inputs_known(self, mark) and self.factor:is_known(mark)
    and self.offset:is_known(mark)
end

function Scale:inputs_stay()
  return Equality.inputs_stay(self) and self.factor.stay and self.offset.stay
end

function Scale:execute()
  local factor, offset = self.factor.value, self.offset.value
  if self.direction == FORWARD then
    self.second.value = self.first.value * factor + offset
  else
    self.first.value = math.floor((self.second.value - offset) / factor)
  end
end

local Planner = {}
Planner.__index = Planner

function Planner.new()
  return setmetatable({last_mark = 0}, Planner)
end

function Planner:new_mark()
  self.last_mark = self.last_mark + 1
  return self.last_mark
end

function Planner:add(constraint)
  for _, variable in ipairs(constraint.variables) do
    variable.constraints[#variable.constraints + 1] = constraint
  end
  self:incremental_add(constraint)
  return constraint
end

function Planner:incremental_add(constraint)
  local mark = self:new_mark()
  local displaced = constraint:satisfy(self, mark)
  while displaced do
    displaced = displaced:satisfy(self, mark)
  end
end

local function remove_first(list, value)
  for i, item in ipairs(list) do
    if item == value then
      table.remove(list, i)
      return
    end
  end
end

function Planner:incremental_remove(constraint)
  local out = constraint:output()
  constraint.direction = NOWHERE
  for _, variable in ipairs(constraint.variables) do
    remove_first(variable.constraints, constraint)
  end
  local unsatisfied = self:remove_propagate(out)
  for strength = REQUIRED, WEAKEST - 1 do
    for _, other in ipairs(unsatisfied) do
      if other.strength == strength then self:incremental_add(other) end
    end
  end
end

function Planner:add_propagate(constraint, mark)
  local todo = {constraint}
  while #todo > 0 do
    local next = table.remove(todo)
    if next:output().mark == mark then
      self:incremental_remove(constraint)
      return false
    end
    next:recalculate()
    next:output():add_consumers(todo)
  end
  return true
end

-- Frees a variable and all that follows from it; the constraints that are not satisfied there.
function Planner:remove_propagate(out)
  out.determined_by = nil
  out.strength = WEAKEST
  out.stay = true
  local unsatisfied = {}
  local todo = {out}
  while #todo > 0 do
    local variable = table.remove(todo)
    for _, constraint in ipairs(variable.constraints) do
      if not constraint:is_satisfied() then unsatisfied[#unsatisfied + 1] = constraint end
    end
    local consumers = {}
    variable:add_consumers(consumers)
    for _, constraint in ipairs(consumers) do
      constraint:recalculate()
      todo[#todo + 1] = constraint:output()
    end
  end
  return unsatisfied
end

-- The constraints to execute, in order, when the sources change.
function Planner:make_plan(sources)
  local mark = self:new_mark()
  local plan, todo = {}, {}
  for _, source in ipairs(sources) do
    if source:is_satisfied() then todo[#todo + 1] = source end
  end
  while #todo > 0 do
    local constraint = table.remove(todo)
    local out = constraint:output()
    if out.mark ~= mark and constraint:inputs_known(mark) then
      plan[#plan + 1] = constraint
      out.mark = mark
      out:add_consumers(todo)
    end
  end
  return plan
end

local function execute_all(plan)
  for _, constraint in ipairs(plan) do
    constraint:execute()
  end
end

-- Sets a variable ten times; the length of the plan.
function Planner:change(variable, value)
  local edit = self:add(Unary.new(Edit, PREFERRED, variable))
  local plan = self:make_plan({edit})
  for i = 0, 9 do
    variable.value = value + i
    execute_all(plan)
  end
  self:incremental_remove(edit)
  return #plan
end

-- A chain of equalities: each change of the first variable runs through to the last.
local function chain_test(length)
  local planner = Planner.new()
  local first = Variable.new(0)
  local last = first
  for _ = 1, length do
    local previous = last
    last = Variable.new(0)
    planner:add(Equality.new(REQUIRED, previous, last))
  end
  planner:add(Unary.new(Stay, STRONG_DEFAULT, last))
  local edit = planner:add(Unary.new(Edit, PREFERRED, first))
  local plan = planner:make_plan({edit})
  local total = 0
  for i = 0, 99 do
    first.value = i
    execute_all(plan)
    total = total + last.value
  end
  planner:incremental_remove(edit)
  print("chain " .. total .. " " .. #plan .. " " .. planner.last_mark)
end

local function sum_of(variables)
  local total = 0
  for _, variable in ipairs(variables) do
    total = total + variable.value
  end
  return total
end

-- Pairs of variables that follow each other through one factor and one offset.
local function projection_test(size)
  local planner = Planner.new()
  local factor, offset = Variable.new(10), Variable.new(1000)
  local sources, targets = {}, {}
  for i = 1, size do
    local source, target = Variable.new(i - 1), Variable.new(i - 1)
    sources[i] = source
    targets[i] = target
    planner:add(Unary.new(Stay, NORMAL, source))
    planner:add(Scale.new(REQUIRED, source, target, factor, offset))
  end
  local steps = planner:change(sources[1], 17)
  steps = steps + planner:change(targets[size], 1050)
  steps = steps + planner:change(factor, 5)
  steps = steps + planner:change(offset, 2000)
  print(string.format("projection %d %d %d %d", sum_of(sources), sum_of(targets), steps,
    planner.last_mark))
end

for _ = 1, 5 do
  chain_test(2000)
  projection_test(2000)
end
