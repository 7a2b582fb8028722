/*
 * status.h - how an operation that may raise tells its caller.
 *
 * STATUS_THROW means: an exception is pending in vm->error (error.h). Functions that return a
 * pointer return NULL for the same thing. A raising operation leaves its operands and places as
 * they were, so that its own throw edge still owns them.
 */
#ifndef RUFF_RUNTIME_STATUS_H
#define RUFF_RUNTIME_STATUS_H

typedef enum Status { STATUS_OK = 0, STATUS_THROW = 1 } Status;

#endif
