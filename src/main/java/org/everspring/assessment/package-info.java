/** The annual assessment: scores are reviewed, confirmed or appealed against, approved, frozen and published. */
package org.everspring.assessment;
