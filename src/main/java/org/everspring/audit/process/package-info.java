/** What the engine tells the audit. */
@org.jspecify.annotations.NullMarked
package org.everspring.audit.process;
