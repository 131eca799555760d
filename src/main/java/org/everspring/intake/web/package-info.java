/** The interface that other systems hand in problems by. */
package org.everspring.intake.web;
