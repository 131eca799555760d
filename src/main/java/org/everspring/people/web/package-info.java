/** The pages of accounts and deputies, and the page of one’s own. */
@org.jspecify.annotations.NullMarked
package org.everspring.people.web;
