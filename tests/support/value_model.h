/*
 * value_model.h - plain C pictures of values, for tests that compare a container with a model.
 *
 * A ModelValue is drawn from a small space (kind and number) and turned into a fresh Value when
 * needed, so that the model owns no runtime memory.
 */
#ifndef RUFF_TESTS_SUPPORT_VALUE_MODEL_H
#define RUFF_TESTS_SUPPORT_VALUE_MODEL_H

#include "runtime/vm.h"

typedef enum ModelKind {
    MODEL_NULL,
    MODEL_BOOL,
    MODEL_INT,
    MODEL_FLOAT,
    MODEL_STRING,
    MODEL_ARRAY, /* array of one int */
    MODEL_KINDS
} ModelKind;

typedef struct ModelValue {
    ModelKind kind;
    int number;
} ModelValue;

/* A small generator of its own, so that a failure can be repeated from the seed. */
typedef struct Random {
    uint64_t state;
} Random;

uint32_t random_below(Random *r, uint32_t limit);
ModelValue model_value_random(Random *r, ModelKind kinds);

/* Owned. The memory limit must allow it. */
Value model_value_make(VM *vm, ModelValue m);
bool model_value_matches(Value v, ModelValue m);

#endif
