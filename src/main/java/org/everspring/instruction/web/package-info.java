/** The pages of instructions. */
@org.jspecify.annotations.NullMarked
package org.everspring.instruction.web;
