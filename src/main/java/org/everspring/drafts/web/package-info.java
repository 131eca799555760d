@org.jspecify.annotations.NullMarked
package org.everspring.drafts.web;
