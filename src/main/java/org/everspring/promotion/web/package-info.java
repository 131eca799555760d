/** The library of experiences and its pages. */
@org.jspecify.annotations.NullMarked
package org.everspring.promotion.web;
