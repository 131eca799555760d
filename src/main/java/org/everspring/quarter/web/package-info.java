/** The pages of quarters and summaries. */
@org.jspecify.annotations.NullMarked
package org.everspring.quarter.web;
