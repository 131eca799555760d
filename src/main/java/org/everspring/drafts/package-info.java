/** What somebody has typed into a task's form and not submitted yet, kept on the server until the form is submitted. */
@org.jspecify.annotations.NullMarked
package org.everspring.drafts;
