/** The pages and files of scores, and other systems' way to them. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoreboard.web;
