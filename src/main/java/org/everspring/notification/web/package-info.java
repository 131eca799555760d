/** The page of notices. */
package org.everspring.notification.web;
