/** The annual assessment: scores are reviewed, confirmed or appealed against, approved, frozen and published. */
@org.jspecify.annotations.NullMarked
package org.everspring.assessment;
