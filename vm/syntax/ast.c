#include "vm/syntax/ast.h"

const char *ast_binary_op_text(BinaryOp op)
{
    static const char *const texts[] = {
        [BINARY_PIPE] = "|>", [BINARY_COALESCE] = "??", [BINARY_OR] = "||", [BINARY_AND] = "&&",
        [BINARY_EQ] = "==",   [BINARY_NE] = "!=",       [BINARY_LT] = "<",  [BINARY_LE] = "<=",
        [BINARY_GT] = ">",    [BINARY_GE] = ">=",       [BINARY_ADD] = "+", [BINARY_SUB] = "-",
        [BINARY_MUL] = "*",   [BINARY_DIV] = "/",       [BINARY_MOD] = "%",
    };
    return texts[op];
}

const char *ast_unary_op_text(UnaryOp op)
{
    static const char *const texts[] = {
        [UNARY_NEG] = "-", [UNARY_NOT] = "!", [UNARY_AWAIT] = "await"};
    return texts[op];
}
