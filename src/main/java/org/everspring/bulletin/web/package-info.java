@org.jspecify.annotations.NullMarked
package org.everspring.bulletin.web;
