/** Who did what, when, from where, with what result: written with the deed itself, kept for years, read by the auditor. */
@org.jspecify.annotations.NullMarked
package org.everspring.audit;
