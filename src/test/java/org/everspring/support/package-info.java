/** What tests of several modules share. */
package org.everspring.support;
