/** The tables of instructions. */
@org.jspecify.annotations.NullMarked
package org.everspring.instruction.jdbc;
