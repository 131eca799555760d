/** The problems of the closed loop as people find and read them: the lists, and each with all that belongs to it. */
package org.everspring.problems;
