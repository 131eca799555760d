/** The pages of the audit, and what writes down each request that changes something. */
@org.jspecify.annotations.NullMarked
package org.everspring.audit.web;
