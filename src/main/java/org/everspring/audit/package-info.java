/** Who did what, when, from where, with what result: written with the deed itself, kept for years, read by the auditor. */
package org.everspring.audit;
